"""What stands in files of other programs: one module a format. Called in the helper process only."""
