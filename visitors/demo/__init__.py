"""The demo company's visitor book, an act a module."""
