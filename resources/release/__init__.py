"""What is given out as a version: the program for Linux and Windows with its licences, its list of parts, checksums and
notes.

`__main__.py` has the commands, `make release` runs them. `parts.toml` lists all that may be in a built program.
"""
