"""Volumes over many areas: one for each province and one for all, as the department prints them."""
