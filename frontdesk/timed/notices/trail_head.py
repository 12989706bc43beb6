"""The admin manager gets the head of the trail's chain, to be kept outside the house."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Channel


class TrailHead(NoticeKind):
    """The admin manager gets the head of the trail's chain every night, to be kept outside the house."""

    label = _("head of the trail")
    hears = _("The admin manager gets the head of the trail's chain every night, to be kept outside the house.")
    channels = (Channel.MAIL,)
    must = True
    placeholders = (
        "number",
        "hash",
        "sealed_at",
    )
