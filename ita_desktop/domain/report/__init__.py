"""The report as one immutable value, and every change that can be made to it."""
