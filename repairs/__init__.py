"""The building: tickets, dispatch, rounds."""
