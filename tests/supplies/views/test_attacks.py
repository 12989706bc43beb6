"""What an attacker tried on supplies: each of these was a hole once, or would be one."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.urls import reverse

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from supplies.actions import demand, demand_rounds, quotes, requisitions
from supplies.models import Application, HandEntry, Handout, Loan, Movement, Order, QuoteException, RequisitionLine, Stocktake
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item, stocked
from tests.factories.supplies_purchase import a_plan, a_supplier, an_application, an_order, approved, quoted
from tests.factories.supplies_requisition import agreed, asked, handed, lent
from tests.moments import MONDAY_9AM
from tests.staff import Staff, whole, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
HUGE = 10**30
PRICE = "7.31"


@pytest.fixture
def lei(db: None) -> Person:
    """The logistics officer, who buys."""
    return PersonFactory(username="lei", roles=[Role.LOGISTICS_OFFICER])


def status(response: HttpResponse) -> int:
    return int(response.status_code)


def inspected(pk: int, **given: object) -> dict[str, object]:
    """The fields of one line of a delivery of which nothing is wrong."""
    ticks = ("is_brand_right", "is_specification_right", "is_quality_right")
    return {f"line{pk}-{name}": value for name, value in {**dict.fromkeys(ticks, "on"), **given}.items()}


# Days and numbers that no table takes


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "9999-12-30", "2026-02-30", "x"])
def test_no_form_takes_a_day_outside_our_calendar(lei: Person, ann: Person, bo: Person, day: str) -> None:
    buyer, order, application = Staff(lei), an_order(lei), approved(an_application(lei), lei)
    line, lender = agreed(ann, {an_item(name="硒鼓"): 5}, by=bo).lines.get(), PersonFactory().department
    key = f"day{application.lines.get().supplier_id}"
    expected_on = order.expected_on

    buyer.press("supplies:order_postpone", order.pk, expected_on=day)
    buyer.press("supplies:application_order", application.pk, **{key: day})
    lend = buyer.press("supplies:line_lend", line.pk, lender=getattr(lender, "pk", 0), quantity=1, due_on=day)
    promise = buyer.press("supplies:line_promise", line.pk, day=day)
    opening = buyer.press("supplies:stock_open", item=line.item_id, store=a_store().pk, quantity=1, on=day, unit_cost=1)
    order.refresh_from_db()
    assert (order.expected_on, Order.objects.count()) == (expected_on, 1)
    assert [status(lend), status(promise), status(opening)] == [422] * 3


@pytest.mark.parametrize(
    "query", ["month=9999-12", "month=0001-01", "charged=0001-01-01..9999-12-31", f"item={'9' * 40}", "department=²", "store=-1"]
)
def test_a_ledger_of_impossible_days_or_things_is_no_error(rita: Person, query: str) -> None:
    stocked(3)
    pages = [reverse(f"supplies:movement_{name}") for name in ("list", "export")]

    assert [status(whole(Staff(rita).client.get(f"{page}?{query}"))) for page in pages] == [200, 200]


@pytest.mark.parametrize("year", [0, 1999, 2101, 99999, HUGE])
def test_a_budget_is_of_a_year_of_our_calendar(ann: Person, olga: Person, year: int) -> None:
    boss = Staff(olga)
    assert status(boss.press("supplies:budget_edit", ann.department_id, year, year="5")) == 404


@pytest.mark.parametrize("many", [HUGE, -1, 0, "NaN", "1.5", "1e3", "9" * 5000])
def test_no_form_takes_a_number_that_is_no_count(ann: Person, bo: Person, rita: Person, olga: Person, lei: Person, many: object) -> None:
    desk, buyer, item = Staff(rita), Staff(lei), stocked(50, name="键盘")
    waiting, missing = agreed(ann, {item: 5}, by=bo), agreed(ann, {an_item(name="硒鼓"): 5}, by=bo)
    line, short, order = waiting.lines.get(), missing.lines.get(), an_order(lei)
    issue = handed(waiting, by=rita, many=2).issues.get()
    other, store = Department.objects.exclude(pk=ann.department_id).first(), a_store()
    how, here = {"taker": ann.pk, "signed": "phone", "checked": "on"}, f"{reverse('supplies:handout_new')}?requisition={waiting.pk}"
    answers = [
        desk.press("supplies:line_lend", short.pk, lender=getattr(other, "pk", 0), quantity=many, due_on="2026-12-30"),
        desk.press("supplies:line_offer", short.pk, item=an_item(name="墨盒").pk, quantity=many),
        desk.press("supplies:issue_take_back", issue.pk, quantity=many),
        desk.press("supplies:stock_scrap", item=item.pk, store=store.pk, quantity=many, on="2026-11-23", reason="x"),
        buyer.press("supplies:stock_open", item=an_item(name="笔").pk, store=store.pk, quantity=many, on="2026-11-23", unit_cost=1),
        desk.press("supplies:receipt_new", order.pk, known=0, **inspected(order.lines.get().pk, delivered=many)),
        desk.client.post(here, {f"n_{line.pk}": many, **how}),
    ]
    assert [status(answer) for answer in answers] == [422] * len(answers)
    assert (Loan.objects.count(), HandEntry.objects.count(), Handout.objects.count()) == (0, 0, 1)


@pytest.mark.parametrize("price", ["NaN", "Infinity", "-1", "1e9", "1e400000", "9999999999.99", "1.005", "sNaN"])
def test_no_form_takes_a_price_that_the_ledger_cannot_hold(lei: Person, price: str) -> None:
    buyer, line, supplier, item = Staff(lei), a_plan(lei, 1000), a_supplier(), an_item(name="笔")
    asked_for = {"price": price, "holds": 1, "tax_rate": 13, "is_with_tax": "yes"}
    direct = asked_for | {"item": item.pk, "quantity": 1, "supplier": supplier.pk}
    days = {"from_on": "2026-11-23", "until_on": "2027-11-22"}
    agreed_on = {f"price-{item.pk}": price, f"holds-{item.pk}": 1, f"tax-{item.pk}": 13}
    answers = [
        buyer.press("supplies:quote_sheet", line.plan_id, supplier.pk, **{f"line{line.pk}-{key}": said for key, said in asked_for.items()}),
        buyer.press("supplies:application_new", purpose="x", **{f"line0-{key}": said for key, said in direct.items()}),
        buyer.press("supplies:agreement_new", supplier.pk, **days, **agreed_on),
    ]
    assert [status(answer) for answer in answers] == [422] * 3


def test_what_comes_to_more_than_a_column_holds_is_refused_in_words(lei: Person) -> None:
    line = a_plan(lei, 999_999)
    quoted(line, "9999999.99", "9999999.99", "9999999.99", by=lei)
    given = {"purpose": "x", "route": "tender", "decision": "周一例会"}

    answer = Staff(lei).press("supplies:application_apply", line.plan_id, **given)
    assert (status(answer), "look at its prices" in words(answer), Application.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("item", ["²", "abc", HUGE, "9" * 5000, "-1", ""])
def test_a_demand_sheet_of_no_item_is_no_error(ann: Person, item: object) -> None:
    form = demand_rounds.open_round(date(2026, 12, 1), now=MONDAY_9AM).forms.get(department=ann.department)
    heads = {f"{kind}-{name}_FORMS": 1 - zero for kind in ("item", "special") for zero, name in enumerate(("TOTAL", "INITIAL"))}

    assert status(Staff(ann).press("supplies:demand_detail", form.pk, **heads, **{"item-0-item": item, "item-0-quantity": 1})) in (302, 422)
    assert form.lines.count() == 0


# Who may do what, with whose papers


def test_nobody_decides_on_their_own_papers_while_somebody_else_could(olga: Person, ann: Person) -> None:
    second = PersonFactory(username="second", roles=[Role.ADMIN_MANAGER], department=olga.department)
    mine, line = asked(olga, {an_item(name="键盘"): 1}), a_plan(olga)
    application = an_application(olga)
    exception = quotes.ask_exception(line, reason="只有一家", by=olga, now=MONDAY_9AM)
    boss = Staff(olga)
    boss.press("supplies:requisition_approve", mine.pk, **{f"line_{mine.lines.get().pk}": 1})
    boss.press("supplies:exception_sign", exception.pk)
    boss.press("supplies:application_approve", application.pk)
    for paper in (mine, exception, application):
        paper.refresh_from_db()
    assert (mine.approved_at, exception.signed_at, application.approved_at) == (None, None, None)

    requisitions.approve(mine, by=second, now=MONDAY_9AM)
    quotes.sign_exception(exception, by=second, now=MONDAY_9AM)
    assert QuoteException.objects.get().signed_by == second


def test_the_only_admin_manager_decides_on_their_own_or_nothing_would_ever_come(olga: Person) -> None:
    mine = asked(olga, {an_item(name="键盘"): 1})
    Staff(olga).press("supplies:requisition_approve", mine.pk, **{f"line_{mine.lines.get().pk}": 1})

    mine.refresh_from_db()
    assert mine.approved_by == olga


def test_a_line_of_another_paper_gives_up_nothing_of_this_one(ann: Person, bo: Person) -> None:
    mine, other = (agreed(ann, {an_item(name=name): 5}, by=bo) for name in ("键盘", "鼠标"))
    staff = Staff(ann)
    for line in (other.lines.get().pk, HUGE, "x", "²", "0"):
        staff.press("supplies:requisition_give_up", mine.pk, line=line)

    assert list(RequisitionLine.objects.filter(given_up_at__isnull=False)) == []
    staff.press("supplies:requisition_give_up", mine.pk, line=mine.lines.get().pk)
    mine.refresh_from_db()
    assert mine.done_at is not None


def test_papers_of_others_are_not_there(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    form = demand_rounds.open_round(date(2026, 12, 1), now=MONDAY_9AM).forms.get(department=ann.department)
    paper = agreed(ann, {stocked(9, name="键盘"): 5}, by=bo)
    other = Department.objects.exclude(pk=ann.department_id).first()
    assert other
    loan, handout = lent(an_item(), lender=ann.department, borrower=other, by=rita), handed(paper, by=rita, signed="phone", signature=None)
    stranger = Staff(PersonFactory(username="stranger", roles=[Role.EMPLOYEE], department=Department.objects.create(name="外部")))
    pages = [
        ("demand_detail", form.pk),
        ("demand_print", form.pk),
        ("requisition_detail", paper.pk),
        ("handout_detail", handout.pk),
        ("handout_confirm", handout.pk),
    ]
    posts = [
        *(("demand_" + verb, form.pk) for verb in ("hand_in", "take_back", "approve", "give_back")),
        *(("requisition_" + verb, paper.pk) for verb in ("approve", "refuse", "withdraw", "give_up")),
        ("handout_confirm", handout.pk),
        ("line_answer", paper.lines.get().pk),
        ("loan_return", loan.pk),
    ]
    assert [status(stranger.open(f"supplies:{page}", pk)) for page, pk in pages] == [404] * len(pages)
    assert [status(stranger.press(f"supplies:{page}", pk)) for page, pk in posts] == [404] * len(posts)


def test_who_may_see_a_paper_may_not_thereby_act_on_it(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    colleague = PersonFactory(username="colleague", roles=[Role.EMPLOYEE], department=ann.department)
    form = demand_rounds.open_round(date(2026, 12, 1), now=MONDAY_9AM).forms.get(department=ann.department)
    demand.hand_in(form, lines=[demand.Wanted(3, an_item())], by=ann, now=MONDAY_9AM)
    paper, handout = (
        asked(ann, {an_item(name="键盘"): 5}),
        handed(agreed(ann, {stocked(3): 3}, by=bo), by=rita, signed="phone", signature=None),
    )
    staff = Staff(colleague)
    staff.press("supplies:demand_approve", form.pk)
    staff.press("supplies:demand_give_back", form.pk, words="x")
    for person in (ann, rita, bo):
        if person != bo:
            Staff(person).press("supplies:requisition_approve", paper.pk, **{f"line_{paper.lines.get().pk}": 5})
        if person != ann:
            Staff(person).press("supplies:handout_confirm", handout.pk)
    for record in (form, paper, handout):
        record.refresh_from_db()
    assert (form.approved_at, form.handed_in_by, paper.approved_at, handout.confirmed_at) == (None, ann, None, None)


def test_a_line_of_another_order_is_not_received_with_this_one(lei: Person, rita: Person) -> None:
    mine, other = an_order(lei, 10), an_order(lei, 10)
    answer = Staff(rita).press("supplies:receipt_new", mine.pk, known=0, **inspected(other.lines.get().pk, delivered=10))

    assert (status(answer), Movement.objects.count()) == (422, 0)


def test_a_line_of_another_requisition_is_not_handed_out_with_this_one(ann: Person, bo: Person, rita: Person) -> None:
    mine, other = (agreed(ann, {stocked(9, name=name): 5}, by=bo) for name in ("键盘", "鼠标"))
    how = {"taker": ann.pk, "signed": "phone", "checked": "on", f"n_{mine.lines.get().pk}": 1, f"n_{other.lines.get().pk}": 5}
    Staff(rita).client.post(f"{reverse('supplies:handout_new')}?requisition={mine.pk}", how)

    assert [line.issued for line in RequisitionLine.objects.order_by("pk")] == [1, 0]


def test_what_is_closed_is_not_chosen_by_its_id(ann: Person, lei: Person, rita: Person) -> None:
    item, supplier = an_item(closed_at=MONDAY_9AM), a_supplier()
    supplier.closed_at = MONDAY_9AM
    supplier.save()
    store = a_store("旧柜")
    store.closed_at = MONDAY_9AM
    store.save()
    buyer, full, here = Staff(lei), stocked(9, name="键盘"), {"quantity": 1, "on": "2026-11-23"}
    line = {"item": full.pk, "quantity": 1, "supplier": supplier.pk, "price": 1, "holds": 1, "tax_rate": 13, "is_with_tax": "yes"}
    Staff(ann).press("supplies:requisition_new", asker=ann.pk, **{f"n_{item.pk}": 3})
    answers = [
        buyer.press("supplies:stock_open", item=item.pk, store=a_store().pk, unit_cost=1, **here),
        buyer.press("supplies:stock_open", item=full.pk, store=store.pk, unit_cost=1, **here),
        buyer.press("supplies:stock_scrap", item=full.pk, store=store.pk, reason="x", **here),
        buyer.press("supplies:application_new", purpose="x", **{f"line0-{key}": said for key, said in line.items()}),
        Staff(rita).press("supplies:stocktake_new", store=store.pk),
        buyer.press("supplies:quote_sheet", a_plan(lei).plan_id, supplier.pk),
    ]
    assert [status(answer) for answer in answers] == [422] * 5 + [404]
    assert (RequisitionLine.objects.count(), Stocktake.objects.count(), Application.objects.count()) == (0, 0, 0)
