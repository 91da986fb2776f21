"""A table of an office file becomes issues and measures: its head, its rows, its cells, one after the other."""
