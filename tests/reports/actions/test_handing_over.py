"""A shift is handed over once, taken over by one other, or withdrawn by whoever gave it, whoever else is quick."""

import pytest
from django.db import IntegrityError, connection

from frontdesk.journal.models import Entry
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Outcome, Todo
from reports.actions import handing_over
from reports.invariants import handover_owed
from reports.models import Handover
from reports.models.handover import HandoverQuerySet
from tests.counts import count
from tests.factories.handovers import nina, owed_by_desk
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
EVENING = MONDAY_9AM + 8 * HOUR + 50 * MINUTE
MANY = count(200, 8)


def answer(do: object) -> str:
    """The refusal's code, or "done"."""
    try:
        do()
    except Refused as refused:
        return refused.code
    return "done"


def done(verb: str) -> int:
    return Entry.objects.filter(verb=verb).count()


def test_what_stands_on_the_list_is_kept_by_number_the_late_first(rita: Person, ann: Person) -> None:
    soon, late, far = (owed_by_desk(ann, name, MONDAY_9AM + after) for name, after in (("甲", DAY), ("乙", HOUR), ("丙", 2 * DAY)))
    made = handing_over.hand_over(by=rita, note="  钥匙在抽屉里 ", now=EVENING)
    assert (made.left, made.late, made.note) == ([late.pk, soon.pk], 1, "钥匙在抽屉里")
    assert far.pk not in made.left
    assert Todo.objects.open().get(promise="reports.handover_taken").role == "receptionist"


def test_taken_over_by_another_it_is_owed_no_more(rita: Person) -> None:
    made, next_one = handing_over.hand_over(by=rita, now=EVENING), nina()
    assert list(handover_owed()) == []
    taken = handing_over.take_over(made, by=next_one, now=EVENING + MINUTE)
    todo = Todo.objects.get(promise="reports.handover_taken")
    assert (taken.taken_by, todo.done_by, todo.outcome, list(handover_owed())) == (next_one, next_one, "", [])


def test_withdrawn_by_whoever_gave_it_it_was_never_done(rita: Person) -> None:
    made = handing_over.hand_over(by=rita, now=EVENING)
    handing_over.withdraw(made, by=rita, now=EVENING + MINUTE)
    assert (Todo.objects.get(promise="reports.handover_taken").outcome, list(handover_owed())) == (Outcome.WITHDRAWN, [])
    assert handing_over.hand_over(by=rita, now=EVENING + HOUR).is_open


def test_what_is_refused_and_in_which_words(rita: Person, at) -> None:
    at(EVENING)
    next_one, third = nina(), PersonFactory(roles=["receptionist"])
    made = handing_over.hand_over(by=rita, now=EVENING)
    with pytest.raises(Refused, match="林若溪已于 17:50 交班，还没有人接班。"):
        handing_over.hand_over(by=next_one, now=EVENING + MINUTE)
    assert answer(lambda: handing_over.take_over(made, by=rita, now=EVENING)) == "own"
    assert answer(lambda: handing_over.withdraw(made, by=next_one, now=EVENING)) == "not-yours"
    handing_over.take_over(made, by=next_one, now=EVENING)
    assert answer(lambda: handing_over.take_over(made, by=third, now=EVENING)) == "taken"
    assert answer(lambda: handing_over.withdraw(made, by=rita, now=EVENING)) == "taken"
    other = handing_over.hand_over(by=rita, now=EVENING + HOUR)
    handing_over.withdraw(other, by=rita, now=EVENING + HOUR)
    assert answer(lambda: handing_over.take_over(other, by=third, now=EVENING + HOUR)) == "withdrawn"


def test_the_database_knows_one_open_one_and_nobody_takes_over_from_themselves(rita: Person) -> None:
    made = handing_over.hand_over(by=rita, now=EVENING)
    with pytest.raises(IntegrityError, match="handover_taken_by_somebody_else"):
        Handover.objects.filter(pk=made.pk).update(taken_at=EVENING, taken_by=rita)


