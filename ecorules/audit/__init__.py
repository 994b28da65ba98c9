"""Conduct an audit: findings, the conclusion, what is outstanding, and the record of it."""
