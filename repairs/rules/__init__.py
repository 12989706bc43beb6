"""What repairs owe to the clock; a file a rule."""
