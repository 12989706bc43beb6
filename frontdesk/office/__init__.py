"""The shared part's own pages and commands."""
