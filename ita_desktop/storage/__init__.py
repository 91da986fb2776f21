"""The report file. SQLAlchemy and sqlite3 live here and nowhere else."""
