"""Workbooks in: sheets as cells of text that know where they stand, however they were made."""
