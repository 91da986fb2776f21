"""Two reports compared, two people's reports merged, and the part of a report that is handed out for that."""
