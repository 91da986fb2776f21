"""The page of the open report: outline, forms, find."""
