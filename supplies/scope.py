"""Who may still know of a notice about supplies, and which notices are settled meanwhile."""

from collections.abc import Sequence

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can


def buyers(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who buys, and may see prices."""
    return {notice.pk for notice in notices} if reader.can(Can.BUY_SUPPLIES) else set()


def storekeepers(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who runs the store."""
    return {notice.pk for notice in notices} if reader.can(Can.RUN_SUPPLIES) else set()


def stocktakes_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who runs the store."""
    return {notice.pk for notice in notices} if reader.can(Can.RUN_SUPPLIES) else set()


def reports_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who may know prices."""
    return {notice.pk for notice in notices} if reader.can(Can.BUY_SUPPLIES) else set()
