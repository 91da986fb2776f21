"""How everything looks and what screen readers read out."""
