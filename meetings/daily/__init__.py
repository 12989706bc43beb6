"""What meetings count day by day."""
