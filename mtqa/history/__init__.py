"""What came before a run, or stands in the text about it: baselines, decisions, git changes, comments that hide findings."""
