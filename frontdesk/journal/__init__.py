"""The trail: who did what to which record when; written by actions only, sealed within a minute."""
