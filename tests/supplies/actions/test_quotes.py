"""Quotes: compared on one basis, the lowest or a reason, three of them or a signature."""

from datetime import date
from decimal import Decimal

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from supplies.actions import quotes
from supplies.actions.applications import to_buy
from supplies.actions.quotes import Compared, Terms, compared
from supplies.models import PlanLine, Quote, QuoteException
from tests.factories.supplies_purchase import a_plan, a_quote, a_supplier, an_agreement, an_application, quoted
from tests.moments import HOUR, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db


def row_of(line: PlanLine) -> Compared:
    return compared(to_buy(line.plan), on=MONDAY_9AM.date())[0]


def test_prices_are_compared_by_the_base_unit_without_tax(olga: Person) -> None:
    line = a_plan(olga)
    a_quote(line, "13.56", by=olga, holds=12)  # 1.00 net a piece
    a_quote(line, "0.99", by=olga, is_with_tax=False)  # 0.99 net
    a_quote(line, "103", by=olga, holds=100, tax_rate=Decimal(3))  # 1.00 net
    assert [quote.unit_net for quote in row_of(line).quotes] == [Decimal("0.99"), Decimal(1), Decimal(1)]
    assert row_of(line).lowest == Decimal("0.99")


def test_one_that_is_not_the_lowest_is_chosen_only_for_a_reason(olga: Person) -> None:
    line = a_plan(olga)
    dear, _cheap = a_quote(line, "12", by=olga), a_quote(line, "11", by=olga)
    with pytest.raises(Refused) as refused:
        quotes.choose(dear, by=olga, now=MONDAY_9AM, reason="  ")
    assert (refused.value.code, row_of(line).chosen) == ("reason", None)

    quotes.choose(dear, by=olga, now=MONDAY_9AM, reason="三天到货")
    assert (row_of(line).chosen, row_of(line).is_explained) == (dear, True)


def test_another_choice_takes_the_place_of_the_first(olga: Person) -> None:
    line = a_plan(olga)
    dear, cheap = a_quote(line, "12", by=olga), a_quote(line, "11", by=olga)
    quotes.choose(dear, by=olga, now=MONDAY_9AM, reason="质量")
    quotes.choose(cheap, by=olga, now=MONDAY_9AM)
    assert [(quote.pk, quote.reason) for quote in Quote.objects.filter(chosen_at__isnull=False)] == [(cheap.pk, "")]


def test_a_chosen_quote_with_a_new_price_has_to_be_chosen_again_and_the_same_paper_twice_is_nothing(olga: Person) -> None:
    line, seller = a_plan(olga), a_supplier()
    quotes.choose(a_quote(line, "12", by=olga, supplier=seller), by=olga, now=MONDAY_9AM)
    assert quotes.enter_all(seller, {line: Terms(Decimal(12))}, by=olga, now=MONDAY_9AM) == []
    assert row_of(line).chosen is not None
    assert len(quotes.enter_all(seller, {line: Terms(Decimal(14))}, by=olga, now=MONDAY_9AM)) == 1
    assert (row_of(line).chosen, Quote.objects.count()) == (None, 1)


def test_a_lower_quote_that_comes_later_asks_for_a_reason(olga: Person) -> None:
    line = a_plan(olga)
    quotes.choose(a_quote(line, "12", by=olga), by=olga, now=MONDAY_9AM)
    a_quote(line, "11", by=olga)
    assert row_of(line).is_explained is False


