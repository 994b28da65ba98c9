"""A comparison of two editions over past cases, said as text, as JSON and as a page."""
