"""Those who buy hear some weeks before that a supply agreement ends, and can make it longer or ask for quotes."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from supplies.models import Agreement
from supplies.scope import buyers


def no_longer_ending(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose agreement was ended, or made longer than it says."""
    agreements = Agreement.objects.filter(ended_at__isnull=True).in_bulk([notice.subject_id for notice in notices])
    ends = {notice.pk: str(notice.data.get("until", "")) for notice in notices}
    known = {pk: each.until_on.isoformat() for pk, each in agreements.items()}
    return {notice.pk for notice in notices if known.get(notice.subject_id) != ends[notice.pk]}


class AgreementEnds(NoticeKind):
    """Those who buy hear some weeks before that a supply agreement ends, and can make it longer or ask for quotes."""

    label = _("a supply agreement ends")
    hears = _("Those who buy hear some weeks before that a supply agreement ends, and can make it longer or ask for quotes.")
    scope = staticmethod(buyers)
    settled = staticmethod(no_longer_ending)
    placeholders = ("supplier", "last", "items", "link")
