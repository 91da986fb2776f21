"""A report for this year out of last year's: the choices, the list of years that move, and the command."""
