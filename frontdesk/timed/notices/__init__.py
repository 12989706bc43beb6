"""Notices of the shared rules."""
