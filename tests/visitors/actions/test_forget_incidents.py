"""Incidents are made anonymous when their time is over: every name and word goes, number, kind and clocks stay."""

import pytest
from django.db import connection

from frontdesk import append_only
from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.journal.forgetting import DECLARED
from frontdesk.journal.models import Detail
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.search.finding import holding
from tests.factories.incidents import an_action, an_incident, closed, filed
from tests.factories.visitors import left_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import TEXT, taken
from visitors.actions.forgetting import forget_person
from visitors.actions.forgetting.incidents import forget_incidents, old_incidents
from visitors.actions.hold import hold
from visitors.actions.incidents_acting import do_action
from visitors.actions.incidents_resolving import check_claim
from visitors.models import CorrectiveAction, Incident, IncidentEntry, IncidentWords
from visitors.triggers import TIME_LINE

pytestmark = pytest.mark.django_db
END = MONDAY_9AM + 3 * HOUR  # when the factory closes one
MARK = "zqj"


def full_of_words(rita: Person, olga: Person, ann: Person, **fields: object) -> Incident:
    """Every text of it holds the mark."""
    given = {"words": f"{MARK}一", "demands": f"{MARK}二", "place": f"{MARK}三", "people": f"{MARK}四", **fields}
    incident = an_incident(rita, department=ann.department, **given)
    do_action(an_action(incident, ann, olga, what=f"{MARK}五"), result=f"{MARK}六", by=ann, now=MONDAY_9AM + HOUR)
    check_claim(incident, is_true=True, words=f"{MARK}七", by=olga, now=MONDAY_9AM + MINUTE)
    attach(incident, [taken(f"{TEXT.decode()}{MARK}".encode(), f"{MARK}.txt")], by=olga, now=MONDAY_9AM)
    closed(incident, olga)
    Incident.objects.filter(pk=incident.pk).update(outcome=MARK, report=MARK, lessons=MARK, decision=MARK)
    return incident


def where_the_mark_stands() -> list[str]:
    """Each column, notice, detail of the trail and file that holds it."""
    found = []
    for model in (Incident, CorrectiveAction, IncidentWords):
        texts = [field.name for field in model._meta.fields if field.get_internal_type() in ("CharField", "TextField")]
        held = [name for name in texts if model._default_manager.filter(**{f"{name}__contains": MARK}).exists()]
        found += [f"{model.__name__}.{name}" for name in held]
    found += [f"notice {notice.pk}" for notice in Notice.objects.all() if MARK in str(notice.data)]
    found += [f"trail {detail.pk}" for detail in Detail.objects.all() if MARK in str(vars(detail))]
    return found + [f"file {file.pk}" for file in Attachment.objects.filter(removed_at__isnull=True, name__contains=MARK)]


def test_nothing_of_its_words_is_left_and_what_is_counted_stays(rita: Person, olga: Person, ann: Person, bo: Person) -> None:
    incident = full_of_words(rita, olga, ann)
    assert len(where_the_mark_stands()) > 12
    append_only.install(connection, [TIME_LINE])
    try:
        assert forget_incidents(Incident.objects.all(), now=END + DAY) == 1
    finally:
        append_only.remove(connection, [TIME_LINE])
    incident.refresh_from_db()
    assert (where_the_mark_stands(), list(holding(MARK))) == ([], [])
    assert (incident.number, incident.kind, incident.closed_at, incident.forgotten_at) == ("SJ-2026-001", "dispute", END, END + DAY)
    assert (IncidentEntry.objects.filter(incident=incident).count() >= 6, forget_incidents(Incident.objects.all(), now=END + DAY)) == (
        True,
        0,
    )


def test_its_time_counts_from_the_end_and_an_open_one_is_kept(rita: Person, olga: Person) -> None:
    over = closed(an_incident(rita), olga)
    filed(an_incident(rita), olga)
    assert [list(old_incidents(at)) for at in (END, END + MINUTE)] == [[], [over]]
    assert DECLARED["visitors.incident"].keep == "visitors.incidents.keep"


def test_not_while_its_visit_is_held_by_hand(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    closed(an_incident(rita, visit=visit), olga)
    hold(visit, reason="律师要求", by=olga, now=END)
    assert list(old_incidents(END + DAY)) == []


def test_a_visitor_who_asks_to_be_forgotten_is_gone_from_incidents_that_are_over(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    incident = closed(an_incident(rita, visit=visit), olga)
    forget_person(visit, reason="本人来信要求", by=olga, now=END + HOUR)
    incident.refresh_from_db()
    assert (incident.forgotten_at, incident.people, incident.words) == (END + HOUR, "", "")
