"""Roles in words: what each thing that somebody may do is called, for readers who are no auditors."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can

# Each completes "may …".
MAY: dict[Can, Any] = {
    Can.USE_OFFICE: _("use the office's services (visitors, to-dos, notices)"),
    Can.FIND_PEOPLE: _("find colleagues by name wherever one is chosen"),
    Can.SEE_PEOPLE: _("look colleagues up in the directory"),
    Can.SEE_MOBILES: _("see every colleague's mobile number"),
    Can.MANAGE_PEOPLE: _("add, change and retire people, give roles, keep departments and duty contacts"),
    Can.SEE_DESK: _("see the desk board"),
    Can.RECEIVE_VISITORS: _("check visitors in and out, lend badges"),
    Can.SEE_ALL_VISITS: _("see every visit"),
    Can.RUN_KIOSKS: _("pair and switch off kiosks"),
    Can.KEEP_BADGES: _("keep the drawer of badges"),
    Can.SEE_RULES: _("see the timed rules and promises, and everybody's to-dos"),
    Can.CHANGE_RULES: _("change the limits of timed rules and promises, pause them"),
    Can.SEE_NOTICES: _("see which notices went out and which failed"),
    Can.SEND_NOTICES: _("send again what was given up, and test messages"),
    Can.CHANGE_TEXTS: _("change the words of notices"),
    Can.CHANGE_WORKDAYS: _("change the working calendar"),
    Can.CHANGE_COMPANY: _("change the company's name, address and time zone"),
    Can.MANAGE_PLACES: _("name, arrange and close sites, floors and places, and print their labels"),
    Can.SEE_TRAIL: _("read the trail: who did what when"),
    Can.FORGET_PEOPLE: _("forget a visitor at their request"),
}


def may(permissions: Iterable[Can]) -> list[str]:
    """What these allow, in the reader's language and the order of `Can`; a new one without words here by its plain name."""
    held = set(permissions)
    return [str(MAY.get(what, what.value)) for what in Can if what in held]
