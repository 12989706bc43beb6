"""One tap that it was right, or words what was wrong; once, by those for whom it was."""

import pytest
from django.db import IntegrityError, transaction

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from meetings.actions import reporting
from meetings.models import PrepItem, ServiceReport
from tests.counts import count
from tests.factories.meetings import TOMORROW_10
from tests.factories.people import PersonFactory
from tests.factories.service import a_report, usual
from tests.figures import Figure
from tests.moments import DAY
from tests.races import database, together

pytestmark = pytest.mark.django_db
NOW = TOMORROW_10 + DAY


@pytest.fixture
def report(rita: Person, olga: Person, ann: Person) -> ServiceReport:
    usual(olga)
    return a_report(ann, rita)


def code(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def test_right_in_one_tap_and_once(report: ServiceReport, ann: Person, rita: Person) -> None:
    assert code(lambda: reporting.right(report, by=rita, now=NOW)) == "not-yours"
    reporting.right(report, by=ann, now=NOW)
    report.refresh_from_db()
    assert (report.was_right, report.answered_by) == (True, ann)
    assert not Todo.objects.open().filter(promise="meetings.service_answered").exists()
    assert code(lambda: reporting.wrong(report, words="晚了", by=ann, now=NOW)) == "over"


def test_wrong_names_the_item_and_is_told(report: ServiceReport, ann: Person, rita: Person, olga: Person) -> None:
    assert code(lambda: reporting.wrong(report, words=" ", by=ann, now=NOW)) == "words"
    reporting.wrong(report, words="话筒没电", item=PrepItem.objects.get(name="试音响和话筒"), by=ann, now=NOW)
    told = Notice.objects.filter(kind="meetings.preparation_wrong", channel="inbox").select_related("reader")
    assert {each.reader.username: each.data["words"] for each in told} == dict.fromkeys(["rita", "olga"], "试音响和话筒: 话筒没电")


def test_what_has_passed_is_answered_no_more(report: ServiceReport, ann: Person) -> None:
    assert (reporting.let_pass(report, now=NOW), reporting.let_pass(report, now=NOW)) == (True, False)
    assert code(lambda: reporting.right(report, by=ann, now=NOW)) == "over"
    report.refresh_from_db()
    assert (report.passed_at, report.was_right) == (NOW, None)


def test_who_took_the_to_do_over_answers(report: ServiceReport, bo: Person) -> None:
    Todo.objects.open().filter(promise="meetings.service_answered").update(holder=bo)
    reporting.right(report, by=bo, now=NOW)
    report.refresh_from_db()
    assert report.answered_by == bo


def test_the_database_keeps_answered_and_passed_apart(report: ServiceReport, ann: Person) -> None:
    reporting.right(report, by=ann, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceReport.objects.update(passed_at=NOW)


@pytest.mark.django_db(transaction=True)
def test_answered_and_let_pass_at_once_it_is_one_of_them(olga: Person, rita: Person, figure: Figure) -> None:
    usual(olga)
    ann, clients = PersonFactory(roles=["employee"]), count(20, 6)
    report = a_report(ann, rita)
    answers = together(clients, lambda n: reporting.right(report, by=ann, now=NOW) if n % 2 else reporting.let_pass(report, now=NOW))
    report.refresh_from_db()
    won = [each for each in answers if each is True or isinstance(each, ServiceReport)]
    assert (len(won), (report.answered_at is None) != (report.passed_at is None)) == (1, True)
    figure(f"{clients} answer a service report or let it pass at once on {database()}: one of them")
