"""Whatever arrives at the counter: visits, badges, the kiosk."""
