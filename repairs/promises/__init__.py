"""What repairs owe; a file a promise."""
