"""What the figures of a month come to for the house, and how that is kept."""
