"""What is done about the months as a whole, and at the desk as one shift follows another."""
