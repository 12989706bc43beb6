"""What views share: the gate, the one-time form key, the list page, the shell of every page."""
