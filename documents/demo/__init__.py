"""The demo company's documents; a file an act."""
