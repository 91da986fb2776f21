"""Kinds of report in the window: which a new report is of, a report's frame as one, and files of them."""
