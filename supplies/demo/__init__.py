"""The demo company's supplies: what is kept, a year of it moving, and a day with something in every state."""
