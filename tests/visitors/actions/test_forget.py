"""After the retention nobody can tell who came; that somebody came is still counted."""

import pytest
from django.apps import apps

from frontdesk.files import store
from frontdesk.files.actions import attach, remove
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import TEXT, empty_the_store, taken
from visitors.actions import thanks, visits
from visitors.models import Answer, Visit

SECRETS = ["王小明", "wangxiaoming", "13800001234", "wang@example.com", "启明咨询", "谢谢招待", "请从东门进", "带了样品"]


def where_found(text: str) -> list[str]:
    """Every column of every table that still holds the text."""
    found = []
    for model in apps.get_models():
        for row in model._default_manager.values():
            found += [f"{model._meta.label}.{column}" for column, value in row.items() if text in str(value)]
    return found


def test_after_the_retention_no_trace_is_left_and_the_count_stays(ann: Person, rita: Person, settings: object) -> None:
    badges(1)
    visit = visits.check_in(expected_visit(ann, note="带了样品"), now=MONDAY_9AM)
    visits.answer(visit, kind=Answer.Kind.IN_MINUTES, minutes=5, words="请从东门进", by=ann, now=MONDAY_9AM)
    visits.let_in(visit, by=rita, now=MONDAY_9AM)
    visit = visits.check_out(visit, by=rita, now=MONDAY_9AM + HOUR)
    thanks.send(visit, now=MONDAY_9AM + 2 * HOUR)
    thanks.give_feedback(visit, score=5, words="谢谢招待", now=MONDAY_9AM + 3 * HOUR)
    seal(now=MONDAY_9AM + 4 * HOUR)
    assert [bool(where_found(secret)) for secret in SECRETS] == [True] * len(SECRETS)
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    assert run(rule, now=MONDAY_9AM + 183 * DAY - HOUR * 7).errors == {}
    assert where_found("王小明") != []

    run(rule, now=MONDAY_9AM + 184 * DAY)
    seal(now=MONDAY_9AM + 184 * DAY)

    assert {secret: where_found(secret) for secret in SECRETS} == {secret: [] for secret in SECRETS}
    assert (Visit.objects.filter(left_at__isnull=False).count(), verify()) == (1, [])


@pytest.mark.django_db(transaction=True)
def test_files_go_with_their_visit_whether_there_or_removed(ann: Person) -> None:
    empty_the_store()
    visit = arrived_visit(ann)
    _there, removed = attach(visit, [taken(TEXT, "李思远 护照.txt"), taken(TEXT, "李思远 合影.txt")], by=ann, now=MONDAY_9AM)
    remove(removed, by=ann, now=MONDAY_9AM + 183 * DAY)
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)
    seal(now=MONDAY_9AM + HOUR)
    assert (where_found("李思远").count("files.Attachment.name"), len(list(store.stored()))) == (2, 2)

    run(rule, now=MONDAY_9AM + 184 * DAY)
    seal(now=MONDAY_9AM + 184 * DAY)

    assert (where_found("李思远"), list(store.stored()), verify()) == ([], [], [])
