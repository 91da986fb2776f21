"""What the program keeps for itself in its private folder: settings and a log. No Qt."""
