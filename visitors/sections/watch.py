"""On a visit's page, for the desk only: whom on the watch-list the visitor is like, and the decision."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.models import Visit
from visitors.models.watch import WatchEntry


class Watch(Section):
    """Before everything else on the page."""

    name = "visitors.watch"
    on = Visit
    template = "visitors/_section_watch.html"
    order = 5

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if not person.can(Can.RECEIVE_VISITORS) or record.forgotten_at:
            return None
        hits = list(record.watch_hits.select_related("entry__owner", "decided_by"))
        if not hits:
            return None
        kind = WatchEntry.Kind
        undecided = [hit for hit in hits if hit.decided_at is None and hit.entry.kind != kind.VIP and not record.is_vip]
        is_open = bool(undecided) and not (record.left_at or record.cancelled_at or record.declined_at)
        return {"hits": hits, "is_open": is_open, "needs_words": any(hit.entry.kind == kind.BLOCK for hit in undecided)}
