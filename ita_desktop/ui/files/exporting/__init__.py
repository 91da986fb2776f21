"""Giving a report to others in another format: the dialog with a card for each, and what it does."""
