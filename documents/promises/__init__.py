"""What is owed about documents; a file a promise."""