def test_the_trail_holds_numbers_and_no_note(rita: Person) -> None:
    made = handing_over.hand_over(by=rita, note="zqrvkw", now=EVENING)
    handing_over.take_over(made, by=nina(), now=EVENING)
    assert {trace.place for trace in traces("zqrvkw")} == {"reports.handover.note"}
    assert (done("hand_shift_over"), done("take_shift_over")) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_hand_over_at_once_one_does_and_the_others_read_who(figure: Figure) -> None:
    desk = [PersonFactory(roles=["receptionist"]) for _number in range(MANY)]
    answers = together(MANY, lambda number: answer(lambda: handing_over.hand_over(by=desk[number], now=EVENING)))
    assert sorted(map(str, answers)) == ["done"] + ["open"] * (MANY - 1)
    assert (Handover.objects.count(), Todo.objects.count(), done("hand_shift_over"), list(handover_owed())) == (1, 1, 1, [])
    figure(f"{MANY} hand the desk over at once on {database()}: one does")


def created(rows: HandoverQuerySet, defaults: dict[str, object]) -> tuple[Handover, bool]:
    """Without looking whether one is open."""
    return rows.create(**defaults), True


@pytest.mark.django_db(transaction=True)
def test_who_does_not_look_is_stopped_by_the_database_and_reads_words(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = [PersonFactory(roles=["receptionist"]) for _number in range(2)]
    monkeypatch.setattr(HandoverQuerySet, "get_or_create", created)
    answers = together(2, lambda number: answer(lambda: handing_over.hand_over(by=desk[number], now=EVENING)))
    assert (sorted(map(str, answers)), Handover.objects.count()) == (["done", "open"], 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_that_index_two_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = [PersonFactory(roles=["receptionist"]) for _number in range(2)]
    monkeypatch.setattr(HandoverQuerySet, "get_or_create", created)
    one_open = next(each for each in Handover._meta.constraints if each.name == "one_open_handover")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Handover, one_open)
    try:
        answers = together(2, lambda number: answer(lambda: handing_over.hand_over(by=desk[number], now=EVENING)))
        assert (answers, Handover.objects.open().count()) == (["done", "done"], 2)
    finally:
        Handover.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Handover, one_open)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_take_over_at_once_one_has_it(rita: Person, figure: Figure) -> None:
    desk = [PersonFactory(roles=["receptionist"]) for _number in range(MANY)]
    made = handing_over.hand_over(by=rita, now=EVENING)
    answers = together(MANY, lambda number: answer(lambda: handing_over.take_over(made, by=desk[number], now=EVENING)))
    assert sorted(map(str, answers)) == ["done"] + ["taken"] * (MANY - 1)
    made.refresh_from_db()
    assert (made.taken_by, done("take_shift_over")) == (desk[answers.index("done")], 1)
    figure(f"{MANY} take the desk over at once on {database()}: one has it")


@pytest.mark.django_db(transaction=True)
def test_taken_over_and_withdrawn_at_once_it_is_one_of_them(rita: Person) -> None:
    made, next_one = handing_over.hand_over(by=rita, now=EVENING), nina()
    steps = (lambda: handing_over.take_over(made, by=next_one, now=EVENING), lambda: handing_over.withdraw(made, by=rita, now=EVENING))
    answers = together(2, lambda number: answer(steps[number]))
    assert sorted(map(str, answers)) in (["done", "taken"], ["done", "withdrawn"])


@pytest.mark.django_db(transaction=True)
def test_control_without_looking_again_two_have_it(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = [PersonFactory(roles=["receptionist"]) for _number in range(2)]
    made = handing_over.hand_over(by=rita, now=EVENING)
    monkeypatch.setattr(handing_over, "_held", lambda handover: Handover(pk=handover.pk, given_by=rita))
    answers = together(2, lambda number: answer(lambda: handing_over.take_over(made, by=desk[number], now=EVENING)))
    assert (answers, done("take_shift_over")) == (["done", "done"], 2)
