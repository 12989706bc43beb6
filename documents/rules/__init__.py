"""What happens to documents by the clock; a file a rule."""
