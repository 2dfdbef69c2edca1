"""Words that are there twice."""
