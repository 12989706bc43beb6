"""Limits: typed settings with defaults; each change is a new immutable version."""
