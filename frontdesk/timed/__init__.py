"""Timed rules: the registry, runs, dry run, the hook into beat."""
