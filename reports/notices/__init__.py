"""What is told about the months as a whole; a file a kind."""
