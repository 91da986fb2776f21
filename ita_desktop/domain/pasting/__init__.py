"""What comes from a clipboard becomes items, and items become what a clipboard takes."""
