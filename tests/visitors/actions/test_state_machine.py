"""Every state of a visit, and what each verb does there: goes on, or is refused with exactly this code and in words."""

from collections.abc import Callable

import pytest
from django.db import transaction

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, badges, expected_visit, visit_in
from tests.moments import DAY, MONDAY_9AM
from visitors.actions import approving, belongings, escorting, leaving, serving, stepping_out, visits
from visitors.actions.delaying import delay
from visitors.models import Answer, Visit
from visitors.models.visit import State

pytestmark = pytest.mark.django_db
SATURDAY = MONDAY_9AM + 5 * DAY

# verb → what is called; a new verb is one line here and one column below.
VERBS: dict[str, Callable[[Visit, Person], object]] = {
    "accept": lambda visit, by: approving.accept(visit, by=by, now=MONDAY_9AM),
    "clear": lambda visit, by: approving.clear(visit, by=by, now=MONDAY_9AM),
    "decline": lambda visit, by: approving.decline(visit, by=by, now=MONDAY_9AM, words="改在周一"),
    "check_in": lambda visit, by: visits.check_in(visit, by=by, now=MONDAY_9AM),
    "answer": lambda visit, by: visits.answer(visit, kind=Answer.Kind.ON_MY_WAY, by=by, now=MONDAY_9AM),
    "lend_badge": lambda visit, by: visits.lend_badge(visit, by=by, now=MONDAY_9AM),
    "let_in": lambda visit, by: visits.let_in(visit, by=by, now=MONDAY_9AM),
    "check_out": lambda visit, by: visits.check_out(visit, by=by, now=MONDAY_9AM),
    "turn_away": lambda visit, by: visits.turn_away(visit, by=by, now=MONDAY_9AM),
    "cancel": lambda visit, by: visits.cancel(visit, by=by, now=MONDAY_9AM),
    "delay": lambda visit, by: delay(visit, minutes=10, seen=visit.expected_at or MONDAY_9AM, now=MONDAY_9AM),
    "stop_messages": lambda visit, by: visits.stop_messages(visit, now=MONDAY_9AM),
    "wish": lambda visit, by: serving.wish(visit, drink="tea", by=by, now=MONDAY_9AM),
    "serve": lambda visit, by: serving.serve(visit, by=by, now=MONDAY_9AM),
    "bring": lambda visit, by: belongings.bring(visit, what="相机", by=by, now=MONDAY_9AM),
    "take_out": lambda visit, by: belongings.take_out(visit, [0], by=by, now=MONDAY_9AM),
    "escort": lambda visit, by: escorting.escort(visit, by=by, now=MONDAY_9AM),
    "step_out": lambda visit, by: stepping_out.step_out(visit, by=by, now=MONDAY_9AM),
    "come_back": lambda visit, by: stepping_out.come_back(visit, by=by, now=MONDAY_9AM),
    "sweep": lambda visit, by: leaving.sweep(visit, at=MONDAY_9AM, now=MONDAY_9AM),
    "badge_back": lambda visit, by: leaving.badge_back(visit, by=by, now=MONDAY_9AM),
    "set_left": lambda visit, by: leaving.set_left(visit, at=MONDAY_9AM, by=by, now=MONDAY_9AM),
}


# Rows are states, and two more by which a visit awaits approval. A cell is the state it leads to (`.`: the same), or the refusal's code.
ENDED = "{0} {0} {0} {0} {0} {0} {0} {0} {0} {0} {0} ."
TABLE = {
    # ........... accept        clear     decline  check_in     answer   lend_badge let_in check_out turn_away cancel  delay stop_messages
    "requested": "not-requested expected  declined not-approved not-here not-here not-here not-here not-here cancelled not-approved .",
    "asked":     "expected      not-asked declined not-approved not-here not-here not-here not-here not-here cancelled not-approved .",
    "expected":  "not-requested not-asked agreed   waiting      not-here not-here not-here not-here not-here cancelled .            .",
    "day_off":   "not-requested .         declined already      .        .        off-day  left turned_away  already   not-approved .",
    "waiting":   "not-requested not-asked agreed   already      .        .        on_site  left turned_away  already   already      .",
    "on_site":   "not-requested not-asked agreed   already      met      lent     met      left turned_away  already   already      .",
    "out":       "not-requested not-asked agreed   already      met      lent     met      left turned_away  already   already      .",
    "left":        ENDED.format("left"),
    "turned_away": ENDED.format("turned-away"),
    "cancelled":   ENDED.format("cancelled"),
    "declined":    ENDED.format("declined"),
    "swept":       ENDED.format("left"),
}  # fmt: skip
# The same rows for the verbs between the door and the goodbye. Nobody's things are named, so `take_out` finds none.
NOT_HERE = "not-here not-here not-here not-here not-here not-here not-here . still-here known"
GONE = "{0} {0} {0} checked {0} {0} {0} . no-badge known"
WITHIN = {
    # ............ wish serve   bring take_out escort step_out come_back sweep badge_back set_left
    "requested":   NOT_HERE,
    "asked":       NOT_HERE,
    "expected":    NOT_HERE,
    "day_off":     ".   no-wish .     checked  off-day waiting not-out   left  still-here known",
    "waiting":     ".   no-wish .     checked  on_site waiting not-out   left  still-here known",
    "on_site":     "met no-wish .     checked  .       out     not-out   left  still-here known",
    "out":         "met no-wish .     checked  out     out     on_site   left  still-here known",
    "left":        GONE.format("left"),
    "turned_away": GONE.format("turned-away"),
    "cancelled":   "cancelled cancelled cancelled not-here cancelled cancelled cancelled . still-here known",
    "declined":    "declined declined declined not-here declined declined declined . still-here known",
    "swept":       "left left left checked left left left . . .",
}  # fmt: skip


def standing_in(row: str, host: Person, by: Person) -> Visit:
    if row == "asked":
        return expected_visit(host, by=None, requested_at=MONDAY_9AM)
    if row == "swept":
        visit = visit_in(State.ON_SITE, host, by)
        leaving.sweep(visit, at=MONDAY_9AM, now=MONDAY_9AM)
        return visit
    if row == "day_off":
        return arrived_visit(host, now=SATURDAY)
    return visit_in(State(row), host, by)


def what_happens(visit: Visit, verb: str, by: Person) -> str:
    """The state it leads to or the code of the refusal, which has words; then all is as it was."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                VERBS[verb](visit, by)
            after = Visit.objects.get(pk=visit.pk).state
            return "." if after is visit.state else after.value
        except Refused as refused:
            return refused.code if str(refused) else "refused without words"
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("row", TABLE)
def test_each_verb_in_each_state(row: str, ann: Person, bo: Person, olga: Person) -> None:
    badges(3)
    visit = Visit.objects.get(pk=standing_in(row, ann, olga).pk)
    assert {verb: what_happens(visit, verb, olga) for verb in VERBS} == dict(
        zip(VERBS, [*TABLE[row].split(), *WITHIN[row].split()], strict=True)
    )


def test_every_state_has_its_row() -> None:
    assert {state.value for state in State} == TABLE.keys() - {"asked", "day_off", "swept"}


def test_a_forgotten_visit_does_nothing_any_more(ann: Person, olga: Person) -> None:
    visit = expected_visit(ann)
    Visit.objects.filter(pk=visit.pk).update(forgotten_at=MONDAY_9AM)
    assert {what_happens(visit, verb, olga) for verb in VERBS} == {"forgotten"}
