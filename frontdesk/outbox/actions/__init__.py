"""What people change about notices: how they hear of things, the company's words, what was given up, a test."""
