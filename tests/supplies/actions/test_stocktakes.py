"""A frozen snapshot, counted blind: what moved meanwhile is no difference, large ones are counted by two, each has a cause."""

import threading
import time
from datetime import date

import pytest
from django.db import connection, transaction

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from supplies.actions import ledger, stocktake_approval, stocktakes
from supplies.models import Balance, Category, Movement, Stocktake, StocktakeLine
from tests.factories.supplies import a_store, put_in, stocked, take_out
from tests.factories.supplies_stocktakes import a_stocktake, counted, finished, line_of
from tests.figures import Figure
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def refused(do: object) -> str:
    """The code of the refusal; '' when it was done."""
    try:
        do()
    except Refused as error:
        return error.code
    return ""


class TestOpening:
    def test_it_freezes_what_the_books_say_and_asks_the_storekeepers(self, rita: Person, olga: Person) -> None:
        pens, gone = stocked(20, "2.5"), stocked(0 + 1, name="旧物品")
        take_out(gone, 1)
        made = a_stocktake(month=NOVEMBER)
        frozen = {line.item_id: (line.book, line.average) for line in made.lines.all()}

        assert (made.number, frozen[pens.pk], frozen[gone.pk][0], made.month) == ("PD-202611-01", (20, 2.5), 0, NOVEMBER)
        assert Todo.objects.open().get(promise="supplies.stocktake_done").role == "receptionist"
        told = Notice.objects.filter(kind="supplies.stocktake_opened", channel=Channel.INBOX)
        assert {notice.reader for notice in told} == {rita, olga}

    def test_one_a_month_and_store_until_it_is_dropped(self, olga: Person) -> None:
        stocked(20)
        made = a_stocktake(month=NOVEMBER)
        assert refused(lambda: a_stocktake(month=date(2026, 11, 27))) == "again"
        stocktake_approval.drop(made, words="仓库搬迁", by=olga, now=MONDAY_9AM)
        again = a_stocktake(month=NOVEMBER)
        assert (again.pk != made.pk, Todo.objects.open().filter(promise="supplies.stocktake_done").count()) == (True, 1)

    def test_a_quick_count_holds_chosen_items_or_categories_and_nothing_that_is_being_counted(self, rita: Person) -> None:
        pens, tea = stocked(20), stocked(5, category=Category.objects.create(name="茶水"), name="茶包")
        quick = a_stocktake(by=rita, items=[pens])
        assert [line.item for line in quick.lines.all()] == [pens]
        assert [line.item for line in a_stocktake(by=rita, categories=[tea.category]).lines.all()] == [tea]
        ink, scissors = stocked(1, name="墨水"), stocked(3, category=Category.objects.create(name="工具"), name="剪刀")
        both = a_stocktake(by=rita, items=[ink], categories=[scissors.category])
        assert {line.item for line in both.lines.all()} == {ink, scissors}
        assert refused(lambda: a_stocktake(by=rita, items=[pens])) == "running"
        assert refused(lambda: a_stocktake(by=rita, categories=[Category.objects.create(name="空")])) == "empty"

    def test_the_month_end_takes_the_place_of_quick_counts(self, rita: Person) -> None:
        pens = stocked(20)
        quick = a_stocktake(by=rita, items=[pens])
        month = a_stocktake(month=NOVEMBER)
        quick.refresh_from_db()
        assert (quick.dropped_at, refused(lambda: counted(quick, pens, 20, by=rita)), month.lines.filter(item=pens).count()) == (
            MONDAY_9AM,
            "dropped",
            1,
        )

    def test_nothing_is_opened_in_a_store_that_is_closed(self) -> None:
        stocked(1)
        store = a_store()
        store.closed_at = MONDAY_9AM
        store.save()
        assert refused(a_stocktake) == "closed"


