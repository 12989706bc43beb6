"""What the months as a whole owe to the clock; a file a rule."""
