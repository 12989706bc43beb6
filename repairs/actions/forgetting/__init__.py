"""How repairs forget: tickets with all that was written beside them, notes of rounds, whom one spoke to at a contractor."""
