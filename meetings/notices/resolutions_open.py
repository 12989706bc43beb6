"""Chairs and the admin manager read once a week which resolutions are open."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class ResolutionsOpen(NoticeKind):
    """Chairs and the admin manager read once a week which resolutions are open."""

    label = _("how resolutions stand")
    hears = _("Chairs and the admin manager read once a week which resolutions are open.")
    placeholders = ("many", "list", "link")
    samples = {"many": ("3", "3"), "list": ("1-2 更新报价单 · 安然 · 12-04", "1-2 Update the price list · Ann An · 12-04")}
