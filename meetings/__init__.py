"""Rooms, bookings, preparation, minutes."""
