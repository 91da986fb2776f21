"""Every question that the program asks, and where it says what happened."""
