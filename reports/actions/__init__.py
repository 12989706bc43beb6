"""What is done about the months as a whole."""
