"""Sections of other records' pages that are about rooms."""
