"""Old things: their fate, and batches whose sum is what was handed in."""

import pytest
from django.db.models import Sum

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies import invariants
from supplies.actions import old_things
from supplies.models import Disposal, HandIn
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import asked, handed
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def code_of(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    return refused.value.code


def handed_in(ann: Person, rita: Person, *many: int) -> list[HandIn]:
    toner = stocked(99, name="硒鼓", is_everyday=True, is_old_for_new=True)
    for each in many:
        handed(asked(ann, {toner: each}), by=rita)
    return list(HandIn.objects.order_by("pk"))


def test_what_leaves_the_house_in_batches_is_what_was_handed_in(ann: Person, rita: Person) -> None:
    rows = handed_in(ann, rita, 2, 3, 1, 4)
    for row, fate in zip(rows, ("hazardous", "hazardous", "scrap", "store"), strict=True):
        old_things.say_fate(row, fate, by=rita, now=MONDAY_9AM)

    def dispose(*some: HandIn, whom: str = "绿色回收公司") -> Disposal:
        return old_things.dispose(some, taken_by_whom=whom, by=rita, now=MONDAY_9AM)

    assert code_of(dispose) == "nothing"
    assert code_of(lambda: dispose(rows[0], whom=" ")) == "whom"
    assert code_of(lambda: dispose(rows[3])) == "gone"  # it is kept
    assert code_of(lambda: dispose(rows[0], rows[2])) == "mixed"
    batch = dispose(rows[0], rows[1])
    assert code_of(lambda: dispose(rows[0])) == "gone"
    assert code_of(lambda: old_things.say_fate(rows[0], "store", by=rita, now=MONDAY_9AM)) == "gone"
    dispose(rows[2])

    assert (batch.number, batch.hand_ins.aggregate(Sum("quantity"))["quantity__sum"]) == ("BF-2026-001", 5)
    gone, kept = (HandIn.objects.filter(disposal__isnull=flag).aggregate(many=Sum("quantity"))["many"] for flag in (False, True))
    assert (gone, kept, gone + kept) == (6, 4, HandIn.objects.aggregate(many=Sum("quantity"))["many"])
    assert list(invariants.old_things()) == []
    old_things.sign_off(batch, by=rita, now=MONDAY_9AM)
    assert code_of(lambda: old_things.sign_off(batch, by=rita, now=MONDAY_9AM)) == "signed"
    HandIn.objects.filter(pk=rows[0].pk).update(fate="", fate_at=None, fate_by=None)
    assert len(list(invariants.old_things())) == 1


def test_a_fate_is_one_of_four_and_only_of_what_came_in(ann: Person, rita: Person) -> None:
    [row] = handed_in(ann, rita, 1)
    assert code_of(lambda: old_things.say_fate(row, "ocean", by=rita, now=MONDAY_9AM)) == "fate"
    HandIn.objects.filter(pk=row.pk).update(quantity=0, without="遗失")
    assert code_of(lambda: old_things.say_fate(row, "scrap", by=rita, now=MONDAY_9AM)) == "none"


@pytest.mark.django_db(transaction=True)
def test_of_two_batches_at_once_one_takes_it_along(ann: Person, rita: Person) -> None:
    [row] = handed_in(ann, rita, 1)
    old_things.say_fate(row, "scrap", by=rita, now=MONDAY_9AM)
    answers = together(6, lambda _n: old_things.dispose([row], taken_by_whom="回收站", by=rita, now=MONDAY_9AM))
    assert (sum(isinstance(each, Disposal) for each in answers), Disposal.objects.count()) == (1, 1)
