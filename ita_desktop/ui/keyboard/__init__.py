"""Commands with their keys, Thai layouts, and the steps of the caret."""
