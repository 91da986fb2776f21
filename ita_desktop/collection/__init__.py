"""Many offices' reports in one database: taking them in, and questions about them."""
