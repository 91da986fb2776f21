"""How a text is written: spaces, digits, years, brackets, and words that the rest of the report writes otherwise."""
