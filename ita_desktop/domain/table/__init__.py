"""The table of a report as the user makes it: which columns there are, and what stands in one of them."""
