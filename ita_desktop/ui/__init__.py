"""The window. QtWidgets live here and nowhere else."""
