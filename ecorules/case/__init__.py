"""The case: what was handed in about one area, and what of it counts on the day."""
