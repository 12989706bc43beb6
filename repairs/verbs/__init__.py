"""What the trail calls the steps of repairs; a file a subject."""
