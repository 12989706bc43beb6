"""The demo company's repairs; a file an act."""
