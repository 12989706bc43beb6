"""Sections of a visit's page, a module a noun."""
