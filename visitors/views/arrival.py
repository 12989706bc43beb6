"""What an arrived visitor is told: the host's answer as a sentence, and the four steps from the door to the meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visitors.models import Answer, Visit

NOT_SAID = Answer.Kind.NOT_EXPECTING  # the desk says it, a machine never does


@dataclass(frozen=True)
class Mark:
    """One step on the line: `state` is done, now or next."""

    label: str
    at: str
    state: str


@dataclass(frozen=True)
class Arrival:
    """A sentence, a short word beside an icon, the line; `key` changes whenever any of them does."""

    heading: str
    word: str
    icon: str
    colour: str
    marks: tuple[Mark, ...]
    key: str


def arrival_of(visit: Visit) -> Arrival:
    """For a visit with its loan and answers (`with_loan()`)."""
    answer = visit.answer
    heading, word, icon, colour = (
        _over(visit)
        if visit.left_at
        else _unapproved()
        if visit.awaits_approval
        else _met(visit)
        if visit.met_at
        else _answered(visit, answer)
        if answer
        else _told(visit)
    )
    state = "unapproved" if visit.awaits_approval else visit.state
    key = f"{state}-{answer.pk if answer else 0}-{visit.badge_number}{'-1' if visit.is_held else ''}"
    return Arrival(heading, word, icon, colour, _marks(visit, answer), key)


def _told(visit: Visit) -> tuple[str, str, str, str]:
    if visit.is_held:  # nobody has been told; why is never said
        return _("Please wait a moment"), _("Reception will be with you shortly"), "clock-hour-4", "accent"
    return _("We have told %(host)s") % {"host": visit.host}, _("Waiting for the answer"), "clock-hour-4", "accent"


def _unapproved() -> tuple[str, str, str, str]:
    """On a day off: the desk speaks with whoever approves."""
    return _("Reception is coming to you"), _("Please wait here"), "bell-ringing", "accent"


def _over(visit: Visit) -> tuple[str, str, str, str]:
    if visit.turned_away_at or visit.declined_at:
        return _("Please speak to reception"), _("Reception will help you"), "bell-ringing", "accent"
    return _("Thank you for coming"), _("Checked out"), "circle-check", "green"


def _met(visit: Visit) -> tuple[str, str, str, str]:
    return _("You are with %(host)s") % {"host": visit.host}, _("Checked in"), "circle-check", "green"


def _answered(visit: Visit, answer: Answer) -> tuple[str, str, str, str]:
    kind = Answer.Kind(answer.kind)
    words = {
        Answer.Kind.ON_MY_WAY: (_("Please wait here"), "walk", "green"),
        Answer.Kind.IN_MINUTES: (_about(answer.minutes or 0), "walk", "green"),
        Answer.Kind.BRING_UP: (_("Please go to the desk"), "stairs-up", "green"),
        Answer.Kind.COLLEAGUE: (_("Please wait here"), "walk", "green"),
        NOT_SAID: (_("Reception will help you"), "bell-ringing", "accent"),
    }
    on_the_way = _("%(name)s is on the way") % {"name": visit.host}  # the minutes stand beside it
    return on_the_way if kind == Answer.Kind.IN_MINUTES else answer.said_to_visitor(str(visit.host)), *words[kind]


def _about(minutes: int) -> str:
    return ngettext("About %(n)d minute", "About %(n)d minutes", minutes) % {"n": minutes}


def _marks(visit: Visit, answer: Answer | None) -> tuple[Mark, ...]:
    said = answer if answer and answer.kind != NOT_SAID else None
    arrived, said_at, met = _clock(visit.arrived_at), _clock(said.answered_at if said else None), _clock(visit.met_at)
    if said and said.minutes and not met:
        met = _("about %(time)s") % {"time": _clock(said.answered_at + timedelta(minutes=said.minutes))}
    now = 3 if visit.met_at else 2 if said else 1
    steps = [(_("Checked in"), arrived), (_("Host told"), "" if visit.is_held else arrived), (_("Answered"), said_at), (_("Meet"), met)]
    return tuple(Mark(label, at, "done" if place < now else "now" if place == now else "next") for place, (label, at) in enumerate(steps))


def _clock(at: datetime | None) -> str:
    """9:52, as the kiosk writes times."""
    local = timezone.localtime(at) if at else None
    return f"{local.hour}:{local:%M}" if local else ""
