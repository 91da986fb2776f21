"""Two reports compared, and two people's reports merged."""
