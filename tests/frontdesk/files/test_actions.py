"""Adding, taking away, putting back and forgetting files; each promise with many at once, and without its guard."""

from contextlib import nullcontext
from threading import Barrier, Event, Thread
from types import SimpleNamespace

import pytest
from django.core.files.storage import default_storage
from django.db import connections, transaction
from django.utils import timezone

from frontdesk.files import actions, store
from frontdesk.files.actions import attach, forget, put_back, remove
from frontdesk.files.models import Attachment
from frontdesk.files.shelves import SHELVES, may_see
from frontdesk.files.sweep import strays, sweep
from frontdesk.journal.models import Detail, Entry
from frontdesk.journal.verify import verify
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from tests.sample_files import PDF, TEXT, stored_bytes, taken
from visitors.actions.forgetting import forget_visits
from visitors.models import Visit

pytestmark = pytest.mark.django_db
NOTE = taken(TEXT, "note.txt")


def verbs_about(attachment: Attachment) -> list[str]:
    return list(Entry.objects.about(attachment).order_by("pk").values_list("verb", flat=True))


def test_a_file_is_kept_with_what_it_is_and_the_trail_says_who_added_it(visit: Visit, ann: Person) -> None:
    paper = taken(PDF, "合同.exe")

    [kept] = attach(visit, [paper], by=ann, now=MONDAY_9AM)

    facts = (kept.subject_type, kept.subject_id, kept.name, kept.media_type, kept.size, kept.sha256, kept.added_by)
    assert facts == ("visitors.visit", visit.pk, "合同.pdf", "application/pdf", len(PDF), paper.sha256, ann)
    assert (stored_bytes(kept), verbs_about(kept), kept.is_picture) == (PDF, ["attach"], False)
    assert (
        len(kept.stored_as.replace("/", "")),
        "合同" in kept.stored_as,
        Entry.objects.get(subject_type="files.attachment").actor_id,
    ) == (
        len("files") + 32,
        False,
        ann.pk,
    )


def test_a_removed_file_is_seen_by_nobody_and_can_be_put_back_for_ten_minutes_by_who_removed_it(
    visit: Visit, ann: Person, rita: Person
) -> None:
    [kept] = attach(visit, [NOTE], by=ann, now=MONDAY_9AM)
    gone = remove(kept, by=ann, now=MONDAY_9AM)
    assert (may_see(ann, gone), Attachment.objects.there().count()) == (False, 0)

    late = []
    for who, now in ((rita, MONDAY_9AM + MINUTE), (ann, MONDAY_9AM + 11 * MINUTE)):
        with pytest.raises(Refused) as refusal:
            put_back(kept, by=who, now=now)
        late.append(refusal.value.code)
    back = put_back(kept, by=ann, now=MONDAY_9AM + 10 * MINUTE)

    assert (late, may_see(ann, back), verbs_about(kept)) == (["late", "late"], True, ["attach", "remove", "put_back"])


def test_only_who_may_change_the_record_adds_and_removes(visit: Visit, ann: Person, rita: Person, bo: Person, tom: Person) -> None:
    [kept] = attach(visit, [NOTE], by=rita, now=MONDAY_9AM)

    refused = {}
    for who in (bo, tom):
        for do in (lambda who=who: attach(visit, [NOTE], by=who, now=MONDAY_9AM), lambda who=who: remove(kept, by=who, now=MONDAY_9AM)):
            with pytest.raises(Refused) as refusal:
                do()
            refused[who.username] = refusal.value.code

    assert refused == {"bo": "not-allowed", "tom": "not-allowed"}
    assert [may_see(who, kept) for who in (ann, rita, bo, tom)] == [True] * 4


def test_of_a_kind_that_nobody_declared_nobody_sees_anything(visit: Visit, ann: Person, olga: Person) -> None:
    [kept] = attach(visit, [NOTE], by=ann, now=MONDAY_9AM)
    kept.subject_type = "people.person"

    assert ("people.person" in SHELVES, may_see(olga, kept)) == (False, False)


def test_forgetting_erases_bytes_names_and_the_trails_details(
    visit: Visit, ann: Person, django_capture_on_commit_callbacks: object
) -> None:
    [kept] = attach(visit, [taken(PDF, "王小明 护照.pdf")], by=ann, now=MONDAY_9AM)
    with django_capture_on_commit_callbacks(execute=True):
        many = forget(Attachment.objects.all(), now=MONDAY_9AM + DAY)

    kept.refresh_from_db()
    assert (many, kept.name, kept.sha256, kept.forgotten_at, kept.removed_at) == (1, "", "", MONDAY_9AM + DAY, MONDAY_9AM + DAY)
    assert (default_storage.exists(kept.stored_as), "护照" in str(list(Detail.objects.values_list("data", flat=True)))) == (False, False)
    assert (verify(), forget(Attachment.objects.all(), now=MONDAY_9AM + DAY)) == ([], 0)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_bytes_that_the_sweep_takes_and_no_row(visit: Visit, ann: Person) -> None:
    def adds_and_fails() -> None:
        with transaction.atomic():
            attach(visit, [NOTE], by=ann, now=MONDAY_9AM)
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        adds_and_fails()
    left = list(store.stored())
    now = timezone.now()

    assert (len(left), Attachment.objects.count(), list(strays(now)), list(strays(now + 7 * HOUR))) == (1, 0, [], left)
    sweep(strays(now + 7 * HOUR))
    assert list(store.stored()) == []


