"""What an action answers when it must not happen: words a person can act on, never a stack trace."""


class Refused(Exception):
    """Raised by actions; `str(error)` is shown to the person, `code` tells tests and pages which refusal it is."""

    def __init__(self, message: str, code: str = ""):
        super().__init__(message)
        self.code = code


def refuse_unless(holds: bool, message: str, code: str) -> None:
    """Go on only when this holds."""
    if not holds:
        raise Refused(message, code)
