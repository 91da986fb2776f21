"""Files for others, one module a format: a report in, the bytes of the file out. Pure, but for `exported_file.py`."""
