"""Records of repairs in words, for who may see them; a file a subject."""
