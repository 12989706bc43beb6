"""Every kind of record that the trail tells of has a label, and a title for who may see it."""

from datetime import timedelta

import pytest
from django.utils import translation

from frontdesk.journal import checking
from frontdesk.journal.models import Entry
from frontdesk.journal.verbs import labels
from frontdesk.outbox.actions import manners, own_texts, resending
from frontdesk.outbox.models import Notice
from frontdesk.outbox.texts import Text
from frontdesk.people.actions.absences import announce
from frontdesk.people.actions.people import choose_language
from frontdesk.people.models import Person
from frontdesk.timed import actions as rules
from frontdesk.timed.rule import RULES
from frontdesk.web import records
from frontdesk.workdays.actions import change
from frontdesk.workdays.calendar import YearStatus
from frontdesk.workdays.changes import Change, mark
from frontdesk.workdays.load import calendar
from tests.factories.visitors import arrived_visit, paired_kiosk
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from visitors.actions import kiosks

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(ann: Person, rita: Person, olga: Person) -> None:
    """Something of everything that the trail tells of."""
    now = MONDAY_9AM
    arrived_visit(ann)
    kiosks.revoke(paired_kiosk()[0], by=rita, now=now)
    announce(ann, stand_in=rita, from_on=now.date(), until_on=(now + DAY).date(), by=ann, now=now)
    choose_language(ann, language="en", now=now)
    rules.pause(RULES["visitors.visit_thanks"], reason="moving house", by=olga, now=now)
    own_texts.change_text("visitors.visit_thanks", "en", text=Text("Thanks", "Thank you", ""), by=olga, now=now)
    manners.mute(ann, "todos.todo_handed_over", by=ann, now=now)
    Notice.objects.update(dead_at=now, sent_at=None)
    resending.resend(Notice.objects.all(), by=olga, now=now)
    change(Change(years={2027: YearStatus.OFFICIAL}), seen=mark(calendar()), by=olga, now=now)
    checking.go_on(checking.begin(by=olga, now=now), now=now + timedelta(minutes=1))


def test_every_record_and_verb_of_a_busy_day_is_told_in_words(busy: None, olga: Person) -> None:
    entries = list(Entry.objects.all())
    with translation.override("en"):
        told = records.told(((entry.subject_type, entry.subject_id) for entry in entries), olga)
        said = {entry.verb for entry in entries} - set(labels())
    assert ({name for name, _number in told} - set(records.RECORDS.names()), said) == (set(), set())
    untold = {name for (name, _number), each in told.items() if each.is_hidden}
    assert untold == set()
    titles = {each.about.title for each in told.values() if each.about}
    assert {"Ann An", "Thank visitors", "thanks to a visitor"} & titles >= {"Ann An", "Thank visitors"}


def test_somebody_without_rights_learns_kind_and_number_of_visits_and_to_dos(busy: None, charlie: Person) -> None:
    entries = Entry.objects.filter(subject_type__in=["visitors.visit", "todos.todo"])
    told = records.told(((entry.subject_type, entry.subject_id) for entry in entries), charlie)
    assert (len(told) >= 2, {(each.about, each.is_hidden) for each in told.values()}) == (True, {(None, True)})


def test_it_costs_the_same_questions_for_one_visit_and_for_many(ann: Person, olga: Person) -> None:
    olga.permissions  # noqa: B018  asked once a request
    pairs = [("visitors.visit", str(arrived_visit(ann, phone=f"1390000{number:04}").pk)) for number in range(12)]
    assert queries(lambda: records.told(pairs[:1], olga)) == queries(lambda: records.told(pairs, olga))
