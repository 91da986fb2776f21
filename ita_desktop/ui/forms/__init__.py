"""The forms of a report and their fields."""
