"""What rooms owe to the clock; a file a rule."""
