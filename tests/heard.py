"""Who hears of a to-do as time goes by."""

from collections.abc import Sequence
from datetime import datetime

from frontdesk.outbox.models import Channel, Notice
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run


def heard_by(kind: str, moments: Sequence[datetime]) -> list[list[str]]:
    """Let the ladders climb at each moment: whose inbox holds notices of this kind by then."""
    told = []
    for now in moments:
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind=kind, channel=Channel.INBOX).order_by("pk")
        told.append([row.reader.username for row in rows.select_related("reader") if row.reader])
    return told
