"""Kinds of report as files, in and out (docs/kinds.md): those that the program ships, and the user's own."""
