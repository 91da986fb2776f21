"""Finding, replacing, suggesting, and what differs between two values."""
