"""Roles in words: what each thing that somebody may do is called, for readers who are no auditors; roles and languages read back."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can, Role

# Each completes "may …".
MAY: dict[Can, Any] = {
    Can.USE_OFFICE: _("use the office's services (visitors, to-dos, notices)"),
    Can.FIND_PEOPLE: _("find colleagues by name wherever one is chosen"),
    Can.SEE_PEOPLE: _("look colleagues up in the directory"),
    Can.SEE_MOBILES: _("see every colleague's mobile number"),
    Can.MANAGE_PEOPLE: _("add, change and retire people, give roles, keep departments and duty contacts"),
    Can.SEE_DESK: _("see the desk board and what repairs are open"),
    Can.RECEIVE_VISITORS: _("check visitors in and out, lend badges"),
    Can.SEE_ALL_VISITS: _("see every visit"),
    Can.RUN_KIOSKS: _("pair and switch off kiosks"),
    Can.KEEP_BADGES: _("keep the drawer of badges"),
    Can.KEEP_VISITOR_TYPES: _("say what each type of visitor is asked"),
    Can.KEEP_WATCH_LIST: _("keep the watch-list"),
    Can.CLEAR_DAYS_OFF: _("approve visits on weekends and holidays"),
    Can.LEAD_ROLL_CALL: _("lead a roll call"),
    Can.TAKE_MESSAGES: _("take calls, messages and complaints, and see them all"),
    Can.HANDLE_PARCELS: _("log, hand over, return and send parcels, and see them all"),
    Can.REPORT_INCIDENTS: _("report incidents and follow all that are not restricted"),
    Can.LEAD_INCIDENTS: _("give incidents to departments, judge, restrict and close them; of a restricted one only when named"),
    Can.SEE_REGISTER: _("download the visitors' register of past days"),
    Can.HOLD_VISITS: _("keep a visit from being forgotten while an incident needs it"),
    Can.CHECK_ACCURACY: _("tick the weekly sample of records right or wrong"),
    Can.RUN_SUPPLIES: _("hand out, receive and count office supplies, see every requisition"),
    Can.BUY_SUPPLIES: _("keep the catalogue of supplies and the suppliers, plan and order, see prices"),
    Can.SEE_SUPPLY_COSTS: _("see what the departments one heads cost in supplies"),
    Can.APPROVE_PURCHASES: _("approve purchases and stocktakes, close months of the ledger, set supply budgets"),
    Can.REPORT_FAULTS: _("report faults, follow and rate the repair of one's own"),
    Can.WORK_ON_REPAIRS: _("accept and repair what one is given, use parts, hand over to contractors"),
    Can.LEAD_REPAIRS: _("see every repair ticket, dispatch, decide on more time, read the daily summary"),
    Can.KEEP_REPAIRS: _("keep the categories, things, teams, rules of dispatch, contractors and checklists"),
    Can.DO_ROUNDS: _("do rounds by their checklists"),
    Can.READ_DOCUMENTS: _("read, sign and handle the documents one is named on"),
    Can.KEEP_DOCUMENTS: _("register, route and file documents, read what is not confidential"),
    Can.KEEP_CONFIDENTIAL: _("keep the confidential register: its numbers, and what one is named on and cleared for"),
    Can.GIVE_CLEARANCE: _("say up to which secrecy level a colleague may read, never oneself"),
    Can.RUN_MEETINGS: _("keep the rooms, agree to bookings, change and cancel those of others"),
    Can.SEE_REPORTS: _("see the monthly figures"),
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


def roles_in_words(roles: Iterable[Role]) -> str:
    """Their names in the reader's language, in the order of `Role`."""
    held = set(roles)
    return gettext(", ").join(str(role.label) for role in Role if role in held)


def role_named(words: str) -> tuple[set[Role], list[str]]:
    """The roles that stand in a cell, in either language, and the words that are none."""
    names = [name.strip() for name in re.split("[、,，;；\n]", words) if name.strip()]
    known = _roles()
    return {known[normal(name)] for name in names if normal(name) in known}, [name for name in names if normal(name) not in known]


@cache
def _roles() -> dict[str, Role]:
    """Every role by its names in every language."""
    found = {normal(role.value): role for role in Role}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {normal(str(role.label)): role for role in Role}
    return found


@cache
def languages() -> dict[str, str]:
    """What each language of a person calls itself."""
    return dict(Person._meta.get_field("language").choices or ())


@cache
def _languages() -> dict[str, str]:
    found = {normal(word): code for code, name in languages().items() for word in (code, name)}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {normal(str(name)): code for code, name in settings.LANGUAGES}
    return found | {normal("中文"): "zh-hans"}


def language_named(words: str) -> str:
    """The code of a language that somebody wrote; '' when it is none of ours."""
    return _languages().get(normal(words), "")
