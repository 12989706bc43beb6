"""An urgent document is read within 24 hours on the wall: heard at once, at half time, and late by who circulated it too."""

from datetime import date, datetime

import pytest

from documents.actions import circulating
from documents.finding.held import held, light_of
from documents.models import Urgency
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.moments import HOUR, MINUTE


@pytest.mark.django_db
def test_from_friday_evening_to_saturday_evening(rita: Person, ann: Person) -> None:
    friday = datetime.fromisoformat("2026-11-20 17:00+08:00")
    document = registered(rita, now=friday, urgency=Urgency.URGENT)
    circulating.begin(document, readers=[ann], purpose="请速阅", due_on=date(2026, 11, 21), by=rita, now=friday)
    holders = held([document.pk])[document.pk]
    moments = (friday, friday + 12 * HOUR - MINUTE, friday + 12 * HOUR, friday + 24 * HOUR)
    assert [light_of(document, holders, now).colour for now in moments] == ["green", "green", "yellow", "red"]
    told = []
    for now in moments:
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind="documents.urgent_paper_to_read", channel="inbox").order_by("reader__username")
        told.append([row.reader.username for row in rows.select_related("reader")])
    assert told == [["ann"], ["ann"], ["ann", "ann"], ["ann", "ann", "ann", "rita"]]
