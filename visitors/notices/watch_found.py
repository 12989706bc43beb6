"""Whoever answers for an entry of the watch-list hears that somebody like it is announced or here."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from visitors.models import WatchEntry


def entries_kept(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """Whoever keeps the list, or answers for the entry."""
    ids = {notice.subject_id for notice in notices}
    seen = WatchEntry.objects.filter(pk__in=ids)
    mine = set((seen.visible_to(reader) | seen.filter(owner=reader)).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in mine}


class WatchFound(NoticeKind):
    """Whoever answers for an entry of the watch-list hears that somebody like it is announced or here."""

    label = _("somebody on the watch-list")
    hears = _("Whoever answers for an entry of the watch-list hears that somebody like it is announced or here.")
    channels = (Channel.INBOX,)
    scope = staticmethod(entries_kept)
    placeholders = (
        "number",
        "kind",
        "link",
    )
