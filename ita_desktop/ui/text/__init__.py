"""The editors under every text."""
