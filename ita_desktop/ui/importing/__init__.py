"""What is imported from an office file, before it is: the table as it was read, and what comes of it."""
