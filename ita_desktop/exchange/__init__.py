"""The report in other formats, in and out."""
