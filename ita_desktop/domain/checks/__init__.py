"""What is missing or contradicts itself. A finding names its place; it never blocks saving or printing."""