def test_nothing_is_asked_of_a_closed_supplier_and_nothing_changes_once_it_is_applied_for(olga: Person) -> None:
    closed = a_supplier()
    closed.closed_at = MONDAY_9AM
    with pytest.raises(Refused) as refused:
        a_quote(a_plan(olga), by=olga, supplier=closed)
    assert refused.value.code == "closed"

    quote = an_application(olga).lines.get().quote
    for change in (
        lambda: a_quote(quote.line, "9", by=olga),
        lambda: quotes.choose(quote, by=olga, now=MONDAY_9AM),
        lambda: quotes.drop(quote, by=olga, now=MONDAY_9AM),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "applied"


def test_a_mistake_goes_but_not_the_chosen_one(olga: Person) -> None:
    line = a_plan(olga)
    kept, wrong = a_quote(line, "11", by=olga), a_quote(line, "1", by=olga)
    quotes.drop(wrong, by=olga, now=MONDAY_9AM)
    quotes.choose(kept, by=olga, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        quotes.drop(kept, by=olga, now=MONDAY_9AM)
    assert (refused.value.code, list(line.quotes.all())) == ("chosen", [kept])


def test_two_quotes_are_too_few_until_the_admin_manager_signs(ann: Person, olga: Person) -> None:
    line = a_plan(ann)
    quoted(line, "11", "12", by=ann)
    assert row_of(line).has_enough is False

    exception = quotes.ask_exception(line, reason="只有两家经销商", by=ann, now=MONDAY_9AM)
    assert (row_of(line).has_enough, Todo.objects.open().get().role) == (False, "admin_manager")
    assert Notice.objects.get(channel=Channel.INBOX).reader == olga

    todos.decide(Todo.objects.open().get(), by=olga, agreed=True, now=MONDAY_9AM + HOUR)
    exception.refresh_from_db()
    assert (row_of(line).has_enough, exception.signed_by, Todo.objects.open().count()) == (True, olga, 0)
    assert Notice.objects.filter(channel=Channel.INBOX, reader=ann, kind="supplies.exception_answered").count() == 1


def test_a_refused_exception_goes_and_may_be_asked_for_again(ann: Person, olga: Person) -> None:
    line = a_plan(ann)
    quotes.ask_exception(line, reason="急用", by=ann, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        todos.decide(Todo.objects.open().get(), by=olga, agreed=False, now=MONDAY_9AM)
    assert refused.value.code == "words"
    todos.decide(Todo.objects.open().get(), by=olga, agreed=False, words="再找一家", now=MONDAY_9AM)
    assert QuoteException.objects.count() == 0
    quotes.ask_exception(line, reason="仍只有两家", by=ann, now=MONDAY_9AM + HOUR)
    assert Todo.objects.open().count() == 1


@pytest.mark.parametrize(("many", "reason", "code"), [(3, "x", "enough"), (1, " ", "reason")])
def test_an_exception_is_asked_for_where_there_is_need(olga: Person, many: int, reason: str, code: str) -> None:
    line = a_plan(olga)
    for _n in range(many):
        a_quote(line, by=olga)
    with pytest.raises(Refused) as refused:
        quotes.ask_exception(line, reason=reason, by=olga, now=MONDAY_9AM)
    assert refused.value.code == code


def test_an_agreement_in_force_needs_no_quotes(olga: Person) -> None:
    line = a_plan(olga)
    dear, cheap = an_agreement(line.item, "12"), an_agreement(line.item, "10")
    over = an_agreement(line.item, "1", until=date(2026, 11, 22))
    row = row_of(line)
    assert (row.agreed, row.has_enough, row.terms) == (cheap, True, cheap)
    assert {dear, over} & {row.agreed} == set()


def test_the_grid_asks_as_often_for_thirty_lines_as_for_one(olga: Person) -> None:
    line = a_plan(olga)
    quoted(line, by=olga)
    one = queries(lambda: compared(to_buy(line.plan), on=MONDAY_9AM.date()))
    for _n in range(29):
        more = a_plan(olga)
        PlanLine.objects.filter(pk=more.pk).update(plan=line.plan)
        quoted(more, by=olga)
    assert (queries(lambda: compared(to_buy(line.plan), on=MONDAY_9AM.date())), len(to_buy(line.plan))) == (one, 30)


def test_a_line_that_went_with_a_plan_made_anew_takes_no_quote(olga: Person) -> None:
    line = a_plan(olga)
    PlanLine.objects.all().delete()  # while somebody typed

    with pytest.raises(Refused) as error:
        a_quote(line, by=olga)
    assert (error.value.code, Quote.objects.count()) == ("gone", 0)
