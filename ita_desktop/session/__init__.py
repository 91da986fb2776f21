"""One open report: its current value, its history, its file. QtCore and QtGui, no widgets."""
