"""What is kept of checking and reviewing a report: on no form, never printed, never searched."""
