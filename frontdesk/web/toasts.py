"""A toast: one line that says what happened, with a link or a way to take it back."""

from django.contrib import messages
from django.http import HttpRequest

from frontdesk.refusal import Refused


def toast(request: HttpRequest, words: str, *, undo: str = "") -> None:
    """Say that it is done. `words` may be safe HTML with a link; `undo` is the address whose POST takes it back."""
    messages.success(request, words, extra_tags=undo)


def refused(request: HttpRequest, error: Refused) -> None:
    """Say why it was not done; stays until it is closed."""
    messages.error(request, str(error))


KEPT = "keep"


def keep(request: HttpRequest, words: str) -> None:
    """Words that stand on the next page until it is left: what is shown once and must be copied down."""
    messages.info(request, words, extra_tags=KEPT)
