"""A plan counts what heads approved, keeps the minimum, buys whole packs, and stays once suppliers were asked."""

from decimal import Decimal

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import demand, plans, special_needs
from supplies.actions.demand import Wanted
from supplies.models import Balance, DemandRound, Item, Pack, PlanLine, PurchasePlan, Quote, Supplier
from tests.factories.supplies import an_item, stocked
from tests.factories.supplies_demand import CLOSES, OPENS, a_round, asked, closed, pens, the_form
from tests.moments import DAY
from tests.races import together

pytestmark = pytest.mark.django_db
LATER = CLOSES + 8 * DAY


@pytest.fixture
def round_(ann: Person, bo: Person, olga: Person) -> DemandRound:
    return a_round()


def made(round_: DemandRound, by: Person) -> list[PlanLine]:
    return list(plans.make(round_, by=by, now=LATER).lines.select_related("item", "special"))


def code(call, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.code


def packed(item: Item, holds: int) -> Item:
    Pack.objects.create(item=item, name=f"盒{holds}", holds=holds)
    return item


def test_what_departments_asked_less_what_is_there_and_coming_in_whole_packs(round_: DemandRound, bo: Person, olga: Person) -> None:
    pen = packed(packed(stocked(15, minimum=20), 12), 144)
    Balance.objects.filter(item=pen).update(on_order=5)
    asked(bo.department, pens(18, pen), by=bo)
    asked(olga.department, pens(12, pen, need="necessary"), by=olga)
    closed(round_)
    [line] = made(round_, olga)
    assert (line.demanded, line.to_minimum, line.available, line.on_order, line.holds, line.to_buy) == (30, 20, 15, 5, 12, 36)


def test_what_fell_below_its_minimum_is_bought_though_nobody_asked(round_: DemandRound, olga: Person) -> None:
    short, enough, gone = stocked(3, minimum=10), stocked(10, minimum=10), stocked(0 + 1, minimum=10)
    Item.objects.filter(pk=gone.pk).update(closed_at=OPENS, closed_by=olga)
    closed(round_)
    assert [(line.item, line.to_buy) for line in made(round_, olga)] == [(short, 7)]
    assert enough.minimum == 10


def test_unapproved_and_missing_forms_are_not_counted_and_late_ones_are(round_: DemandRound, ann: Person, olga: Person) -> None:
    pen = an_item()
    asked(ann.department, pens(18, pen), by=ann)
    closed(round_)
    assert made(round_, olga) == []
    asked(olga.department, pens(7, pen), by=olga, now=CLOSES + DAY)
    assert [line.demanded for line in made(round_, olga)] == [7]


def test_a_running_round_has_no_plan_yet(round_: DemandRound, olga: Person) -> None:
    assert code(plans.make, round_, by=olga, now=OPENS) == "running"


def test_over_the_budget_spare_goes_first(round_: DemandRound, bo: Person, olga: Person) -> None:
    pen, paper = stocked(1, "1", name="笔"), stocked(1, "10", name="纸")
    Balance.objects.update(on_hand=0)
    asked(bo.department, pens(10, pen), pens(5, paper, need="spare", reason="备着"), by=bo)
    round_.budget = Decimal("40.00")  # 11.30 for the pens, 56.50 for the paper
    round_.save()
    closed(round_)
    assert {line.item: (line.cut, line.to_buy) for line in made(round_, olga)} == {pen: (0, 10), paper: (3, 2)}


def test_only_special_needs_that_were_agreed_to_are_bought_and_their_estimate_is_taken_off_the_budget(
    round_: DemandRound, bo: Person, olga: Person
) -> None:
    paper = stocked(1, "10", name="纸")
    Balance.objects.update(on_hand=0)
    chair = Wanted(1, special="椅子", reason="医嘱", estimate=Decimal(100))
    lamp = Wanted(2, special="台灯", reason="暗")
    form = asked(bo.department, pens(5, paper, need="spare", reason="备着"), chair, lamp, by=bo)
    special_needs.assess(form.lines.get(special="椅子"), is_agreed=True, words="预算内", by=olga, now=OPENS)
    special_needs.assess(form.lines.get(special="台灯"), is_agreed=False, words="不必要", by=olga, now=OPENS)
    round_.budget = Decimal("123.00")
    round_.save()
    closed(round_)
    lines = made(round_, olga)
    assert [(line.what, line.cut, line.to_buy) for line in lines] == [("纸", 3, 2), ("椅子", 0, 1)]


def test_made_anew_it_replaces_its_lines_until_suppliers_are_asked(round_: DemandRound, bo: Person, olga: Person) -> None:
    pen = an_item()
    closed(round_)
    asked(bo.department, pens(10, pen), by=bo, now=CLOSES + DAY)
    first = plans.make(round_, by=olga, now=LATER)
    asked(olga.department, pens(5, pen), by=olga, now=CLOSES + DAY)
    again = plans.make(round_, by=olga, now=LATER + DAY)
    assert (again.pk, [line.to_buy for line in again.lines.all()]) == (first.pk, [15])

    shop = Supplier.objects.create(name="文具店", created_at=OPENS)
    Quote.objects.create(line=again.lines.get(), supplier=shop, price=Decimal(1), entered_at=LATER, entered_by=olga)
    assert code(plans.make, round_, by=olga, now=LATER + DAY) == "quoted"
    assert PlanLine.objects.count() == 1


def test_a_plan_of_thirty_departments_asks_as_often_as_of_one(round_: DemandRound, olga: Person, django_assert_max_num_queries) -> None:
    for _number in range(30):
        stocked(1, minimum=10)
    closed(round_)
    with django_assert_max_num_queries(30):
        plans.make(round_, by=olga, now=LATER)


@pytest.mark.django_db(transaction=True)
def test_two_who_make_it_at_once_make_one_plan(ann: Person, bo: Person, olga: Person) -> None:
    round_ = a_round()
    asked(bo.department, pens(10), by=bo)
    closed(round_)
    together(4, lambda _number: plans.make(round_, by=olga, now=LATER))
    assert (PurchasePlan.objects.count(), PlanLine.objects.count()) == (1, 1)


@pytest.mark.parametrize(("words", "why"), [("", "words"), ("  ", "words")])
def test_an_assessment_says_why(round_: DemandRound, bo: Person, olga: Person, words: str, why: str) -> None:
    form = asked(bo.department, Wanted(1, special="椅子", reason="医嘱"), by=bo)
    assert code(special_needs.assess, form.lines.get(), is_agreed=True, words=words, by=olga, now=OPENS) == why


def test_who_buys_assesses_what_was_handed_in(round_: DemandRound, ann: Person, bo: Person, olga: Person) -> None:
    form = the_form(bo.department)
    demand.save(form, [Wanted(1, special="椅子", reason="医嘱"), pens(1)], by=ann, now=OPENS)
    chair, pen = form.lines.special().get(), form.lines.of_items().get()
    assert code(special_needs.assess, chair, is_agreed=True, words="可", by=olga, now=OPENS) == "not-handed-in"
    demand.hand_in(form, by=bo, now=OPENS)
    assert code(special_needs.assess, pen, is_agreed=True, words="可", by=olga, now=OPENS) == "not-special"
    assert code(special_needs.assess, chair, is_agreed=True, words="可", by=bo, now=OPENS) == "foreign"
    assert special_needs.assess(chair, is_agreed=False, words="先用现有的", by=olga, now=OPENS).is_agreed is False