def swept_in_the_middle(visit: Visit, ann: Person, **grace: object) -> list[str]:
    """Somebody sweeps while a transaction that adds a file is still open; what is stored afterwards."""
    written, swept = Event(), Event()

    def adds() -> None:
        try:
            with transaction.atomic():
                attach(visit, [NOTE], by=ann, now=MONDAY_9AM)
                written.set()
                swept.wait(timeout=30)
        finally:
            connections.close_all()

    thread = Thread(target=adds)
    thread.start()
    written.wait(timeout=30)
    sweep(strays(timezone.now() + MINUTE, **grace))
    swept.set()
    thread.join()
    return list(store.stored())


@pytest.mark.django_db(transaction=True)
def test_the_sweep_leaves_a_file_that_is_being_added_at_that_moment(visit: Visit, ann: Person) -> None:
    assert swept_in_the_middle(visit, ann) == [Attachment.objects.get().stored_as]


@pytest.mark.django_db(transaction=True)
def test_control_a_sweep_without_the_grace_takes_it(visit: Visit, ann: Person) -> None:
    assert (swept_in_the_middle(visit, ann, grace=0 * HOUR), Attachment.objects.count()) == ([], 1)


@pytest.mark.django_db(transaction=True)
def test_many_who_add_at_once_beside_sweeps_lose_nothing(visit: Visit, ann: Person) -> None:
    many = count(200, 40)
    visits = [visit, *(expected_visit(ann, name=f"访客{number}") for number in range(many // 10))]

    def one(number: int) -> None:
        if number % 4 == 3:
            sweep(strays(timezone.now()))
        else:
            attach(visits[number % len(visits)], [NOTE], by=ann, now=MONDAY_9AM)

    errors = [answer for answer in together(many, one) if answer is not None]

    assert errors == []
    assert set(store.stored()) == set(Attachment.objects.values_list("stored_as", flat=True))


CROWD, PLACES = count(50, 12), 3


@pytest.mark.django_db(transaction=True)
def test_a_record_never_holds_more_files_than_it_may(visit: Visit, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_FILES", PLACES)

    answers = together(CROWD, lambda number: attach(visit, [NOTE], by=ann, now=MONDAY_9AM))

    codes = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert (Attachment.objects.there().count(), codes) == (PLACES, ["too-many"] * (CROWD - PLACES))


@pytest.mark.django_db(transaction=True)
def test_control_without_the_records_lock_it_holds_more(visit: Visit, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    all_have_counted = Barrier(10)
    monkeypatch.setattr(actions, "MOST_FILES", PLACES)
    monkeypatch.setattr(actions, "_held", lambda pk, model: model._default_manager.get(pk=pk))
    monkeypatch.setattr(actions, "transaction", SimpleNamespace(atomic=nullcontext))
    keep = actions._keep

    def late(*given: object) -> Attachment:
        all_have_counted.wait(timeout=30)
        return keep(*given)

    monkeypatch.setattr(actions, "_keep", late)

    together(10, lambda number: attach(visit, [NOTE], by=ann, now=MONDAY_9AM))

    assert Attachment.objects.there().count() == 10


def test_what_the_product_put_there_itself_stays(visit: Visit, ann: Person) -> None:
    kept = actions.keep(visit, NOTE, now=MONDAY_9AM)
    with pytest.raises(Refused) as refusal:
        remove(kept, by=ann, now=MONDAY_9AM)
    assert (refusal.value.code, may_see(ann, kept)) == ("kept", True)


@pytest.mark.django_db(transaction=True)
def test_of_a_visit_forgotten_while_somebody_adds_a_file_nothing_stays(ann: Person) -> None:
    visits = [expected_visit(ann, name=f"访客{number}") for number in range(count(50, 8))]

    def one(number: int) -> object:
        visit = visits[number // 2]
        if number % 2:
            return forget_visits(Visit.objects.filter(pk=visit.pk), now=MONDAY_9AM + DAY)
        return attach(visit, [NOTE], by=ann, now=MONDAY_9AM)

    answers = together(2 * len(visits), one)

    assert {answer.code for answer in answers if isinstance(answer, Refused)} <= {"not-allowed"}
    assert {type(answer) for answer in answers} <= {int, list, Refused}
    assert (Attachment.objects.there().count(), list(store.stored())) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_control_a_file_added_to_a_visit_as_it_stood_before_would_stay(visit: Visit, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlocked(pk: int, model: type[Visit]) -> Visit:
        found = model.objects.get(pk=pk)
        forget_visits(Visit.objects.filter(pk=pk), now=MONDAY_9AM + DAY)
        return found

    monkeypatch.setattr(actions, "_held", unlocked)

    attach(visit, [NOTE], by=ann, now=MONDAY_9AM)

    assert Attachment.objects.there().count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_remove_a_file_one_does(visit: Visit, ann: Person) -> None:
    [kept] = attach(visit, [NOTE], by=ann, now=MONDAY_9AM)

    answers = together(CROWD, lambda number: remove(kept, by=ann, now=MONDAY_9AM))

    codes = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert (verbs_about(kept), codes) == (["attach", "remove"], ["removed"] * (CROWD - 1))
