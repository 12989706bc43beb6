"""An id as an address or a form sends it."""


def id_in(sent: object) -> int:
    """The id that was typed; 0, which no record has, where it is none or no table takes it."""
    text = str(sent or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
