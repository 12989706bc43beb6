"""Teams with their members, skills and shifts; journaled. The team's row is held before its members'."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from itertools import pairwise
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.journal import trail
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from repairs.actions import rounds, routes, writing
from repairs.finding.reasons import clock_of
from repairs.models import Category, Checklist, Membership, Route, Shift, Team, Ticket


class Stretch(NamedTuple):
    """A stretch of one weekday; 0 is Monday, `time.max` the end of the day."""

    weekday: int
    starts: time
    ends: time


def add(values: Mapping[str, Any], *, by: Person | None, now: datetime) -> Team:
    """A new team; the first one also gets the rule that gives it everything. Refused: name, twice, lead."""
    _leads(values["lead"])
    with transaction.atomic():
        made = writing.add(Team, values, by=by, now=now)
        if not Route.objects.exists():
            routes.add({"team": made}, by=by, now=now)
    return made


def change(team: Team, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Team:
    """Other names or another lead, who answers for its rounds from now on. Refused: changed, name, twice, lead."""
    if "lead" in values:
        _leads(values["lead"])
    with transaction.atomic():
        row = writing.held(team)
        lead = row.lead_id
        writing.noted("change", row, writing.change(row, values, seen), by=by, now=now)
        if row.lead_id != lead:
            _may_answer_for_rounds(row)
            rounds.hand_on(Checklist.objects.filter(team=row), by=by, now=now)
    return row


def close(team: Team, *, by: Person, now: datetime) -> bool:
    """Nothing is dispatched to it any more. False when it was closed. Refused: routes (rules lead to it), work (it has tickets)."""
    with transaction.atomic():
        row = writing.held(team)
        if row.closed_at:
            return False
        led = Route.objects.open().filter(team=row).count()
        words = ngettext(
            "%(n)d rule of dispatch leads to it. Change it first.", "%(n)d rules of dispatch lead to it. Change them first.", led
        )
        refuse_unless(not led, words % {"n": led}, "routes")
        left = Ticket.objects.running().filter(team=row).count()
        words = ngettext("%(n)d ticket is still with it. Pass it on first.", "%(n)d tickets are still with it. Pass them on first.", left)
        refuse_unless(not left, words % {"n": left}, "work")
        writing.close(row, by=by, now=now)
    return True


def reopen(team: Team, *, by: Person, now: datetime) -> bool:
    """False when it is open. Refused: twice."""
    return writing.reopen(team, by=by, now=now)


def take_in(
    team: Team,
    person: Person,
    *,
    skills: Iterable[Category] = (),
    shifts: Sequence[Stretch] = (),
    by: Person | None,
    now: datetime,
) -> Membership:
    """A member from now on. Refused: closed, member (is one already), technician (may not repair), shifts."""
    words = _("%(name)s has no role that repairs. Give them the role of a repair technician first.") % {"name": person}
    refuse_unless(person.is_active and person.can(Can.WORK_ON_REPAIRS), words, "technician")
    with transaction.atomic():
        row = writing.held(team)
        refuse_unless(not row.closed_at, _("“%(name)s” is closed. Open it again first.") % {"name": row}, "closed")
        there = Membership.objects.running().filter(team=row, person=person).exists()
        refuse_unless(not there, _("%(name)s is a member already.") % {"name": person}, "member")
        made = Membership.objects.create(team=row, person=person, joined_at=now, joined_by=by)
        known = sorted(skill.pk for skill in skills)
        made.skills.set(known)
        _lay(made, shifts)
        details = {"team": row.pk, "person": person.pk, "skills": known, "shifts": written(shifts)}
        trail.record("take_in_member", subject=made, by=by, at=now, details=details)
    return made


def change_member(
    membership: Membership, *, skills: Iterable[Category], shifts: Sequence[Stretch], seen: Mapping[str, Any], by: Person, now: datetime
) -> Membership:
    """Other skills or shifts. Refused: changed, left, shifts."""
    with transaction.atomic():
        writing.held(membership.team)
        row = writing.held(membership)
        refuse_unless(row.left_at is None, _("%(name)s is no member any more.") % {"name": row.person}, "left")
        details: dict[str, Any] = {"old": {}, "new": {}}
        writing.tie(row, "skills", skills, seen, details)
        stands, wanted = written(shifts_of(row)), written(shifts)
        if wanted != stands:
            if seen.get("shifts", stands) != stands:
                raise Changed({"shifts": (stands, wanted)})
            _lay(row, shifts)
            details["old"]["shifts"], details["new"]["shifts"] = stands, wanted
        writing.noted("change", row, details, by=by, now=now)
    return row


def let_go(membership: Membership, *, by: Person, now: datetime) -> bool:
    """No member any more; what they repaired stays theirs. False when they left before. Refused: work (they have tickets of this team)."""
    with transaction.atomic():
        writing.held(membership.team)
        row = writing.held(membership)
        if row.left_at:
            return False
        left = Ticket.objects.work_of(row.person).filter(team=row.team_id).count()
        words = ngettext(
            "%(name)s still has %(n)d ticket of this team. Pass it on first.",
            "%(name)s still has %(n)d tickets of this team. Pass them on first.",
            left,
        )
        refuse_unless(not left, words % {"name": row.person, "n": left}, "work")
        row.left_at, row.left_by = now, by
        row.save(update_fields=["left_at", "left_by"])
        trail.record("let_go_member", subject=row, by=by, at=now, details={"team": row.team_id, "person": row.person_id})
    return True


def shifts_of(membership: Membership) -> list[Stretch]:
    """The shifts as they stand, in order."""
    return [Stretch(each.weekday, each.starts, each.ends) for each in membership.shifts.all()]


def written(shifts: Sequence[Stretch]) -> str:
    """In plain text, for the trail and for who saw it: '0 08:00-16:00'."""
    return ", ".join(f"{each.weekday} {each.starts:%H:%M}-{clock_of(each.ends)}" for each in sorted(shifts))


def _lay(membership: Membership, shifts: Sequence[Stretch]) -> None:
    """These shifts and no others. Refused: shifts (two overlap)."""
    ordered = sorted(shifts)
    for before, after in pairwise(ordered):
        apart = before.weekday != after.weekday or before.ends <= after.starts
        refuse_unless(apart, _("Two shifts of one day overlap."), "shifts")
    membership.shifts.all().delete()
    Shift.objects.bulk_create(Shift(membership=membership, **each._asdict()) for each in ordered)


def _may_answer_for_rounds(team: Team) -> None:
    """A team with checklists is led by somebody who may do rounds. Refused: lead."""
    words = _("%(person)s may not do rounds, and %(team)s has checklists. Choose somebody else, or give them a role that may.")
    can = team.lead.can(Can.DO_ROUNDS) or not Checklist.objects.open().filter(team=team).exists()
    refuse_unless(can, words % {"person": team.lead, "team": team}, "lead")


def _leads(person: Person | None) -> None:
    can = person is not None and person.is_active and person.can(Can.REPORT_FAULTS)
    refuse_unless(can, _("The lead needs a role in the office."), "lead")
