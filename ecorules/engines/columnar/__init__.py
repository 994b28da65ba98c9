"""Many cases at once, as columns: the same meaning as `language.evaluate`, one expression a node.

Polars stands here and nowhere else; nothing of it is imported before it is needed.
"""
