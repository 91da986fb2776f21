"""The command line: one command, a report or nothing, which opens the window."""
