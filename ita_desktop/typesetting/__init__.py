"""Thai text on a PDF page. Knows nothing of reports."""
