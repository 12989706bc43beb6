"""What the counter counts day by day."""
