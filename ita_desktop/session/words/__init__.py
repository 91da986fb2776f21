"""The words of the open report: where they begin, finding them, suggesting those that were used before."""
