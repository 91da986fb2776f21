"""The page of the columns of the table."""
