"""Reports for people: one model of what a report says, and a writer for each kind of file.

What is said is decided once, in both languages, as sections of paragraphs, tables and pictures.
A writer only lays it out, so every row, count and level is the same in each file.
"""