class TestCounting:
    def test_what_is_issued_between_freeze_and_count_is_no_difference(self, rita: Person, olga: Person, figure: Figure) -> None:
        pens = stocked(20)
        made = a_stocktake()
        take_out(pens, 3, by=rita)
        line = counted(made, pens, 17, by=rita)
        take_out(pens, 2, by=rita)  # after the count: the line stays as it is
        figure(f"20 frozen, 3 issued, 17 counted: difference {line.difference}; 2 more issued later")
        assert (line.book, line.moved, line.difference) == (20, -3, 0)

        closed = stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)
        assert (closed.approved_at, Movement.objects.filter(kind__in=["found", "missing"]).count()) == (MONDAY_9AM, 0)
        assert Todo.objects.open().count() == 0

    def test_a_second_count_is_measured_by_what_moved_until_then(self, rita: Person, olga: Person) -> None:
        pens = stocked(20)
        made = a_stocktake()
        counted(made, pens, 10, by=rita)
        put_in(pens, 4)
        line = counted(made, pens, 23, by=olga)
        assert (line.counted, line.recounted, line.holding, line.difference) == (10, 23, 23, -1)

    def test_a_large_difference_is_counted_by_somebody_else_before_it_is_handed_in(self, rita: Person, olga: Person) -> None:
        pens = stocked(20)
        made = a_stocktake()
        line = counted(made, pens, 17, by=rita)
        stocktakes.explain(line, cause="loss", by=rita, now=MONDAY_9AM)
        assert refused(lambda: stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)) == "second"
        assert refused(lambda: counted(made, pens, 20, by=rita)) == "second"  # and whoever counted it does not try again
        counted(made, pens, 17, by=olga)
        assert refused(lambda: stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)) == ""

    @pytest.mark.parametrize(
        ("there", "cost", "found", "tolerance", "second"),
        [
            (100, "1", 96, 1, False),  # four per cent
            (100, "1", 94, 1, True),
            (1000, "0.1", 980, 1, False),  # twenty units
            (1000, "0.1", 979, 1, True),
            (1000, "100", 998, 1, False),  # ¥200
            (1000, "100", 997, 1, True),
            (10, "1", 9, 1, False),  # within the tolerance, though ten per cent
            (10, "1", 8, 1, True),
            (10, "1", 8, 2, False),
        ],
    )
    def test_which_differences_are_large(self, rita: Person, there: int, cost: str, found: int, tolerance: int, second: bool) -> None:
        item = stocked(there, cost, tolerance=tolerance)
        made = a_stocktake()
        line = counted(made, item, found, by=rita)
        stocktakes.explain(line, cause="loss", by=rita, now=MONDAY_9AM)
        assert refused(lambda: stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)) == ("second" if second else "")

    def test_a_slip_is_mended_by_whoever_made_it_and_by_nobody_else(self, rita: Person, olga: Person) -> None:
        pens, _rest = stocked(100), stocked(5)
        made = a_stocktake()
        counted(made, pens, 99, by=rita)
        assert refused(lambda: counted(made, pens, 100, by=olga)) == "counted"
        assert counted(made, pens, 100, by=rita).difference == 0
        counts = Entry.objects.filter(verb="count_item", subject_id=str(made.pk))
        assert counts.count() == 2

    def test_once_the_books_are_open_nobody_changes_their_own_count_and_a_colleague_s_holds(self, rita: Person, olga: Person) -> None:
        pens, tape = stocked(100), stocked(5)
        made = a_stocktake()
        counted(made, pens, 99, by=rita)
        made.refresh_from_db()
        assert (made.hides_books, made.books_opened_at) == (True, None)
        counted(made, tape, 5, by=rita, now=MONDAY_9AM + HOUR)
        made.refresh_from_db()
        assert (made.hides_books, made.books_opened_at) == (False, MONDAY_9AM + HOUR)
        assert refused(lambda: counted(made, pens, 100, by=rita)) == "opened"
        assert refused(lambda: counted(made, pens, 100, by=olga)) == "counted"  # who had the page open before is told
        line = counted(made, pens, 100, by=olga, is_anew=True)
        assert (line.holding, line.counted, line.recounted_by) == (100, 99, olga)
        assert [refused(lambda by=by: counted(made, pens, 99, by=by, is_anew=True)) for by in (rita, olga)] == ["opened", "opened"]
        assert Entry.objects.filter(verb="open_books", subject_id=str(made.pk)).count() == 1

    def test_a_count_that_is_not_blind_is_mended_whenever(self, rita: Person) -> None:
        pens = stocked(100)
        made = a_stocktake(is_blind=False)
        counted(made, pens, 99, by=rita)
        assert counted(made, pens, 100, by=rita).difference == 0

    def test_a_difference_within_the_tolerance_is_recorded_and_needs_its_cause_all_the_same(self, rita: Person) -> None:
        pens = stocked(20)
        made = a_stocktake()
        line = counted(made, pens, 19, by=rita)
        assert refused(lambda: stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)) == "cause"
        assert refused(lambda: stocktakes.explain(line, cause="moon", by=rita, now=MONDAY_9AM)) == "cause"
        stocktakes.explain(line, cause="unrecorded", words="周五加班领用", by=rita, now=MONDAY_9AM)
        assert stocktakes.hand_in(made, by=rita, now=MONDAY_9AM).is_waiting

    def test_a_count_that_is_mended_to_no_difference_needs_no_cause_any_more(self, rita: Person) -> None:
        pens = stocked(20)
        made = a_stocktake(is_blind=False)
        stocktakes.explain(counted(made, pens, 19, by=rita), cause="loss", by=rita, now=MONDAY_9AM)
        line = counted(made, pens, 20, by=rita)
        assert (line.cause, refused(lambda: stocktakes.explain(line, cause="loss", by=rita, now=MONDAY_9AM))) == ("", "equal")

    def test_what_is_not_counted_cannot_be_handed_in_and_is_named(self, rita: Person) -> None:
        for number in range(5):
            stocked(1, name=f"物品{number}")
        with pytest.raises(Refused, match=r"物品0.*物品1.*物品2.*2") as error:
            stocktakes.hand_in(a_stocktake(), by=rita, now=MONDAY_9AM)
        assert error.value.code == "uncounted"

    def test_what_is_found_besides_is_written_down_and_settled_before(self, rita: Person) -> None:
        pens = stocked(20)
        made = a_stocktake()
        counted(made, pens, 20, by=rita)
        assert refused(lambda: stocktakes.find(made, what=" ", quantity=1, by=rita, now=MONDAY_9AM)) == "what"
        assert refused(lambda: stocktakes.find(made, what="墨盒", quantity=0, by=rita, now=MONDAY_9AM)) == "quantity"
        found = stocktakes.find(made, what="墨盒 HP 803", quantity=2, by=rita, now=MONDAY_9AM)
        assert refused(lambda: stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)) == "unexpected"
        assert refused(lambda: stocktakes.put_right(found, words="", by=rita, now=MONDAY_9AM)) == "words"
        stocktakes.put_right(found, words="送回三楼文具柜", by=rita, now=MONDAY_9AM)
        assert refused(lambda: stocktakes.put_right(found, words="再次", by=rita, now=MONDAY_9AM)) == "settled"
        assert stocktakes.hand_in(made, by=rita, now=MONDAY_9AM).approved_at == MONDAY_9AM

    def test_nothing_changes_after_it_was_handed_in(self, rita: Person, olga: Person) -> None:
        pens = stocked(20)
        made = finished({pens: 19}, by=rita)
        line = line_of(made, pens)
        for do in (
            lambda: counted(made, pens, 20, by=rita),
            lambda: stocktakes.explain(line, cause="loss", by=rita, now=MONDAY_9AM),
            lambda: stocktakes.find(made, what="x", quantity=1, by=rita, now=MONDAY_9AM),
            lambda: stocktakes.hand_in(made, by=rita, now=MONDAY_9AM),
        ):
            assert refused(do) == "handed-in"


