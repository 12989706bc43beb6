"""The demo company's documents: half a year with numbers without a hole, and a day on which everybody has something before them."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random

import pytest
from django.db.models import Q
from django.utils import timezone

from documents.demo.documents import DOCUMENTS, half_a_year_of_documents
from documents.demo.long_past import long_past
from documents.demo.read import read_files
from documents.demo.stage import set_stage
from documents.finding.content import hash_of
from documents.finding.held import held, light_of
from documents.invariants import papers, signed
from documents.models import (
    Circulation,
    Clearance,
    Decision,
    Document,
    Handling,
    HandOver,
    Level,
    Mode,
    Named,
    Paper,
    Reader,
    Reading,
    Recipient,
    Register,
    Signing,
    SignOff,
    Step,
    Template,
    Text,
    Turn,
)
from frontdesk.files.models import Contents
from frontdesk.invariants import INVARIANTS
from frontdesk.numbers import invariants as numbers
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.scene import Scene
from frontdesk.search.finding import find
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]
AFTERNOON = MONDAY_9AM + 3 * DAY + 6 * HOUR + 10 * MINUTE
MOMENTS = {
    "a Saturday": MONDAY_9AM + 5 * DAY,
    "Monday before the office opens": MONDAY_9AM - HOUR,
    "the day after a holiday": MONDAY_9AM.replace(month=10, day=8, hour=10),
    "new year's night": MONDAY_9AM.replace(year=2027, month=1, day=1) - 8 * HOUR,
}


@pytest.fixture
def cast(ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> dict[str, Person]:
    """Bo heads Ann's department, Olga Tom's; the heads of Finance and Legal, and a colleague of the office."""
    Department.objects.filter(pk=ann.department_id).update(head=bo)
    Department.objects.filter(pk=olga.department_id).update(head=olga)
    for name in ("财务部", "法务部"):
        department = Department.objects.create(name=name)
        Department.objects.filter(pk=department.pk).update(head=PersonFactory(department=department, roles=[Role.EMPLOYEE]))
    PersonFactory(department=olga.department, roles=[Role.EMPLOYEE])
    return {"ann": ann, "bo": bo, "rita": rita, "olga": olga, "tom": tom}


def play(cast: dict[str, Person], now: datetime) -> Scene:
    scene = Scene(Random(7), now, "small", list(Person.objects.order_by("pk")), dict(cast))
    half_a_year_of_documents(scene)
    return scene


def laws_hold(now: datetime) -> None:
    """Numbers without a hole, in the order of time; what is signed is bound to what it says; nothing lies ahead; the named are cleared."""
    assert list(numbers.no_holes()) == []
    for register in (Register.INCOMING, Register.CONFIDENTIAL):
        documents = Document.objects.filter(register=register).order_by("pk")
        moments = list(documents.values_list("registered_at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= now
    issued = [
        (each.issued_at, each.number) for each in Document.objects.filter(issued_at__isnull=False).order_by("issued_at") if each.issued_at
    ]
    counts = [(timezone.localdate(at).year, int(number[7:-1])) for at, number in issued]
    assert (counts, issued[-1][0] <= now) == (sorted(counts), True)
    assert not Recipient.objects.filter(Q(received_at__gt=now) | Q(sent_at__gt=now)).exists()
    assert not SignOff.objects.filter(ended_at__gt=now).exists()
    assert not Signing.objects.filter(decided_at__gt=now).exists()
    signed = Signing.objects.filter(decision__in=[Decision.AGREED, Decision.REFUSED]).select_related("step__sign_off__document")
    assert {each.sha256 == hash_of(each.step.sign_off.document) for each in signed[:20]} == {True}
    assert list(papers()) == []
    assert not HandOver.objects.filter(handed_at__gt=now).exists()
    for each in Named.objects.filter(document__level__gte=Level.CONFIDENTIAL).select_related("person", "document"):
        assert Clearance.objects.level_of(each.person) >= each.document.level


def test_half_a_year_is_true_and_every_state_is_there(at, cast: dict[str, Person]) -> None:
    at(AFTERNOON)
    scene = play(cast, AFTERNOON)
    laws_hold(AFTERNOON)
    assert scene.rng.getstate() == Random(7).getstate()  # the rest of the company throws the same dice as before
    there = Document.objects.there()
    assert there.filter(register=Register.INCOMING).count() > DOCUMENTS
    assert (there.filter(register=Register.CONFIDENTIAL).count(), there.filter(is_paper_only=True).count()) == (12, 2)
    assert there.filter(approved_at__isnull=False).count() > DOCUMENTS // 2
    assert there.filter(refused_at__isnull=False).count() > 10
    assert (there.filter(register=Register.INCOMING).returned().count(), there.unsent().count() >= 4) == (2, True)
    assert set(Step.objects.filter(ended_at__isnull=True, begun_at__isnull=False).values_list("mode", flat=True)) >= {Mode.ALL, Mode.SOME}
    holders = held([each.pk for each in there.being_signed()])
    colours = Counter(light_of(each, holders[each.pk], AFTERNOON).colour for each in there.being_signed())
    assert (colours["red"] >= 2, colours["yellow"] >= 2, colours["green"] >= 4) == (True, True, True)
    everybody_has_something(cast)


def test_what_goes_out_is_there_in_every_state(cast: dict[str, Person]) -> None:
    play(cast, AFTERNOON)
    out = Document.objects.filter(register=Register.OUTGOING)
    assert (out.issued().count(), out.void().count(), out.to_issue().count(), Template.objects.open().count()) == (27, 1, 1, 10)
    assert {each.registered_by.username for each in out.drafts()} == {"ann", "tom", "rita"}  # with a blank, sent back, refused
    assert (out.being_signed().count(), out.filter(level=Level.CONFIDENTIAL).issued().count()) == (3, 1)
    rows = Recipient.objects.standing()
    assert (rows.open().inside().count(), rows.open().filter(person__isnull=True).count()) == (2, 1)
    assert Text.objects.count() == out.count()
    for document in out.issued():
        last = document.sign_offs.latest("number")
        assert (last.outcome, last.sha256) == ("passed", hash_of(document))


def test_todays_files_are_read_and_what_is_signed_is_what_is_stored(cast: dict[str, Person]) -> None:
    read_files(play(cast, AFTERNOON))
    read = Contents.objects.filter(attachment__subject_type="documents.document")
    assert not read.filter(read_at=None).exists()
    assert set(read.values_list("problem", flat=True)) == {"", "scan"}
    assert [hit.number for hit in find("扩租计划", cast["bo"], limit=9).hits] == [
        Document.objects.get(source_number="云发改函〔2026〕88号").number
    ]
    assert (Reading.objects.filter(at__gt=AFTERNOON).exists(), Reading.objects.exists(), list(signed())) == (False, True, [])


def everybody_has_something(cast: dict[str, Person]) -> None:
    """Olga knows of the confidential register its numbers alone; Bo is cleared and has one to sign."""
    for name in ("ann", "bo", "olga", "tom"):
        assert Document.objects.visible_to(cast[name]).awaiting([cast[name].pk]).count() >= 1
    assert Todo.objects.open().filter(promise="documents.rework", holder=cast["rita"]).count() == 2
    secret = Document.objects.filter(register=Register.CONFIDENTIAL)
    seen = {name: secret.visible_to(cast[name]).count() for name in cast}
    assert (seen["olga"], seen["rita"], seen["ann"], seen["bo"] > 3) == (0, 0, 0, True)
    assert Document.objects.known_by_number(cast["olga"]).count() == 12


@pytest.mark.parametrize("when", MOMENTS)
def test_it_stands_whatever_day_it_is_started_on(at, cast: dict[str, Person], when: str) -> None:
    at(MOMENTS[when])
    play(cast, MOMENTS[when])
    laws_hold(MOMENTS[when])
    everybody_has_something(cast)
    begin = MOMENTS[when] - timedelta(days=190)
    assert not Document.objects.filter(registered_at__lt=begin).exists()


def test_what_goes_round_is_there_in_every_state(at, cast: dict[str, Person]) -> None:
    at(AFTERNOON)
    play(cast, AFTERNOON)
    running = Circulation.objects.running()
    assert (running.count(), running.filter(turn=Turn.IN_TURN).count(), running.filter(document__level=Level.CONFIDENTIAL).count()) == (
        6,
        1,
        1,
    )
    assert Circulation.objects.filter(ended_at__isnull=False).count() > 20
    waits = held(list(running.values_list("document", flat=True)))
    colours = Counter(each.colour(AFTERNOON) for holders in waits.values() for each in holders if each.reader)
    assert min(colours["red"], colours["green"]) >= 2
    assert (Document.objects.to_read(cast["ann"]).count(), Document.objects.read_by(cast["ann"]).count() > 5) == (3, True)
    assert not Reader.objects.filter(read_at__gt=AFTERNOON).exists()


def test_what_was_approved_is_handed_over_finished_and_filed(cast: dict[str, Person]) -> None:
    play(cast, AFTERNOON)
    approved = Document.objects.filter(approved_at__isnull=False)
    assert approved.filter(filed_at__isnull=False).count() > approved.filter(filed_at__isnull=True, finished_at__isnull=False).count() > 3
    assert not Document.objects.filter(finished_at__gt=AFTERNOON).exists()
    assert Handling.objects.open().count() == 2
    assert Handling.objects.filter(reported_at__isnull=False).count() == 1


def test_papers_are_with_colleagues_late_lost_and_through_the_office(cast: dict[str, Person]) -> None:
    play(cast, AFTERNOON)
    running = Todo.objects.open().filter(promise="documents.paper_back")
    colours = Counter("red" if each.red_at <= AFTERNOON else "yellow" if each.yellow_at <= AFTERNOON else "green" for each in running)
    assert (colours, Paper.objects.out().count()) == ({"red": 1, "yellow": 1, "green": 3}, 5)
    assert Paper.objects.filter(lost_at__isnull=False).count() == 1
    secret = Paper.objects.out().get(document__level=Level.CONFIDENTIAL)
    assert list(secret.hand_overs.order_by("number").values_list("how", flat=True)) == ["made", "screen", "back", "screen"]
    assert HandOver.objects.filter(how="filed").count() > 50 < HandOver.objects.filter(how="phone").count() * 10


def test_the_long_past_is_true_too(cast: dict[str, Person]) -> None:
    """Many years before the half year: signed, handed to departments, filed; some confidential."""
    scene = Scene(Random(7), AFTERNOON, "large", list(Person.objects.order_by("pk")), dict(cast))
    assert long_past(set_stage(scene), 300) == Document.objects.count() == 300
    assert list(numbers.no_holes()) == []
    assert [found for name, law in INVARIANTS if name.startswith("documents.") for found in law()] == []
    assert Document.objects.filter(register=Register.CONFIDENTIAL, approved_at__isnull=False).count() == 3
    assert Handling.objects.filter(reported_at__isnull=False).count() > 50
