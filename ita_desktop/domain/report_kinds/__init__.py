"""Kinds of report (แบบรายงาน) as data: what a new report of a kind begins with, and a report's frame as a kind."""
