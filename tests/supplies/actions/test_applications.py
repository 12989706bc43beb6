"""Purchase applications: which way the rules ask for, who agrees, and nothing before."""

from decimal import Decimal

import pytest

from frontdesk.journal.models import Detail, Entry
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from supplies.actions import applications, orders, quotes
from supplies.actions.applications import Wanted, apply
from supplies.actions.quotes import Terms
from supplies.models import Application, PlanLine, PurchasePlan
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_purchase import a_plan, a_supplier, an_agreement, an_application, approved, quoted, special_line
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def applied(plan: PurchasePlan, by: Person, **more: str) -> Application:
    return apply(plan, purpose="12月办公用品", by=by, now=MONDAY_9AM, **more)


def refusal(plan: PurchasePlan, by: Person, **more: str) -> str:
    with pytest.raises(Refused) as refused:
        applied(plan, by, **more)
    return refused.value.code


def test_two_quotes_are_refused_and_an_exception_lets_them_through(olga: Person) -> None:
    line = a_plan(olga)
    quoted(line, "11.30", "12", by=olga)
    assert (refusal(line.plan, olga), Application.objects.count()) == ("few", 0)

    exception = quotes.ask_exception(line, reason="仅两家有货", by=olga, now=MONDAY_9AM)
    assert refusal(line.plan, olga) == "few"
    quotes.sign_exception(exception, by=olga, now=MONDAY_9AM)
    assert applied(line.plan, olga).route == Application.Route.USUAL


def test_the_chosen_quotes_make_its_lines_in_whole_packs_and_its_total(olga: Person) -> None:
    line = a_plan(olga, 100)
    quoted(line, "113", "120", "130", by=olga, holds=12)  # 100 pieces are 9 boxes
    made = applied(line.plan, olga)
    bought = made.lines.get()
    assert (bought.quantity, bought.quote.supplier, made.total, made.number) == (108, bought.supplier, Decimal("1017.00"), "SQ-202611-001")
    assert (refusal(line.plan, olga), made.plan) == ("nothing", line.plan)  # it stands in one already


def test_what_has_no_choice_yet_waits_for_the_next(olga: Person) -> None:
    line = a_plan(olga)
    PlanLine.objects.create(plan=line.plan, item=an_item(), demanded=5, to_buy=5)
    quoted(line, by=olga)
    assert applied(line.plan, olga).lines.count() == 1


@pytest.mark.parametrize(
    ("many", "price", "more", "expected"),
    [
        (100, "10", {}, "fast"),
        (100, "10.01", {}, "usual"),
        (100, "499.99", {}, "usual"),
        (100, "500", {}, "route refused"),
        (100, "500", {"route": "tender"}, "decision refused"),
        (100, "500", {"route": "usual", "decision": "x"}, "route refused"),
        (100, "500", {"route": "tender", "decision": "11月20日开标，三家投标"}, "tender"),
        (100, "500", {"route": "collective", "decision": "11月20日办公会"}, "collective"),
    ],
)
def test_the_way_follows_from_the_total(olga: Person, many: int, price: str, more: dict[str, str], expected: str) -> None:
    line = a_plan(olga, many)
    quoted(line, price, "900", "901", by=olga)
    found = refusal(line.plan, olga, **more) + " refused" if expected.endswith("refused") else applied(line.plan, olga, **more).route
    assert found == expected


def test_a_small_sum_needs_no_three_quotes_but_halves_of_a_plan_count_together(olga: Person) -> None:
    first, second = a_plan(olga, 60), a_plan(olga, 60)
    PlanLine.objects.filter(pk=second.pk).update(plan=first.plan)
    quoted(first, "10", by=olga)
    assert applied(first.plan, olga).route == "fast"
    quoted(second, "10", by=olga)
    assert refusal(first.plan, olga) == "few"


def test_an_agreement_needs_neither_quotes_nor_tender(olga: Person) -> None:
    line = a_plan(olga, 100)
    an_agreement(line.item, "900")
    made = applied(line.plan, olga)
    assert (made.route, made.lines.get().agreed.price, made.total) == ("agreement", Decimal(900), Decimal("90000.00"))


