"""What happens to tickets and rounds; a module a noun."""
