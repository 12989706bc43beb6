"""检查清单: what a round looks at, when, and who does it; kept by who keeps the settings of repairs, and journaled."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.editing import Changed, needed, values_of, write
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name
from repairs.actions import writing
from repairs.actions.rounds import hand_on
from repairs.actions.writing import last_position
from repairs.models import Checklist, ChecklistItem, Repeat, Team

SCHEDULE = {"repeat", "weekdays", "day_of_month", "shift"}  # and its times


def add(*, values: Mapping[str, Any], times: Sequence[str] = (), by: Person | None, now: datetime) -> Checklist:
    """A new checklist; its rounds are owed from now on. `times` as "08:30".

    Refused: name, twice, times, weekdays, day, who, person, team, where.
    """
    with transaction.atomic():
        made = Checklist(**values, times=in_order(times), since_at=now)
        _makes_sense(made)
        made.position = made.position or last_position(Checklist.objects.all()) + 1
        with alone_by_name(made.name):
            made.save(force_insert=True)
        details = values_of(made, [*values, "times"])
        trail.record("add_checklist", subject=made, by=by, at=now, details=details)
    return made


def change(
    checklist: Checklist, *, values: Mapping[str, Any], times: Sequence[str], seen: Mapping[str, Any], by: Person, now: datetime
) -> Checklist:
    """Other facts, by somebody who saw it as `seen` (its times as `in_words`); what is due then is owed from now on.

    Refused as `add` is; changed.
    """
    with transaction.atomic():
        held = Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
        new = needed(held, values, seen)
        before, wanted, saw = in_words(held.times), in_words(times), seen.get("times", in_words(held.times))
        if wanted not in (before, saw) and before != saw:
            raise Changed({"times": (before, wanted)})
        is_retimed = wanted not in (before, saw)
        if not new and not is_retimed:
            return held
        holder = held.responsible
        new |= {"times": in_order(times)} if is_retimed else {}
        new |= {"since_at": now} if is_retimed or SCHEDULE & set(new) else {}
        for name, value in new.items():
            setattr(held, name, value)
        _makes_sense(held)
        with alone_by_name(held.name):
            details = write(held, new)
        trail.record("change_checklist", subject=held, by=by, at=now, details=details)
        if held.responsible != holder:
            hand_on([held], by=by, now=now)
    return held


def add_item(checklist: Checklist, *, values: Mapping[str, Any], by: Person | None, now: datetime) -> ChecklistItem:
    """Something more to look at. Refused: name, twice, where (neither it nor its checklist says)."""
    with transaction.atomic():
        held = Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
        made = ChecklistItem(checklist=held, **values)
        refuse_unless(bool(made.name.strip()), _("Say what is looked at."), "name")
        made.position = made.position or last_position(held.items.all()) + 1
        with alone_by_name(made.name):
            made.save(force_insert=True)
        _is_somewhere(held)
        trail.record("add_checklistitem", subject=made, by=by, at=now, details=values_of(made, values))
    return made


def change_item(item: ChecklistItem, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> ChecklistItem:
    """Other words or another place. Refused: changed, name, twice, where."""
    with transaction.atomic():
        held = ChecklistItem.objects.select_for_update(of=("self",)).select_related("checklist").get(pk=item.pk)
        if new := needed(held, values, seen):
            refuse_unless(bool(new.get("name", held.name).strip()), _("Say what is looked at."), "name")
            with alone_by_name(new.get("name", held.name)):
                details = write(held, new)
            _is_somewhere(held.checklist)
            trail.record("change_checklistitem", subject=held, by=by, at=now, details=details)
    return held


def close(thing: Checklist | ChecklistItem, *, by: Person, now: datetime) -> bool:
    """No round opens any more, or no round asks it; what was answered stays. False when it was closed."""
    with transaction.atomic():
        mine = writing.held(thing)
        if mine.closed_at:
            return False
        writing.close(mine, by=by, now=now)
    return True


def reopen(thing: Checklist | ChecklistItem, *, by: Person, now: datetime) -> bool:
    """In use again, its rounds owed from now on; False when it was. Refused: twice, as `add` is."""
    with transaction.atomic():
        if not writing.reopen(thing, by=by, now=now):
            return False
        if isinstance(thing, Checklist):
            _makes_sense(writing.held(thing))
            Checklist.objects.filter(pk=thing.pk).update(since_at=now)
    return True


def in_order(times: Sequence[str]) -> list[str]:
    return sorted(set(times))


def in_words(times: Sequence[str]) -> str:
    """'08:30 15:00', as the form takes them."""
    return " ".join(in_order(times))


def _makes_sense(checklist: Checklist) -> None:
    refuse_unless(bool(checklist.name.strip()), _("It needs a name."), "name")
    is_timed = checklist.repeat != Repeat.CALLED
    refuse_unless(bool(checklist.times) or not is_timed, _("Say at what time it is due."), "times")
    refuse_unless(bool(checklist.weekdays) or checklist.repeat != Repeat.WEEKLY, _("Choose at least one weekday."), "weekdays")
    refuse_unless(bool(checklist.day_of_month) or checklist.repeat != Repeat.MONTHLY, _("Say on which day of the month."), "day")
    refuse_unless(bool(checklist.person) != bool(checklist.team), _("Choose a person or a team, one of the two."), "who")
    person = checklist.person
    words = _("%(person)s may not do rounds. Choose somebody else, or give them a role that may.") % {"person": person}
    refuse_unless(person is None or person.can(Can.DO_ROUNDS), words, "person")
    if checklist.team:
        _team_does(checklist.team)
    refuse_unless(not (checklist.place and checklist.floor), _("Choose a place or a floor, not both."), "where")
    if checklist.pk:
        _is_somewhere(checklist)


def _team_does(team: Team) -> None:
    """Its lead has the to-do of each round."""
    words = _("%(person)s, who leads %(team)s, may not do rounds. Give them a role that may, or choose another team.")
    refuse_unless(team.lead.can(Can.DO_ROUNDS), words % {"person": team.lead, "team": team}, "team")


def _is_somewhere(checklist: Checklist) -> None:
    """A fail becomes a ticket, and a ticket is of a place."""
    if checklist.place_id or checklist.floor_id or checklist.repeat == Repeat.CALLED:
        return
    lost = checklist.items.open().filter(place=None).first()
    words = _("Say where “%(item)s” is: the checklist itself names no place.") % {"item": lost}
    refuse_unless(lost is None, words, "where")
