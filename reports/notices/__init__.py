"""What is told about the months as a whole and about the desk; a file a kind."""
