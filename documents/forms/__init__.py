"""What people type about documents; a module a subject."""