def test_the_lowest_that_came_later_is_asked_about(olga: Person) -> None:
    line = a_plan(olga, 1000)
    quotes.choose(quoted(line, "11", by=olga), by=olga, now=MONDAY_9AM)
    quotes.enter_all(a_supplier(), {line: Terms(Decimal("10"))}, by=olga, now=MONDAY_9AM)
    quotes.enter_all(a_supplier(), {line: Terms(Decimal("12"))}, by=olga, now=MONDAY_9AM)
    assert refusal(line.plan, olga) == "reason"


def test_a_special_need_is_applied_for_in_its_words(olga: Person) -> None:
    line = special_line(olga)
    quoted(line, "300", "310", "320", by=olga)
    bought = applied(line.plan, olga).lines.get()
    assert (bought.item, bought.special, bought.quantity) == (None, "活动帐篷", 2)


def test_the_fast_path_without_a_plan_ends_at_its_limit(olga: Person) -> None:
    def at(price: str) -> Application:
        wanted = [Wanted(1, a_supplier(), Terms(Decimal(price)), special="插线板")]
        return applications.apply_at_once(wanted, purpose="应急", by=olga, now=MONDAY_9AM)

    with pytest.raises(Refused) as refused:
        at("1000.01")
    assert (refused.value.code, at("1000").route) == ("large", "fast")
    with pytest.raises(Refused) as refused:
        applications.apply_at_once([], purpose="应急", by=olga, now=MONDAY_9AM)
    assert refused.value.code == "nothing"


def test_nothing_is_ordered_before_the_admin_manager_agrees(ann: Person, olga: Person) -> None:
    a_store()
    made = an_application(ann)
    with pytest.raises(Refused) as refused:
        orders.place(made, by=ann, now=MONDAY_9AM)
    assert refused.value.code == "unapproved"

    todo = Todo.objects.open().get()
    assert (todo.role, todo.promise, Notice.objects.get(channel=Channel.INBOX).reader) == (
        "admin_manager",
        "supplies.application_approved",
        olga,
    )
    todos.decide(todo, by=olga, agreed=True, words="同意", now=MONDAY_9AM + HOUR)
    made.refresh_from_db()
    assert (made.approved_by, made.words, Todo.objects.open().count()) == (olga, "同意", 0)
    assert Notice.objects.filter(kind="supplies.application_approved", reader=ann, channel=Channel.INBOX).count() == 1
    assert len(orders.place(made, by=ann, now=MONDAY_9AM)) == 1


def test_a_refused_one_is_never_ordered_and_its_lines_may_be_applied_for_again(ann: Person, olga: Person) -> None:
    made = an_application(ann)
    with pytest.raises(Refused) as refused:
        applications.refuse(made, words=" ", by=olga, now=MONDAY_9AM)
    assert refused.value.code == "words"
    applications.refuse(made, words="预算不足", by=olga, now=MONDAY_9AM)
    for what in (lambda: orders.place(made, by=ann, now=MONDAY_9AM), lambda: approved(made, olga)):
        with pytest.raises(Refused):
            what()
    assert applied(made.plan, ann).lines.count() == 1
    assert Notice.objects.filter(kind="supplies.application_refused", reader=ann, channel=Channel.INBOX).count() == 1


def test_ones_own_is_approved_by_another_manager_or_with_a_word_in_the_trail(olga: Person) -> None:
    made = an_application(olga)
    approved(made, olga)
    entry = Entry.objects.get(verb="approve_application")
    assert Detail.objects.get(entry=entry).data["own"] is True

    PersonFactory(roles=[Role.ADMIN_MANAGER])
    with pytest.raises(Refused) as refused:
        applications.approve(an_application(olga), by=olga, now=MONDAY_9AM)
    assert refused.value.code == "own"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_apply_at_once_one_does(olga: Person) -> None:
    line = a_plan(olga)
    quoted(line, by=olga)
    answers = together(10, lambda _number: applied(line.plan, olga))
    assert [type(answer).__name__ for answer in answers].count("Application") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"nothing"}


@pytest.mark.django_db(transaction=True)
def test_of_approval_and_refusal_at_once_one_holds(ann: Person, olga: Person) -> None:
    made = an_application(ann)

    def answer(number: int) -> Application:
        return approved(made, olga) if number % 2 else applications.refuse(made, words="不", by=olga, now=MONDAY_9AM)

    answers = together(10, answer)
    assert [type(each).__name__ for each in answers].count("Application") == 1
    assert {each.code for each in answers if isinstance(each, Refused)} == {"decided"}
