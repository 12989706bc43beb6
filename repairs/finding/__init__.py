"""What follows from the records of repairs: the clocks of a ticket, and their sum in words."""
