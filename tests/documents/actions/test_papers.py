"""A paper is in one pair of hands: signed for, one row a move, confidential ones through the office, filed only when it is back."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from documents.actions import clearances, hand_overs, handling, papers
from documents.actions.registering import register
from documents.invariants import papers as wrong
from documents.models import Channel, Document, HandOver, Level, Named, Paper
from documents.triggers import HAND_OVERS
from frontdesk.append_only import install, remove
from frontdesk.files.models import Attachment
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.documents import registered
from tests.factories.papers import SIGNED, handed, paper_of, taken_by
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
AT_ONCE = count(20, 8)


def code(do: Any) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


@pytest.fixture
def letter(rita: Person, ann: Person) -> Document:
    """Came by post; Ann is to read it."""
    made = registered(rita)
    Named.objects.create(document=made, person=ann, why=Named.Why.READS, named_at=MONDAY_9AM, named_by=rita)
    return made


@pytest.mark.parametrize(
    ("values", "copies"),
    [
        ({}, 1),
        ({"channel": Channel.MAIL}, 0),
        ({"channel": Channel.MAIL, "copies": 2}, 2),
        ({"copies": 0}, 0),
        ({"channel": Channel.HAND}, 1),
    ],
)
def test_what_comes_on_paper_gets_its_label_as_it_is_registered(rita: Person, values: dict[str, Any], copies: int) -> None:
    said = {"subject": "通知", "source": "街道办", "channel": values.get("channel", Channel.POST), "received_at": MONDAY_9AM}
    made = register(said, by=rita, now=MONDAY_9AM, copies=values.get("copies"))
    assert list(made.papers.values_list("copy", flat=True)) == list(range(1, copies + 1))
    papers.make(made, copies=2, place="前台文件柜", by=rita, now=MONDAY_9AM)
    assert [each.copy for each in made.papers.all()] == list(range(1, copies + 3))
    assert code(lambda: papers.make(made, copies=60, by=rita, now=MONDAY_9AM)) == "copies"
    assert list(wrong()) == []


def test_taken_on_the_phone_handed_on_and_back_each_move_is_a_row(letter: Document, rita: Person, ann: Person, tom: Person) -> None:
    assert code(lambda: taken_by(letter, tom)) == "not-allowed"
    taken_by(letter, ann)
    assert code(lambda: taken_by(letter, ann)) == "same"
    handed(letter, tom, by=rita, now=MONDAY_9AM + HOUR, words="附件两页")
    assert Document.objects.visible_to(tom).get() == letter  # whoever is handed an ordinary paper may know of it
    hand_overs.bring_back(paper_of(letter), place="前台文件柜", by=rita, now=MONDAY_9AM + DAY)
    assert code(lambda: hand_overs.bring_back(paper_of(letter), place="", by=rita, now=MONDAY_9AM + DAY)) == "here"
    rows = [(row.number, row.how, row.giver, row.taker, row.handed_by) for row in HandOver.objects.order_by("number")]
    assert rows == [
        (1, "made", None, None, rita),
        (2, "phone", None, ann, ann),
        (3, "screen", ann, tom, rita),
        (4, "back", tom, None, rita),
    ]
    paper = paper_of(letter)
    assert (paper.moves, paper.kept_by, paper.place, list(wrong())) == (4, None, "前台文件柜", [])
    assert Attachment.objects.about(HandOver.objects.get(number=3)).get().media_type == "image/png"
    told = Notice.objects.filter(kind="documents.paper_moved", channel="inbox").order_by("pk")
    assert [(each.reader, each.data["holder"]) for each in told] == [(ann, tom.name), (tom, "办公室")]
    assert not Todo.objects.open().filter(promise="documents.paper_back").exists()


def test_what_is_refused(letter: Document, rita: Person, ann: Person, bo: Person) -> None:
    paper = paper_of(letter)
    unsigned = {"to": ann, "signature": None, "seen": 1, "by": rita, "now": MONDAY_9AM}
    assert code(lambda: hand_overs.hand(paper, **unsigned)) == "signature"
    assert code(lambda: hand_overs.hand(paper, **{**unsigned, "signature": SIGNED, "by": ann})) == "not-yours"
    assert code(lambda: hand_overs.take(paper, seen=7, by=ann, now=MONDAY_9AM)) == "moved"
    assert code(lambda: papers.lose(paper, words=" ", by=rita, now=MONDAY_9AM)) == "words"
    assert code(lambda: hand_overs.find(paper, place="", by=rita, now=MONDAY_9AM)) == "not-lost"
    Person.objects.filter(pk=bo.pk).update(retired_at=MONDAY_9AM)
    bo.refresh_from_db()
    assert code(lambda: hand_overs.hand(paper, **{**unsigned, "signature": SIGNED, "to": bo})) == "left"
    assert HandOver.objects.count() == 1


def test_lost_it_is_asked_of_nobody_and_found_it_lies_in_the_office(letter: Document, rita: Person, ann: Person) -> None:
    taken_by(letter, ann)
    papers.lose(paper_of(letter), words="会后没有找到", by=rita, now=MONDAY_9AM + DAY)
    assert not Todo.objects.open().filter(promise="documents.paper_back").exists()
    assert code(lambda: papers.lose(paper_of(letter), words="再", by=rita, now=MONDAY_9AM)) == "lost"
    assert code(lambda: handed(letter, ann, by=rita)) == code(lambda: taken_by(letter, rita)) == "lost"
    hand_overs.find(paper_of(letter), place="前台", by=rita, now=MONDAY_9AM + 2 * DAY)
    assert (paper_of(letter).lost_at, paper_of(letter).kept_by, list(wrong())) == (None, None, [])


def test_a_confidential_paper_goes_through_the_office_and_is_signed_for(olga: Person, ann: Person, bo: Person, tom: Person) -> None:
    keeper = PersonFactory(roles=["archivist"])
    for person in (keeper, ann, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    secret = registered(keeper, level=Level.CONFIDENTIAL)
    assert code(lambda: handed(secret, ann, by=keeper)) == "not-named"
    for person in (ann, bo):
        Named.objects.create(document=secret, person=person, why=Named.Why.READS, named_at=MONDAY_9AM, named_by=keeper)
    assert code(lambda: handed(secret, tom, by=keeper)) == "not-cleared"
    assert code(lambda: taken_by(secret, ann)) == "at-desk"
    assert code(lambda: handed(secret, ann, by=olga)) == "not-yours"  # she keeps the register, and reads nothing of it
    handed(secret, ann, by=keeper)
    assert code(lambda: handed(secret, bo, by=keeper)) == code(lambda: taken_by(secret, bo)) == "through-office"
    hand_overs.bring_back(paper_of(secret), place="保密柜", by=keeper, now=MONDAY_9AM + HOUR)
    handed(secret, bo, by=keeper, now=MONDAY_9AM + 2 * HOUR)
    assert list(HandOver.objects.order_by("number").values_list("how", flat=True)) == ["made", "screen", "back", "screen"]
    assert not [each for each in Notice.objects.filter(kind="documents.paper_moved") if "消防" in str(each.data)]


def test_filed_only_when_its_paper_is_back_or_lost(letter: Document, rita: Person, ann: Person) -> None:
    filing = {"year": 2026, "under": "行政", "where": "A 柜 3 层", "by": rita, "now": MONDAY_9AM + DAY}
    taken_by(letter, ann)
    with pytest.raises(Refused) as refused:
        handling.file(letter, **filing)
    assert (refused.value.code, ann.name in str(refused.value)) == ("paper-out", True)
    letter.refresh_from_db()
    assert letter.finished_at is None
    papers.lose(paper_of(letter), words="找不到", by=rita, now=MONDAY_9AM)
    papers.make(letter, copies=1, place="前台", by=rita, now=MONDAY_9AM)
    handling.file(letter, **filing)
    lost, copy = letter.papers.all()
    assert (lost.lost_at is None, copy.place, copy.hand_overs.last().how) == (False, "A 柜 3 层", "filed")
    letter.refresh_from_db()
    assert code(lambda: hand_overs.take(copy, seen=copy.moves, by=ann, now=MONDAY_9AM)) == "filed"


def test_the_ledger_is_never_changed_and_no_number_stands_twice(letter: Document, ann: Person, bo: Person) -> None:
    row = taken_by(letter, ann)
    again = {"paper": row.paper, "how": "phone", "taker": bo, "handed_at": MONDAY_9AM, "handed_by": bo}
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.create(number=2, **again)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.create(number=3, giver=bo, **again)
    install(connection, [HAND_OVERS])
    try:
        for change in (lambda: HandOver.objects.update(taker=bo), lambda: HandOver.objects.all().delete()):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()
    finally:
        remove(connection, [HAND_OVERS])


@pytest.mark.django_db(transaction=True)
def test_of_many_who_say_at_once_that_they_have_it_one_does(rita: Person, figure: Figure) -> None:
    letter = registered(rita)
    people = [PersonFactory(roles=["admin_clerk"]) for _number in range(AT_ONCE)]
    paper = paper_of(letter)
    answers = together(AT_ONCE, lambda number: hand_overs.take(paper, seen=1, by=people[number], now=MONDAY_9AM))
    refused = [each.code for each in answers if isinstance(each, Refused)]
    assert (len(answers) - len(refused), set(refused), HandOver.objects.count(), list(wrong())) == (1, {"moved"}, 2, [])
    figure(f"{AT_ONCE} take one paper at once on {database()}: 1 has it, the others are told to look again")


@pytest.mark.django_db(transaction=True)
def test_taken_while_it_is_filed_it_is_either_out_or_with_the_file(rita: Person, ann: Person) -> None:
    for _turn in range(count(20, 3)):
        letter = registered(rita)
        Named.objects.create(document=letter, person=ann, why=Named.Why.READS, named_at=MONDAY_9AM, named_by=rita)
        paper = paper_of(letter)
        do = [
            lambda p=paper: hand_overs.take(p, seen=1, by=ann, now=MONDAY_9AM),
            lambda d=letter: handling.file(d, year=2026, under="行政", where="A 柜", by=rita, now=MONDAY_9AM),
        ]
        answers = together(2, lambda number, do=do: do[number]())
        letter.refresh_from_db()
        assert [isinstance(each, Refused) for each in answers].count(True) == 1
        assert (letter.filed_at is None) == (paper_of(letter).kept_by == ann)
    assert list(wrong()) == []


def test_control_without_looking_again_two_hold_the_same_paper(letter: Document, ann: Person, bo: Person) -> None:
    """Both saw it in the office; without the guard both are written down, and the ledger no longer says who has it."""
    seen = [Paper.objects.get(), Paper.objects.get()]
    for paper, taker in zip(seen, (ann, bo), strict=True):
        Paper.objects.filter(pk=paper.pk).update(kept_by=taker, moves=paper.moves + 1)
    HandOver.objects.create(paper=seen[0], number=2, how="phone", taker=ann, handed_at=MONDAY_9AM, handed_by=ann)
    assert list(wrong()) == [f"paper {seen[0].pk}: held by {bo.pk}, its ledger says {ann.pk}"]
