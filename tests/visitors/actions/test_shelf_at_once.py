"""Rounds, the days of a parcel and parcels out, many at once: each step happens once; and without its guard it would not (the control)."""

from contextlib import nullcontext
from decimal import Decimal
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import connection

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.parcels import a_parcel, a_shipment
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import parcel_days, parcel_handing, parcel_rounds, parcels, shipments
from visitors.models import Parcel, ParcelEvent, ParcelRound, Shipment

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = count(50, 12)
FEW = 6  # of a control: they all read before the first writes, so it fails every time
ROUNDS = count(20, 3)  # how often two meet that hold what the other wants
ELEVEN, SIX = MONDAY_9AM + 2 * HOUR, MONDAY_9AM + 9 * HOUR
LATER = MONDAY_9AM + HOUR


def failed(answers: list) -> list:
    """What was neither done nor refused in words."""
    return [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]


def verbs(*steps: str) -> int:
    return ParcelEvent.objects.filter(verb__in=steps).count()


def test_a_round_is_begun_once_by_many_workers(ann: Person, bo: Person, figure: Figure) -> None:
    waiting = [a_parcel(person) for person in (ann, bo) for _each in range(3)]
    answers = together(CROWD, lambda _number: parcel_rounds.begin(ELEVEN, now=ELEVEN))
    made = [answer for answer in answers if answer is not None]
    figure(f"{CROWD} workers begin one round at once: {len(made)} does, {verbs('parcel_on_round')} of {len(waiting)} parcels on it")
    assert (failed(answers), len(made), ParcelRound.objects.count(), verbs("parcel_on_round")) == ([], 1, 1, 6)
    assert Todo.objects.open().count() == 1


def test_control_without_the_lock_and_the_unique_index_a_round_is_begun_more_than_once(
    ann: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    parcel, all_have_read = a_parcel(ann), Barrier(FEW)

    def unlocked(_parcels: object) -> list[Parcel]:
        found = list(Parcel.objects.filter(pk=parcel.pk))
        all_have_read.wait(timeout=30)
        return found

    def made(begins_at: object) -> tuple[ParcelRound, bool]:
        return ParcelRound.objects.get_or_create(begins_at=begins_at)[0], True

    rows = SimpleNamespace(
        get_or_create=made, filter=lambda **asked: ParcelRound.objects.none(), select_for_update=ParcelRound.objects.none
    )
    monkeypatch.setattr(parcel_rounds, "locked", unlocked)
    monkeypatch.setattr(parcel_rounds, "transaction", SimpleNamespace(atomic=nullcontext))
    monkeypatch.setattr(parcel_rounds, "ParcelRound", SimpleNamespace(objects=rows))
    answers = together(FEW, lambda _number: parcel_rounds.begin(ELEVEN, now=ELEVEN))
    figure(f"control: {FEW} begin one round at once without lock and index: {len(answers)} do, {verbs('parcel_on_round')} events")
    assert verbs("parcel_on_round") > 1


def test_of_many_who_make_one_round_at_once_one_does(ann: Person, bo: Person, rita: Person, figure: Figure) -> None:
    brought = [a_parcel(ann).pk, a_parcel(bo).pk]
    made = parcel_rounds.begin(ELEVEN, now=ELEVEN)
    assert made is not None
    answers = together(CROWD, lambda _number: parcel_rounds.make(made, brought=brought, by=rita, now=ELEVEN + MINUTE))
    done = [answer for answer in answers if isinstance(answer, list)]
    figure(f"{CROWD} make one round at once: {len(done)} does")
    assert (failed(answers), len(done), verbs("collect_parcel"), Todo.objects.open().count()) == ([], 1, 2, 0)
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"done"}
    assert Entry.objects.filter(verb="end_parcel_round").count() == 1


