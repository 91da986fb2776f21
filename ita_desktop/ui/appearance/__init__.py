"""How everything looks and what a screen reader says."""
