"""Who took supplies is asked to confirm on the phone."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from supplies.models import Handout
from supplies.scope import handouts_seen


def confirmed_meanwhile(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose handout was confirmed meanwhile."""
    open_ones = set(Handout.objects.unconfirmed().filter(pk__in=[n.subject_id for n in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in open_ones}


class HandoutToConfirm(NoticeKind):
    """Who took supplies is asked to confirm on the phone."""

    label = _("please confirm: supplies I took")
    hears = _("Who took supplies is asked to confirm on the phone.")
    scope = staticmethod(handouts_seen)
    settled = staticmethod(confirmed_meanwhile)
    at_once = True
    placeholders = ("number", "things", "link")
    samples = {"number": ("FF-202611-0007", "FF-202611-0007"), "things": ("中性笔 5支", "gel pen 5 pcs")}
