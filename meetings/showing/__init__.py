"""Rooms and bookings in words and on the board; a file a subject."""
