"""Misspelt Thai and what was meant. Plain Python on one text: knows nothing of reports."""
