"""Thai digits, years and dates in words, and the letters that a caret passes at once."""
