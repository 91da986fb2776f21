"""What a report is about: whether steps have results, results have evidence, and nothing is there twice."""
