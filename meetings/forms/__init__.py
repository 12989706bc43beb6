"""Forms of rooms and bookings; a file a subject."""
