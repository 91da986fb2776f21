"""An office file becomes a report: its cover, its measures, and what the user should know of them."""
