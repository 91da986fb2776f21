"""One open report: its current value, its history, its file. QtCore and QtGui, no widgets."""

from ita_desktop.session.qt import overrides  # noqa: F401  # before any class below one of Qt's is made
