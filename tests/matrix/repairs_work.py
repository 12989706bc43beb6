"""Doors of who repairs, and of contractors, who hold a link."""

from datetime import timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from repairs import passes
from repairs.models import HandOff, Ticket
from tests.factories.repairs import a_category, a_contractor, a_spot, a_team, reported
from tests.factories.repairs_work import a_part
from tests.matrix.rows import MANAGER, PUBLIC_ROW, Row, change, page, record
from tests.moments import MONDAY_9AM

REPAIRERS = frozenset(role.value for role in Role if Can.WORK_ON_REPAIRS in PERMISSIONS[role])
STEPS = ("accept", "decline", "start", "answer", "note", "pause", "resume", "tell_day", "renew", "part_back")

PAGES: dict[str, Row] = {
    **{f"repairs:work_{name}": record(REPAIRERS, others=MANAGER) for name in ("ticket", "finish", "parts", "hand_off", "came_back")},
    **{f"repairs:work_{name}": change(REPAIRERS, others=MANAGER) for name in STEPS},
    **dict.fromkeys(["repairs:work_day", "repairs:hand_off_list", "repairs:hand_off_export"], page(REPAIRERS)),
    "repairs:hand_off_paper": record(REPAIRERS, others=MANAGER),
    **dict.fromkeys([f"repairs:hand_{name}" for name in ("page", "open", "on_way", "done", "photo")], PUBLIC_ROW),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A ticket that this person alone repairs, in a contractor's hands, with a part on it."""
    ticket = reported(person)
    Ticket.objects.filter(pk=ticket.pk).update(assigned_to=person, assigned_at=MONDAY_9AM, team=None)
    out = handed(ticket, person)
    part = a_part(Ticket.objects.get(pk=ticket.pk), person)
    return {
        "repairs:work_": {"number": ticket.number, "pk": part.pk},
        "repairs:hand_off_paper": {"pk": out.pk},
        "repairs:hand_": {"token": passes.token_of(out), "pk": 1},
    }


def handed(ticket: Ticket, person: Person) -> HandOff:
    now = timezone.now()
    until = {"due_at": now + timedelta(days=2), "expires_at": now + timedelta(days=5)}
    return HandOff.objects.create(ticket=ticket, cycle=1, contractor=a_contractor(), handed_at=now, handed_by=person, **until)


def plant(many: int, person: Person) -> None:
    """So many tickets to repair, each in a contractor's hands."""
    team, there = a_team(person, person), Ticket.objects.count()
    common = {"asker": person, "place": a_spot(), "category": a_category(), "reported_at": MONDAY_9AM, "team": team}
    mine = {"assigned_to": person, "assigned_at": MONDAY_9AM}
    for ticket in Ticket.objects.bulk_create([Ticket(number=f"BX-20190101-{there + n:03}", **common, **mine) for n in range(many)]):
        handed(ticket, person)
