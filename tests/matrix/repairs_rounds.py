"""Doors of the rounds and of their checklists."""

from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from repairs.actions import rounds
from repairs.models import Checklist, Round, RoundAnswer
from tests.factories.repairs_rounds import a_checklist, item_of
from tests.matrix.rows import MANAGER, Row, change, page, record, step
from tests.moments import HOUR, MONDAY_9AM

ROUNDS = frozenset(role.value for role in Role if Can.DO_ROUNDS in PERMISSIONS[role])
KEEPERS = frozenset(role.value for role in Role if Can.KEEP_REPAIRS in PERMISSIONS[role])

PAGES: dict[str, Row] = {
    **dict.fromkeys([f"repairs:round_{name}" for name in ("list", "history", "export")], page(ROUNDS)),
    "repairs:round_detail": record(ROUNDS, others=MANAGER),
    **dict.fromkeys(["repairs:round_answer", "repairs:round_finish"], change(ROUNDS, others=MANAGER)),
    **dict.fromkeys([f"repairs:checklist_{name}" for name in ("list", "new", "detail", "edit", "item_new", "item_edit")], page(KEEPERS)),
    **dict.fromkeys([f"repairs:checklist_{verb}" for verb in ("close", "reopen", "item_close", "item_reopen")], step(KEEPERS)),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    checklist = a_checklist(person, name=f"巡检 {person.pk}")
    made = rounds.open_due(checklist, due_at=MONDAY_9AM, now=MONDAY_9AM - HOUR) or Round.objects.get(checklist=checklist)
    item = item_of(checklist)
    return {
        "repairs:round_answer": {"pk": made.pk, "item": item.pk},
        "repairs:round_": {"pk": made.pk},
        "repairs:checklist_item_new": {"pk": checklist.pk},
        "repairs:checklist_item_": {"pk": item.pk},
        "repairs:checklist_": {"pk": checklist.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many checklists of two items, each with a round that is done and one that is open."""
    for _number in range(many):
        position = Checklist.objects.count()
        checklist = a_checklist(person, items=("地面干净", "纸巾充足"), name=f"巡检 {position}", position=position)
        done, _open = Round.objects.bulk_create(
            [
                Round(checklist=checklist, due_at=MONDAY_9AM, opened_at=MONDAY_9AM, done_at=MONDAY_9AM, done_by=person),
                Round(checklist=checklist, due_at=MONDAY_9AM + HOUR, opened_at=MONDAY_9AM),
            ]
        )
        RoundAnswer.objects.bulk_create(
            RoundAnswer(round=done, item=item, result="pass", answered_at=MONDAY_9AM, answered_by=person) for item in checklist.items.all()
        )
