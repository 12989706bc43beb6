"""Keep it or end it on its page, by whoever organises it; of a confidential series nobody else reads the subject."""

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from meetings.actions import series
from meetings.models import Fate, StrikeOut
from tests.factories.meetings import a_room, plan
from tests.factories.service import dates
from tests.moments import DAY

pytestmark = pytest.mark.django_db


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def asked(by: Person, **more: object) -> StrikeOut:
    now, first = timezone.now(), timezone.localdate() + DAY
    mine = series.begin(plan(a_room(), begins_on=first, rule="FREQ=DAILY;COUNT=4", **more), by=by, now=now)
    return StrikeOut.objects.create(series=mine, last=dates(mine)[0], misses=3, asked_at=now)


def test_kept_by_the_organiser(ann: Person, bo: Person) -> None:
    mine = asked(ann)
    page = mine.get_absolute_url()
    assert (as_(bo).get(page).status_code, as_(bo).post(f"{page}keep/").status_code) == (404, 404)
    assert "连续 3 次无人到场" in as_(ann).get(page).content.decode()
    as_(ann).post(f"{page}keep/")
    mine.refresh_from_db()
    assert (mine.fate, "keep/" in as_(ann).get(page).content.decode()) == (Fate.KEPT, False)


def test_ended_by_the_organiser_and_asked_on_the_page_of_each_date(ann: Person, bo: Person) -> None:
    mine = asked(ann)
    date = dates(mine.series)[1].get_absolute_url()
    shown = [mine.get_absolute_url() in as_(who).get(date).content.decode() for who in (ann, bo)]
    assert shown == [True, False]
    as_(ann).post(f"{mine.get_absolute_url()}end/")
    mine.refresh_from_db()
    assert (mine.fate, mine.released > 0) == (Fate.ENDED, True)


def test_the_office_reads_no_secret(ann: Person, rita: Person) -> None:
    mine = asked(ann, subject="飞龙收购", is_confidential=True)
    assert "飞龙收购" not in as_(rita).get(mine.get_absolute_url()).content.decode()
    assert "飞龙收购" in as_(ann).get(mine.get_absolute_url()).content.decode()
