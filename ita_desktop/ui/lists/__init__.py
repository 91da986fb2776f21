"""The editor of numbered lists."""
