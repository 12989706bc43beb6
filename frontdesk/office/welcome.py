"""What `serve` prints once it answers: where to look and how to log in."""


def lines(base_url: str) -> list[str]:
    """One line a fact; `base_url` has no slash at its end."""
    return [
        f"Frontdesk   {base_url}/",
        f"Desk        {base_url}/desk/",
        f"Kiosk       {base_url}/kiosk/",
    ]
