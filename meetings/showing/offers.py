"""Rooms that are offered, with the reason in words, and what to do for who came second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from frontdesk.people.models import Person
from meetings.finding.askings import Way
from meetings.finding.free import Asked, Offer, free_now, free_rooms, large_enough
from meetings.finding.visit_rooms import best_with
from meetings.models import Equipment, Rights, Room
from meetings.scope import Eyes
from meetings.showing.words import length
from visitors.models import Visit

AT_ONCE = 8  # rooms that are shown; the others wait behind a line


@dataclass(frozen=True)
class Suggested:
    """A room to choose; `wrong` says why it can't be had, if so."""

    room: Room
    why: str
    fits: bool
    wrong: str = ""
    is_taken: bool = False


def suggested(asked: Asked, reader: Person, wanted: Room | None = None) -> list[Suggested]:
    """Free rooms, the best first; in front of them the one that was wanted, also where it is not free."""
    offers = free_rooms(asked, reader)
    found = [Suggested(each.room, why(each, asked), each.fits) for each in offers]
    if wanted is None or any(each.room.pk == wanted.pk for each in found):
        return sorted(found, key=lambda each: wanted is None or each.room.pk != wanted.pk)
    words = wrong(wanted, asked, reader)
    is_taken = not words and not free_now(wanted, asked.begins, asked.ends, but=asked.moved)
    return [Suggested(wanted, "", False, _("It is taken then.") if is_taken else words, is_taken), *found]


def rooms_to_choose(asked: Asked | None, reader: Person, wanted: Room | None) -> dict[str, Any]:
    """For `_rooms.html`. The wanted room stays chosen, whatever speaks against it; nothing else is chosen in its place.

    Where none is free, those that would be large enough are named.
    """
    alone = [Suggested(wanted, "", False)] if wanted else []
    found = suggested(asked, reader, wanted) if asked else alone
    best = wanted or next((each.room for each in found if not each.wrong), None)
    missed = found[0] if wanted and found[0].wrong else None
    none_free = asked is not None and all(each.wrong for each in found)
    others = taken_ones(asked, reader, wanted) if asked and none_free else []
    found += others
    rooms = {"found": found[:AT_ONCE], "more": found[AT_ONCE:], "best": best.pk if best else None, "asked": asked}
    return rooms | {"missed": missed, "none_free": none_free, "is_other_taken": bool(others)}


def taken_ones(asked: Asked, reader: Person, but: Room | None) -> list[Suggested]:
    """Large enough and open then, but somebody has them."""
    rooms = [room for room in large_enough(asked, reader) if but is None or room.pk != but.pk]
    words = _("It is taken then.")
    return [Suggested(room, "", False, words, is_taken=True) for room in rooms if room.is_open_from(asked.begins, asked.ends)]


def for_visit(visit: Visit, asked: Asked, host: Person) -> list[Suggested]:
    """Free rooms for a visit; among those that fit first what has what such a visit likes."""
    best = best_with(visit)
    found = [Suggested(each.room, why_for(each, asked, best), each.fits) for each in free_rooms(asked, host)]
    return sorted(found, key=lambda each: (not each.fits, bool(best) and not each.room.has([best])))


def why_for(offer: Offer, asked: Asked, best: str) -> str:
    has = [str(Equipment(best).label)] if best and offer.room.has([best]) else []
    return pgettext("between parts", ", ").join([why(offer, asked), *has])


def why(offer: Offer, asked: Asked) -> str:
    """In words: how many seats it has for how many people, and what else speaks for it."""
    room = offer.room
    parts = [_("%(seats)d seats for %(people)d") % {"seats": room.capacity, "people": asked.people}]
    if not offer.fits:
        parts.append(_("larger than needed"))
    if asked.needs:
        parts.append(_("has what is needed"))
    if offer.same_floor and asked.near is not None and asked.near.pk != room.pk:
        parts.append(_("on the same floor"))
    if room.rights == Rights.ASK:
        parts.append(_("the office agrees first"))
    return pgettext("between parts", ", ").join(parts)


def wrong(room: Room, asked: Asked, reader: Person) -> str:
    """Why this room is not to be had, whoever has it."""
    if not room.is_in_use:
        return _("This room is not in use any more.")
    if not room.may_be_booked_by(reader):
        return _("Only the office books this room.")
    if room.capacity < asked.people:
        return _("The room seats %(n)d.") % {"n": room.capacity}
    if not room.has(asked.needs):
        return _("It has not all that is needed.")
    if not room.is_open_from(asked.begins, asked.ends):
        return _("The room is not open then.")
    return ""


def way(offer: Offer) -> str:
    """What a way out sends: its room and its beginning on the wall of the office."""
    return f"{offer.room.pk} {timezone.localtime(offer.begins):%Y-%m-%dT%H:%M}"


def in_words(offers: Sequence[Offer], asked: Asked) -> list[tuple[str, Offer, str]]:
    """For buttons: what each sends, and how far it is from what was wanted."""
    return [(way(each), each, shifted(each.begins, asked.begins)) for each in offers]


def asks(ways: Sequence[Way], reader: Person) -> list[tuple[str, Room, str, str]]:
    """For buttons: what each sends, the room, who has it, and what they would be asked."""
    eyes = Eyes(reader, [each.booking.meeting for each in ways])
    found = []
    for each in ways:
        meeting = each.booking.meeting
        assert meeting is not None
        holder = str(meeting.organiser) if eyes.know(meeting) else _("who has it")
        if each.to_room is not None:
            words = _("would take %(room)s instead") % {"room": each.to_room}
        else:
            later = each.booking.begins_at + timedelta(minutes=each.shift)
            words = _("would begin %(shifted)s") % {"shifted": shifted(later, each.booking.begins_at)}
        found.append((each.value, each.booking.room, holder, words))
    return found


def shifted(begins: datetime, wanted: datetime) -> str:
    """30 min earlier, 1 h later; nothing for the same moment."""
    minutes = round((begins - wanted).total_seconds() / 60)
    if not minutes:
        return ""
    if abs(minutes) >= 60:
        words = _("%(length)s earlier") if minutes < 0 else _("%(length)s later")
        return words % {"length": length(abs(begins - wanted))}
    if minutes < 0:
        return ngettext("%(n)d minute earlier", "%(n)d minutes earlier", -minutes) % {"n": -minutes}
    return ngettext("%(n)d minute later", "%(n)d minutes later", minutes) % {"n": minutes}
