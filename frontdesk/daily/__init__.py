"""Daily facts: what was counted on each day, so that months and years are added up from few small rows."""
