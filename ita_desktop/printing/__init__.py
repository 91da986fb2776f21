"""The paper: a report's value in, pages out."""
