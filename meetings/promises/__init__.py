"""What is owed about rooms and meetings; a file a promise."""