def two_count(made: Stocktake, item: object, people: list[Person], action: object) -> tuple[list[object], StocktakeLine]:
    line = line_of(made, item)
    answers = together(2, lambda number: action(line, counted=20 - number, by=people[number], now=MONDAY_9AM + HOUR))
    return answers, line_of(made, item)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_count_the_same_item_at_once_one_counts_and_the_other_is_told(rita: Person, olga: Person, figure: Figure) -> None:
    pens = stocked(20)
    made = a_stocktake()
    answers, line = two_count(made, pens, [rita, olga], stocktakes.count)

    told = [each for each in answers if isinstance(each, Refused)]
    entries = Entry.objects.filter(verb="count_item").count()
    figure(f"2 count one item at once: {2 - len(told)} counts, {len(told)} is told, {entries} in the trail")
    assert ([each.code for each in told], entries) == (["counted"], 1)
    assert line.counted == (20 if line.counted_by == rita else 19)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_count_and_one_count_is_lost(
    rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    gate = threading.Barrier(2)

    def unlocked(stocktake: Stocktake) -> Stocktake:
        return Stocktake.objects.select_related("store").get(pk=stocktake.pk)

    def slow(line: StocktakeLine, by: Person) -> bool:
        gate.wait(timeout=30)
        return False

    pens = stocked(20)
    made = a_stocktake()
    monkeypatch.setattr(stocktakes, "counting", unlocked)
    monkeypatch.setattr(stocktakes, "_is_second", slow)
    monkeypatch.setattr(stocktakes, "locked", lambda items, store: {each.item_id: each for each in Balance.objects.filter(item__in=items)})
    answers, _line = two_count(made, pens, [rita, olga], stocktakes.count.__wrapped__)
    wrote = [each for each in answers if isinstance(each, StocktakeLine)]
    figure(f"2 count one item at once without the lock: {len(wrote)} are told that they counted ({connection.vendor})")
    assert len(wrote) == 2


class TestDropping:
    def test_it_says_why_and_happens_once(self, rita: Person) -> None:
        stocked(20)
        made = a_stocktake(by=rita)
        assert refused(lambda: stocktake_approval.drop(made, words=" ", by=rita, now=MONDAY_9AM)) == "words"
        assert refused(lambda: stocktake_approval.drop(made, words="搬迁", by=rita, now=MONDAY_9AM + DAY)) == ""
        assert refused(lambda: stocktake_approval.drop(made, words="搬迁", by=rita, now=MONDAY_9AM + DAY)) == "dropped"


@pytest.mark.django_db(transaction=True)
def test_who_hands_out_while_a_stocktake_opens_waits_and_never_fails(rita: Person) -> None:
    """Who books holds balances and then names the store: opening holds the store so that it may still be named."""
    item = stocked(9)
    store, held, asked = a_store(), threading.Event(), threading.Event()

    def both(number: int) -> object:
        if number:
            held.wait(timeout=10)
            asked.set()
            return stocktakes.open(store, items=[item], by=rita, now=MONDAY_9AM)
        with transaction.atomic():
            ledger.locked([item.pk], store)
            held.set()
            asked.wait(timeout=10)
            time.sleep(0.3)  # by now the other one waits for the balance
            return put_in(item, 1)

    assert [error for error in together(2, both) if isinstance(error, Exception)] == []


@pytest.mark.django_db(transaction=True)
def test_who_mends_a_count_while_the_last_one_opens_the_books_is_before_it_or_refused(rita: Person, olga: Person) -> None:
    pens, tape = stocked(100), stocked(5)
    made = a_stocktake()
    counted(made, pens, 99, by=rita)
    lines = line_of(made, pens), line_of(made, tape)
    answers = together(2, lambda turn: stocktakes.count(lines[turn], counted=(100, 5)[turn], by=(rita, olga)[turn], now=MONDAY_9AM))
    opened = Entry.objects.get(verb="open_books", subject_id=str(made.pk)).pk
    mended = Entry.objects.filter(verb="count_item", subject_id=str(made.pk), pk__gt=opened).count()
    is_refused = isinstance(answers[0], Refused)
    assert (mended, line_of(made, pens).counted) == (0, 99 if is_refused else 100)
