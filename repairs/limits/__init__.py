"""Settings of repairs that belong to no rule and no promise; a file a subject."""
