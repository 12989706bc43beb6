"""Whoever asked for more time for a repair hears the answer."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class MoreTimeAnswered(NoticeKind):
    """Whoever asked for more time for a repair hears the answer."""

    label = _("more time is agreed to or refused")
    hears = _("Whoever asked for more time for a repair hears the answer.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "answer", "words")
    samples = {**SAMPLES, "answer": ("同意，新期限为11月24日 18:00", "agreed to, due on November 24 18:00"), "words": ("", "")}
