"""Recommendations and decisions for people: pages on a terminal, JSON, and the certificate."""
