"""Whoever loses their stand-in hears of it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class StandInLeft(NoticeKind):
    """Whoever loses their stand-in, because that colleague left the company, hears of it and chooses another."""

    label = _("my stand-in has left the company")
    hears = _("Whoever loses their stand-in, because that colleague left the company, hears of it and chooses another.")
    must = True
    placeholders = ("name", "about", "link")
