"""Change the criteria: what a new edition takes up of the one before, and what it means."""
