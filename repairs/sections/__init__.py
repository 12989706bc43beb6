"""Sections on the pages of repairs; a file a noun."""
