"""The list of findings under the open report: what is missing and what is wrong, in one place."""
