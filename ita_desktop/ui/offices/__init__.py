"""The report files of many offices in one table."""
