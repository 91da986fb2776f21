"""What a report says: whether steps have results, results have evidence, and nothing is there twice."""
