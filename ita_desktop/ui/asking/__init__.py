"""Every question that the program asks, and where it shows what happened."""
