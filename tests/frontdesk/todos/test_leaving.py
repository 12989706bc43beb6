"""Somebody leaves: log-in and roles end, to-dos go to whoever takes over, and those they stood in for are told."""

from datetime import timedelta

import pytest
from django.test import Client

from frontdesk.journal.models import Detail
from frontdesk.outbox.models import Notice
from frontdesk.people.actions import absences, duty_contacts, retiring
from frontdesk.people.models import Department, DutyContact, Person, Post
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos.leaving import leave
from frontdesk.todos.models import Outcome, Todo
from frontdesk.todos.promises import Clock, Described
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit
from tests.moments import MONDAY_9AM
from tests.promised import kind_of, owed
from tests.races import together

pytestmark = pytest.mark.django_db
MONDAY = MONDAY_9AM.date()
DAY = timedelta(days=1)


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> type:
    return kind_of(monkeypatch, Clock.WALL, can_hand_over=False)


def refusal(*args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        leave(*args, **more, now=MONDAY_9AM)
    return refused.value.code


def test_every_open_to_do_goes_to_the_one_who_takes_over_and_they_hear_of_it(kind: type, ann: Person, tom: Person, olga: Person) -> None:
    todos = [owed(kind, ann, MONDAY_9AM, subject=subject) for subject in (None, tom)]
    done = leave(ann, to=tom, by=olga, now=MONDAY_9AM)
    assert (done.given, done.kept, {todo.holder for todo in Todo.objects.all()}) == (2, 0, {tom})
    told = Notice.objects.filter(kind="todos.todo_handed_over", channel="inbox", reader=tom)
    assert (told.count(), Todo.objects.first().due_at) == (2, todos[0].due_at)


def test_with_to_dos_open_somebody_must_take_over_and_nothing_happens_before(kind: type, ann: Person, olga: Person) -> None:
    owed(kind, ann, MONDAY_9AM)
    assert refusal(ann, to=None, by=olga) == "to-whom"
    ann.refresh_from_db()
    assert (ann.is_active, ann.posts.count(), Todo.objects.get().holder) == (True, 1, ann)


def test_who_has_no_role_could_not_open_what_is_left(kind: type, ann: Person, charlie: Person, olga: Person) -> None:
    owed(kind, ann, MONDAY_9AM)
    assert refusal(ann, to=charlie, by=olga) == "no-role"


def test_without_to_dos_nobody_needs_to(ann: Person, olga: Person) -> None:
    assert leave(ann, to=None, by=olga, now=MONDAY_9AM).given == 0


def test_what_cannot_be_is_refused(ann: Person, olga: Person, tom: Person) -> None:
    gone = PersonFactory(retired_at=MONDAY_9AM)
    wanted = [(ann, ann), (ann, gone), (olga, tom), (gone, tom)]
    assert [refusal(person, to=to, by=olga) for person, to in wanted] == ["same", "gone", "themselves", "left"]


def test_the_log_in_ends_at_once_and_no_old_session_opens_after_a_return(ann: Person, tom: Person, olga: Person) -> None:
    browser = Client()
    browser.force_login(ann)
    leave(ann, to=tom, by=olga, now=MONDAY_9AM)
    after = browser.get("/people/").status_code
    retiring.bring_back(ann, by=olga, now=MONDAY_9AM)
    Post.objects.create(person=ann, role=Role.EMPLOYEE)
    assert (after, browser.get("/people/").status_code) == (302, 302)


def test_roles_post_of_head_and_duty_end_and_the_name_stays(bo: Person, tom: Person, olga: Person, product: Department) -> None:
    duty_contacts.add(duty=Duty.LEGAL, person=bo, by=olga, now=MONDAY_9AM)
    left = leave(bo, to=tom, by=olga, now=MONDAY_9AM).left
    product.refresh_from_db()
    bo.refresh_from_db()
    assert (product.head, [str(name) for name in left.departments], left.duties[0].duty) == (None, ["产品部"], "legal")
    assert (bo.posts.exists(), DutyContact.objects.exists(), bo.name, bo.retired_by) == (False, False, "薄岩", olga)
    details = Detail.objects.get(entry__verb="retire").data
    assert details == {"roles": [], "stand_in": tom.pk}  # the role of head went with the last department


def test_who_took_over_from_one_stays_known_when_they_leave_too_and_a_return_finds_nobody_behind(
    ann: Person, tom: Person, olga: Person
) -> None:
    leave(ann, to=tom, by=olga, now=MONDAY_9AM)
    leave(tom, to=None, by=olga, now=MONDAY_9AM)
    ann.refresh_from_db()
    assert (ann.stand_in, retiring.bring_back(ann, by=olga, now=MONDAY_9AM).stand_in) == (tom, None)


def test_who_loses_the_stand_in_is_told_and_is_themselves_again(ann: Person, tom: Person, olga: Person) -> None:
    follower = PersonFactory(stand_in=tom, language="en")
    for person in (ann, follower):
        absences.announce(person, stand_in=tom, from_on=MONDAY + DAY, until_on=MONDAY + 3 * DAY, by=person, now=MONDAY_9AM)
    past = absences.announce(olga, stand_in=tom, from_on=MONDAY - DAY, until_on=MONDAY, by=olga, now=MONDAY_9AM)
    Person.objects.filter(pk=tom.pk).update(stand_in=ann)
    rita = PersonFactory(roles=[Role.ADMIN_MANAGER])
    leave(tom, to=None, by=rita, now=MONDAY_9AM + DAY)
    told = Notice.objects.filter(kind="todos.stand_in_left", channel="inbox")
    assert sorted(told.values_list("reader", flat=True)) == sorted([ann.pk, follower.pk])
    about = told.get(reader=follower).data["about"]
    assert about == "They were to act for you from November 24 to November 26; nobody does now."
    past.refresh_from_db()
    ann.refresh_from_db()
    assert (ann.stand_in, ann.absences.standing().exists(), past.ended_at) == (None, False, None)


def test_one_who_owes_the_same_already_owes_it_once(kind: type, ann: Person, tom: Person, olga: Person) -> None:
    first, second = owed(kind, ann, MONDAY_9AM), owed(kind, tom, MONDAY_9AM)
    assert first.subject_id == second.subject_id
    leave(ann, to=tom, by=olga, now=MONDAY_9AM)
    assert [(todo.holder, todo.outcome) for todo in Todo.objects.order_by("pk")] == [(ann, Outcome.WITHDRAWN), (tom, "")]


def test_what_the_one_who_takes_over_may_not_see_stays_with_the_manager(
    kind: type, ann: Person, tom: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed(kind, ann, MONDAY_9AM)
    seen_by = {olga.pk}
    monkeypatch.setattr(
        kind, "describe", lambda self, todos, reader: {todo.pk: Described("x", "") for todo in todos if reader.pk in seen_by}
    )
    done = leave(ann, to=tom, by=olga, now=MONDAY_9AM)
    assert (done.given, done.kept, Todo.objects.get().holder) == (0, 1, olga)


def test_what_neither_may_see_stops_it(kind: type, ann: Person, tom: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    owed(kind, ann, MONDAY_9AM)
    monkeypatch.setattr(kind, "describe", lambda self, todos, reader: {})
    assert refusal(ann, to=tom, by=olga) == "may-not-see"
    ann.refresh_from_db()
    assert ann.is_active


def test_the_answer_to_a_waiting_visitor_goes_along(ann: Person, rita: Person, olga: Person) -> None:
    """Its holder may not hand it over by themselves, and a stranger may not see the visit: the stand-in of the one who left may."""
    stranger = PersonFactory(roles=[Role.EMPLOYEE])
    arrived_visit(ann)
    done = leave(ann, to=stranger, by=olga, now=MONDAY_9AM)
    assert (done.given, done.kept) == (Todo.objects.open().filter(holder=stranger).count(), 0)
    assert done.given


@pytest.mark.django_db(transaction=True)
def test_of_four_who_retire_one_person_at_once_one_does(kind: type, ann: Person, tom: Person, olga: Person) -> None:
    owed(kind, ann, MONDAY_9AM)
    answers = together(4, lambda number: leave(ann, to=tom, by=olga, now=MONDAY_9AM))
    assert sorted(getattr(answer, "code", "did") for answer in answers) == ["did", "left", "left", "left"]
    assert Notice.objects.filter(kind="todos.todo_handed_over", channel="inbox").count() == 1
