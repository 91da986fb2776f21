"""ITA Desktop: write, check, print and hand in a Thai agency's integrity and transparency report."""

__version__ = "0.1.0"
