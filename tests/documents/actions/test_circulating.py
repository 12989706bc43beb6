"""A circulation from its beginning to its end: at once or in turn, added to, passed over, taken back; it outlives the rest."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from documents.actions import circulating, clearances, handling, registering, sign_offs, signing, voiding
from documents.actions.sign_offs import Plan
from documents.models import Circulation, Document, Level, Named, Reader, Signing, Turn
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import taken

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def people() -> list[Person]:
    return [PersonFactory(username=letter, roles=["employee"]) for letter in "abc"]


def gone_round(document: Document, people: list[Person], by: Person, **more: object) -> Circulation:
    values = {"purpose": "请阅知", "due_on": FRIDAY, "now": MONDAY_9AM, **more}
    return circulating.begin(document, readers=people, by=by, **values)


def asked(circulation: Circulation) -> str:
    """Who has it to read now; each of them has a to-do, and nobody else has one."""
    rows = Reader.objects.asked().filter(circulation=circulation).select_related("person")
    assert set(Todo.objects.open().filter(subject_type="documents.reader").values_list("subject_id", flat=True)) == {
        *Reader.objects.asked().values_list("pk", flat=True)
    }
    return "".join(sorted(each.person.username for each in rows))


def row(circulation: Circulation, letter: str) -> Reader:
    return circulation.readers.standing().select_related("person", "circulation__document").get(person__username=letter)


def read(circulation: Circulation, letter: str, words: str = "", now=MONDAY_9AM + HOUR) -> Reader:
    mine = row(circulation, letter)
    return circulating.read(mine, by=mine.person, now=now, words=words)


def code(action: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, **{"now": MONDAY_9AM + HOUR, **named})
    return refused.value.code


def test_all_at_once_until_everybody_has_read_it(rita: Person, people: list[Person]) -> None:
    document = registered(rita)
    mine = gone_round(document, [*people, people[0]], rita)
    assert (asked(mine), {each.why for each in document.named.all()}) == ("abc", {Named.Why.REGISTERED, Named.Why.READS})
    assert {each: Document.objects.to_read(each).exists() for each in people} == dict.fromkeys(people, True)
    assert read(mine, "b", "  已知悉，转告班组。 ").words == "已知悉，转告班组。"
    assert (Document.objects.read_by(people[1]).get(), Document.objects.to_read(people[1]).exists()) == (document, False)
    assert [asked(mine), read(mine, "a"), asked(mine), read(mine, "c"), asked(mine)][::2] == ["ac", "c", ""]
    mine.refresh_from_db()
    assert (mine.ended_at, mine.ended_by) == (MONDAY_9AM + HOUR, people[2])
    told = Notice.objects.filter(kind__startswith="documents.", channel="inbox").order_by("pk")
    assert [(each.kind, each.reader.username) for each in told.select_related("reader")] == [
        *(("documents.paper_to_read", letter) for letter in "abc"),
        ("documents.circulation_read", "rita"),
    ]
    assert not Document.objects.circulating().exists()
    assert not Document.objects.unsent().exists()


def test_in_turn_the_next_is_asked_when_the_one_before_has_read(rita: Person, people: list[Person]) -> None:
    mine = gone_round(registered(rita), people, rita, turn=Turn.IN_TURN)
    assert (asked(mine), Document.objects.visible_to(people[2]).exists()) == ("a", False)
    read(mine, "a")
    assert code(circulating.read, row(mine, "c"), by=people[2]) == "not-cleared"  # not named yet: it does not exist for them
    assert asked(mine) == "b"
    circulating.skip(row(mine, "b"), by=rita, now=MONDAY_9AM + HOUR)
    assert (asked(mine), code(circulating.skip, row(mine, "c"), by=rita)) == ("bc", "last")
    read(mine, "c")
    circulating.add(mine, readers=[people[0], rita], by=rita, now=MONDAY_9AM + HOUR)  # a has read it: only Rita is new
    assert (asked(mine), mine.readers.count()) == ("brita", 4)
    read(mine, "b")
    mine.refresh_from_db()
    assert (read(mine, "rita").circulation.ended_at, code(circulating.add, mine, readers=people, by=rita)) == (MONDAY_9AM + HOUR, "ended")


def test_nobody_is_asked_twice_by_running_ones_and_may_be_asked_again_afterwards(rita: Person, people: list[Person]) -> None:
    document = registered(rita)
    first = gone_round(document, people[:2], rita)
    second = gone_round(document, people, rita, turn=Turn.IN_TURN)
    assert (second.number, asked(first), asked(second)) == (2, "ab", "c")
    assert code(gone_round, document, people, rita) == "twice"
    assert code(circulating.add, second, readers=[people[0]], by=rita) == "twice"
    read(first, "a")
    assert asked(gone_round(document, people, rita, purpose="请阅新版")) == "a"


def test_taken_back_from_one_and_from_all_and_who_was_asked_can_still_open_it(rita: Person, people: list[Person]) -> None:
    mine = gone_round(registered(rita), people, rita, turn=Turn.IN_TURN)
    assert circulating.withdraw(mine, only=row(mine, "a"), by=rita, now=MONDAY_9AM + HOUR) == 1
    assert (asked(mine), Document.objects.visible_to(people[0]).exists()) == ("b", True)
    assert circulating.withdraw(mine, by=rita, now=MONDAY_9AM + HOUR) == 2
    mine.refresh_from_db()
    assert (asked(mine), mine.ended_by) == ("", rita)
    assert code(circulating.read, mine.readers.get(person=people[0]), by=people[0]) == "over"
    assert code(circulating.withdraw, mine, by=rita) == "ended"


def test_whoever_circulates_to_themselves_can_open_and_read_it(rita: Person) -> None:
    mine = gone_round(registered(rita), [rita], rita)
    assert (asked(mine), Notice.objects.filter(kind="documents.paper_to_read").exists()) == ("rita", False)
    read(mine, "rita")
    assert asked(mine) == ""


def test_return_new_version_refusal_end_and_file_leave_its_rows_whole_and_openable(
    rita: Person, bo: Person, people: list[Person], client
) -> None:
    document = registered(rita)
    sign_off = sign_offs.begin(document, steps=[Plan([bo])], by=rita, now=MONDAY_9AM)
    mine = gone_round(document, people, rita)
    read(mine, "a", "已阅。")
    kept = list(mine.readers.order_by("pk").values())

    def whole() -> bool:
        client.force_login(people[1])
        page = client.get(document.get_absolute_url())
        return page.status_code == 200 and list(mine.readers.order_by("pk").values()) == kept and asked(mine) == "bc"

    words = {"by": bo, "opinion": "请补附件"}
    signing.send_back_to(Signing.objects.asked().get(), position=0, jumps_back=True, now=MONDAY_9AM + HOUR, **words)
    found = [whole()]
    registering.new_version(document, [taken()], by=rita, now=MONDAY_9AM + 2 * HOUR)
    sign_off = sign_offs.resubmit(sign_off, by=rita, now=MONDAY_9AM + 2 * HOUR)
    found.append(whole())
    signing.decide(Signing.objects.asked().get(), agreed=False, seen=sign_off.sha256, now=MONDAY_9AM + 2 * HOUR, **words)
    found.append(whole())
    handling.file(document, year=2026, under="行政", where="A 柜", by=rita, now=MONDAY_9AM + 3 * HOUR)
    found.append(whole())
    assert found == [True] * 4
    read(mine, "b", now=MONDAY_9AM + DAY)
    circulating.withdraw(mine, by=rita, now=MONDAY_9AM + DAY)
    assert [Document.objects.visible_to(each).count() for each in people] == [1, 1, 1]


def test_who_left_or_lost_the_clearance_before_their_turn_is_left_out_by_itself(olga: Person, people: list[Person]) -> None:
    keeper = PersonFactory(roles=[Role.ARCHIVIST])
    for person in (keeper, *people):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    mine = gone_round(registered(keeper, level=Level.CONFIDENTIAL), people, keeper, turn=Turn.IN_TURN)
    clearances.give(people[1], level=Level.INTERNAL, by=olga, now=MONDAY_9AM)
    read(mine, "a")
    assert (asked(mine), mine.readers.get(person=people[1]).withdrawn_by) == ("c", None)


def test_a_confidential_one_goes_sideways_to_nobody_and_to_nobody_above_their_clearance(
    olga: Person, rita: Person, people: list[Person]
) -> None:
    keeper = PersonFactory(roles=[Role.ARCHIVIST])
    for person in (keeper, rita, people[0], people[1]):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    document = registered(keeper, level=Level.CONFIDENTIAL)
    mine = gone_round(document, [rita, people[0]], keeper)
    assert (code(gone_round, document, [people[1]], people[0]), code(gone_round, document, [people[1]], rita)) == ("not-yours", "sideways")
    assert code(circulating.add, mine, readers=[people[1]], by=rita) == "sideways"
    assert (code(gone_round, document, people, keeper), Reader.objects.count()) == ("not-cleared", 2)
    assert not Document.objects.visible_to(people[1]).exists()


def test_what_is_refused(rita: Person, ann: Person, people: list[Person]) -> None:
    document, gone = registered(rita), PersonFactory(roles=["employee"], retired_at=MONDAY_9AM)
    wrong = {
        "purpose": {"purpose": "  "},
        "past": {"due_on": date(2026, 11, 20)},
        "no-readers": {"people": []},
        "left": {"people": [gone]},
        "not-yours": {"by": ann},
    }
    for expected, more in wrong.items():
        assert code(gone_round, document, more.pop("people", people), more.pop("by", rita), **more) == expected
    mine = gone_round(document, people, rita)
    assert code(circulating.read, row(mine, "a"), by=people[1]) == "not-yours"
    assert code(circulating.skip, row(mine, "a"), by=rita) == "at-once"
    assert {code(action, mine, by=people[0]) for action in (circulating.withdraw,)} == {"not-yours"}
    voiding.void(document, because="重复登记", by=rita, now=MONDAY_9AM + HOUR)
    mine.refresh_from_db()
    assert (asked(mine), mine.ended_at, code(gone_round, document, people, rita)) == ("", MONDAY_9AM + HOUR, "void")
    assert not Notice.objects.filter(kind="documents.circulation_read").exists()


def test_the_database_keeps_it_true(rita: Person, people: list[Person]) -> None:
    mine = gone_round(registered(rita), people[:2], rita, turn=Turn.IN_TURN)
    first, second = mine.readers.order_by("place")
    untrue = (
        lambda: Reader.objects.create(circulation=mine, person=people[0], place=9),
        lambda: Reader.objects.filter(pk=second.pk).update(read_at=MONDAY_9AM),  # never asked
        lambda: Reader.objects.filter(pk=first.pk).update(words="未阅先批"),
        lambda: Reader.objects.filter(pk=second.pk).update(skipped_at=MONDAY_9AM),
        lambda: Circulation.objects.filter(pk=mine.pk).update(purpose=""),
    )
    for do in untrue:
        with pytest.raises(IntegrityError), transaction.atomic():
            do()
