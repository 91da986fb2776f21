"""Opening, saving, printing, sending, comparing and merging files."""
