"""An urgent document is signed within 24 hours on the wall: heard at once, at half time, and when the time is over by the managers too."""

from datetime import datetime

import pytest

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.finding.held import held, light_of
from documents.models import Urgency
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.moments import HOUR, MINUTE


@pytest.mark.django_db
def test_from_friday_evening_to_saturday_evening(olga: Person, rita: Person, ann: Person) -> None:
    friday = datetime.fromisoformat("2026-11-20 17:00+08:00")
    document = registered(rita, now=friday, urgency=Urgency.URGENT)
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=friday)
    holders = held([document.pk])[document.pk]
    moments = (friday, friday + 12 * HOUR - MINUTE, friday + 12 * HOUR, friday + 24 * HOUR)
    assert [light_of(document, holders, now).colour for now in moments] == ["green", "green", "yellow", "red"]
    told = []
    for now in moments:
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind="documents.urgent_paper_to_sign", channel="inbox").order_by("reader__username")
        told.append([row.reader.username for row in rows.select_related("reader")])
    assert told == [["ann"], ["ann"], ["ann", "ann"], ["ann", "ann", "ann", "olga"]]
