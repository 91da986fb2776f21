"""An office file on its way into a report: read in the background, understood as the user chooses, shown."""
