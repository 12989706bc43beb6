"""People, departments and the roles an auditor can read."""
