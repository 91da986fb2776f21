"""Report files, their versions and copies on the disk."""
