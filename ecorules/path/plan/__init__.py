"""The year's plan from a way: activities, with owners and months, to be changed and followed."""
