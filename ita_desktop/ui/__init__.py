"""The window. QtWidgets live here and nowhere else."""

from ita_desktop.session.qt import overrides  # noqa: F401  # before any class below one of Qt's is made
