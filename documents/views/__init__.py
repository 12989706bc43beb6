"""The pages of documents; a module a subject."""
