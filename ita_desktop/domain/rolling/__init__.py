"""A report for another year out of an earlier one: which years in it move, and the report that comes of it."""