def test_control_without_the_lock_a_round_ends_more_than_once(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    a_parcel(ann)
    made, all_have_read = parcel_rounds.begin(ELEVEN, now=ELEVEN), Barrier(FEW)
    assert made is not None

    def unlocked(pk: int) -> ParcelRound:
        found = ParcelRound.objects.get(pk=pk)
        all_have_read.wait(timeout=30)
        return found

    rows = SimpleNamespace(select_for_update=lambda: SimpleNamespace(get=unlocked), filter=ParcelRound.objects.filter)
    monkeypatch.setattr(parcel_rounds, "ParcelRound", SimpleNamespace(objects=rows))
    monkeypatch.setattr(parcel_rounds, "transaction", SimpleNamespace(atomic=nullcontext))
    together(FEW, lambda _number: parcel_rounds.make(made, brought=[], by=rita, now=ELEVEN + MINUTE))
    done = Entry.objects.filter(verb="end_parcel_round").count()
    figure(f"control: {FEW} make one round at once without the lock: {done} do")
    assert done > 1


def test_the_evening_round_begins_while_the_morning_one_is_made_and_neither_fails(
    ann: Person, bo: Person, rita: Person, figure: Figure
) -> None:
    """The morning's list is made by its maker, or is over because the evening's began; what was brought is in its recipient's hands."""
    made_first = 0
    for day in range(ROUNDS):
        waiting = [a_parcel(person, now=MONDAY_9AM + day * DAY) for person in (ann, bo)]
        morning = parcel_rounds.begin(ELEVEN + day * DAY, now=ELEVEN + day * DAY)
        assert morning is not None

        def one(number: int, morning: ParcelRound = morning, brought: list = waiting, evening=SIX + day * DAY) -> object:
            if number:
                return parcel_rounds.begin(evening, now=evening)
            return parcel_rounds.make(morning, brought=[each.pk for each in brought], by=rita, now=evening)

        answers = together(2, one)
        assert failed(answers) == []
        morning.refresh_from_db()
        in_hands = Parcel.objects.filter(pk__in=[each.pk for each in waiting], collected_at__isnull=False).count()
        assert (morning.done_by, in_hands) == ((rita, 2) if isinstance(answers[0], list) else (None, 0))
        made_first += isinstance(answers[0], list)
        parcel_handing.bring(list(Parcel.objects.waiting()), by=rita, now=SIX + day * DAY)
        ParcelRound.objects.filter(done_at__isnull=True).update(done_at=SIX + day * DAY)
    figure(f"a round made while the next begins, {ROUNDS} times: made first {made_first} times, never both, no error")


def test_each_step_of_the_days_happens_once_by_many_workers(ann: Person, figure: Figure) -> None:
    mine = [a_parcel(ann, kind="private") for _each in range(3)]
    days = (parcel_days.tell, parcel_days.remind, parcel_days.give_up)
    done = [together(CROWD, lambda _number, day=day: day(mine, now=LATER)) for day in days]
    figure(f"{CROWD} workers tell, remind of, give up 3 parcels at once: {[sum(answers) for answers in done]}")
    assert [sum(answers) for answers in done] == [3, 3, 3]
    assert [verbs(step) for step in ("tell_parcel", "remind_parcel", "give_up_parcel")] == [3, 3, 3]
    inbox = Notice.objects.filter(reader=ann, channel=Channel.INBOX).order_by("pk").values_list("kind", flat=True)
    assert list(inbox) == ["visitors.parcel_arrived", "visitors.parcel_waits", "visitors.parcel_goes_back"]
    assert Todo.objects.open().count() == 3


def test_control_without_the_lock_a_parcel_is_told_of_more_than_once(ann: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    parcel, all_have_read = a_parcel(ann), Barrier(FEW)

    def unlocked(_parcels: object) -> list[Parcel]:
        found = list(Parcel.objects.select_related("recipient").filter(pk=parcel.pk))
        all_have_read.wait(timeout=30)
        return found

    monkeypatch.setattr(parcel_days, "locked", unlocked)
    monkeypatch.setattr(parcel_days, "transaction", SimpleNamespace(atomic=nullcontext))
    together(FEW, lambda _number: parcel_days.tell([parcel], now=LATER))
    figure(f"control: {FEW} tell of one parcel at once without the lock: {verbs('tell_parcel')} do")
    assert verbs("tell_parcel") > 1


def test_of_many_who_take_a_hand_over_back_at_once_one_does(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    parcel_handing.hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=LATER)
    answers = together(CROWD, lambda _number: parcel_handing.undo(parcel, by=rita, now=LATER + MINUTE))
    assert (failed(answers), sum(isinstance(each, Parcel) for each in answers), verbs("undo_parcel")) == ([], 1, 1)
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"waits"}


def test_two_who_take_overlapping_piles_at_once_take_each_parcel_once(ann: Person, rita: Person) -> None:
    """In whatever order they were ticked, they are held in one order."""
    pile = [a_parcel(ann) for _each in range(6)]
    piles = (pile[:4], pile[:1:-1])
    codes = (pile[0].code, pile[-1].code)
    answers = together(
        CROWD, lambda number: parcel_handing.hand_over(piles[number % 2], taker=ann, code=codes[number % 2], by=rita, now=LATER)
    )
    won = [answer for answer in answers if isinstance(answer, list)]
    assert (failed(answers), len(won), verbs("collect_parcel")) == ([], 1, 4)


def test_control_without_the_unique_index_one_number_is_logged_more_than_once(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    """All have looked before the first writes; the index is what is left."""
    all_have_read, given = Barrier(FEW), {"number": "SF1423567890123", "recipient": ann, "by": rita, "now": MONDAY_9AM}

    def unguarded(parcel: Parcel, *, is_again: bool) -> Parcel:
        assert not Parcel.objects.filter(number=parcel.number).exists()
        all_have_read.wait(timeout=30)
        parcel.save(force_insert=True)
        return parcel

    monkeypatch.setattr(parcels, "_saved", unguarded)
    monkeypatch.setattr(parcels, "transaction", SimpleNamespace(atomic=nullcontext))
    guard = next(each for each in Parcel._meta.constraints if each.name == "parcel_number_once")
    monkeypatch.setattr(Parcel._meta, "constraints", [each for each in Parcel._meta.constraints if each is not guard])
    with connection.schema_editor() as editor:
        editor.remove_constraint(Parcel, guard)
    try:
        together(FEW, lambda _number: parcels.receive(**given))
        many = Parcel.objects.count()
        for number, parcel in enumerate(Parcel.objects.order_by("pk")):
            Parcel.objects.filter(pk=parcel.pk).update(again=number)
    finally:
        monkeypatch.undo()
        with connection.schema_editor() as editor:
            editor.add_constraint(Parcel, guard)
    figure(f"control: {FEW} scans of one number at once without the index: {many} parcels")
    assert many > 1


def test_of_many_who_send_give_back_and_cancel_one_shipment_at_once_one_does(ann: Person, rita: Person, figure: Figure) -> None:
    shipment = a_shipment(ann)

    def one(number: int) -> Shipment:
        if number % 3 == 0:
            return shipments.send(shipment, number="SF1423567890123", fee=Decimal(12), by=rita, now=LATER)
        if number % 3 == 1:
            return shipments.give_back(shipment, reason="快递员没来", by=rita, now=LATER)
        return shipments.cancel(shipment, by=ann, now=LATER)

    answers = together(CROWD, one)
    done = [answer for answer in answers if isinstance(answer, Shipment)]
    figure(f"{CROWD} send, give back or cancel one shipment at once: {len(done)} does")
    shipment.refresh_from_db()
    assert (failed(answers), len(done)) == ([], 1)
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"over"}
    assert [shipment.sent_at, shipment.given_back_at, shipment.cancelled_at].count(None) == 2
    assert Todo.objects.open().count() == 0


def test_control_without_the_lock_and_the_constraint_it_is_sent_and_given_back(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    shipment, all_have_read = a_shipment(ann), Barrier(FEW)

    def unlocked(_shipment: Shipment) -> Shipment:
        found = Shipment.objects.select_related("asker", "department").get(pk=shipment.pk)
        all_have_read.wait(timeout=30)
        return found

    def one(number: int) -> Shipment:
        if number % 2:
            return shipments.send(shipment, number="SF1423567890123", fee=Decimal(12), by=rita, now=LATER)
        return shipments.give_back(shipment, reason="快递员没来", by=rita, now=LATER)

    monkeypatch.setattr(shipments, "_open", unlocked)
    monkeypatch.setattr(shipments, "transaction", SimpleNamespace(atomic=nullcontext))
    guard = next(each for each in Shipment._meta.constraints if each.name == "shipment_ends_once")
    monkeypatch.setattr(Shipment._meta, "constraints", [each for each in Shipment._meta.constraints if each is not guard])
    with connection.schema_editor() as editor:
        editor.remove_constraint(Shipment, guard)
    try:
        together(FEW, one)
        shipment.refresh_from_db()
        both = shipment.sent_at is not None and shipment.given_back_at is not None
        Shipment.objects.update(given_back_at=None, given_back_by=None)
    finally:
        monkeypatch.undo()
        with connection.schema_editor() as editor:
            editor.add_constraint(Shipment, guard)
    figure(f"control: {FEW} at once without lock and constraint: both sent and given back is {both}")
    assert both


def test_the_sender_is_warned_once_by_many_workers(ann: Person) -> None:
    shipment = a_shipment(ann)
    answers = together(CROWD, lambda _number: shipments.warn_unsent(shipment, now=LATER))
    assert (failed(answers), answers.count(True)) == ([], 1)
    assert Notice.objects.filter(kind="visitors.shipment_unsent", channel=Channel.INBOX).count() == 1


def test_looks_of_the_rounds_by_many_workers_make_one_list(at, ann: Person, figure: Figure) -> None:
    """The rule itself, not the action alone."""
    a_parcel(ann)
    rule = RULES["visitors.parcel_rounds"]
    run(rule, now=MONDAY_9AM)
    answers = together(CROWD, lambda _number: run(rule, now=ELEVEN + MINUTE))
    figure(f"{CROWD} workers look at 11:01: {ParcelRound.objects.count()} list, {Todo.objects.open().count()} to-do")
    assert [answer for answer in answers if isinstance(answer, Exception) or answer.errors] == []
    assert (ParcelRound.objects.count(), Todo.objects.open().count()) == (1, 1)
