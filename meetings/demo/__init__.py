"""The demo company's rooms and meetings; a file an act."""
