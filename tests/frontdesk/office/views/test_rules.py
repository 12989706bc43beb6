"""The rules page: sentences with their settings, changes as versions, a dry run that leaves nothing."""

import pytest
from django.test import Client

from frontdesk.journal.models import Entry
from frontdesk.limits.models import Version
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.promises import PROMISES
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries
from visitors.actions import visits
from visitors.models import Visit


@pytest.fixture
def manager(olga: Person) -> Client:
    Person.objects.filter(pk=olga.pk).update(language="en")
    client = Client()
    client.force_login(olga)
    return client


def test_every_rule_and_promise_stands_on_the_page_in_both_languages(manager: Client, olga: Person) -> None:
    english = manager.get("/rules/").content.decode()
    Person.objects.filter(pk=olga.pk).update(language="zh-hans")
    chinese = manager.get("/rules/").content.decode()

    names = [*RULES.names(), *PROMISES.names()]
    assert [name for name in names if name not in english or name not in chinese] == []
    assert ("Within 24 hours of leaving the visitor is thanked" in english, "离开 1 小时" in chinese or "离开 60 分钟" in chinese) == (
        True,
        True,
    )


def test_the_page_asks_the_database_the_same_number_of_questions_at_1_and_30_rows(manager: Client, ann: Person) -> None:
    few = queries(lambda: manager.get("/rules/"))
    for number in range(30):
        arrived_visit(ann, name=f"访客{number}")
        RuleState.objects.create(rule=f"old.rule{number}", live_from=MONDAY_9AM)
    assert (queries(lambda: manager.get("/rules/")), few <= 14) == (few, True)


def test_a_change_is_a_new_version_and_stands_in_the_trail(manager: Client, olga: Person) -> None:
    for delay in (30, 30, 45):
        manager.post("/rules/visitors.visit_thanks/limits/", {"delay": delay})

    assert list(Version.objects.order_by("number").values_list("number", "values", "changed_by")) == [
        (1, {"delay": 30}, olga.pk),
        (2, {"delay": 45}, olga.pk),
    ]
    assert Entry.objects.filter(verb="change_limits").count() == 2
    assert "45 minutes after leaving" in manager.get("/rules/visitors.visit_thanks/").content.decode()


def test_a_value_out_of_bounds_is_refused_beside_its_field_and_kept(manager: Client) -> None:
    answer = manager.post("/rules/visitors.visit_thanks/limits/", {"delay": 99999})

    assert (answer.status_code, 'value="99999"' in answer.content.decode(), Version.objects.count()) == (422, True, 0)


def test_a_dry_run_says_who_would_be_told_and_writes_nothing(manager: Client, ann: Person) -> None:
    RuleState.objects.create(rule="visitors.visit_thanks", live_from=MONDAY_9AM - DAY)
    visits.check_out(arrived_visit(ann, email="li@example.com"), now=MONDAY_9AM)
    before = (Notice.objects.count(), Entry.objects.count())

    page = manager.post("/rules/visitors.visit_thanks/dry-run/", {"at": "2026-11-23T10:00"}).content.decode()
    early = manager.post("/rules/visitors.visit_thanks/dry-run/", {"at": "2026-11-23T09:59"}).content.decode()

    assert ("li@example.com" in page, "li@example.com" in early) == (True, False)
    assert ((Notice.objects.count(), Entry.objects.count()), Visit.objects.filter(thanks_began_at__isnull=False).count()) == (before, 0)
    assert len(run(RULES["visitors.visit_thanks"], now=MONDAY_9AM + HOUR).acted) == 1


def test_only_the_manager_sees_and_changes_rules(rita: Person, ann: Person) -> None:
    for person in (rita, ann):
        client = Client()
        client.force_login(person)
        assert [client.get("/rules/").status_code, client.post("/rules/visitors.visit_thanks/limits/", {"delay": 1}).status_code] == [
            403,
            403,
        ]
