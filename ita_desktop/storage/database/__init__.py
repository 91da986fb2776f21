"""The tables of the report file, and values as rows and back."""
