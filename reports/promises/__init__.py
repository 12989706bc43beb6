"""What the desk as a whole owes; a file a promise."""
