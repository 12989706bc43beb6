"""Tidying on the phone and the report in one tap: through the pages, by those for whom they are."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Absence, Person
from meetings.finding.preparation import steps
from meetings.models import Booking, Found, Phase, Prepared, ServiceReport
from tests.factories.meetings import a_room, booked
from tests.factories.service import tidied, usual
from tests.moments import HOUR, MINUTE
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(ann: Person, rita: Person, olga: Person) -> Booking:
    usual(olga)
    begins = timezone.now().replace(microsecond=0) - 2 * HOUR
    return booked(ann, begins=begins, now=begins - HOUR, is_served=True)


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def tick(desk: Client, mine: Booking, name: str, **data: object) -> None:
    item = next(step.item for step in steps(mine, Phase.AFTER) if step.item.name == name)
    assert desk.post(f"/meetings/{mine.pk}/afterwards/{item.pk}/tick/", data).status_code == 302


def test_ticked_counted_and_found_on_the_page(served: Booking, rita: Person) -> None:
    desk, page = as_(rita), f"/meetings/{served.pk}/afterwards/"
    tick(desk, served, "桌椅归位")
    tick(desk, served, "材料清点收回", given_out=6, counted_back=5)
    assert "请简要说明原因" in desk.get(page).content.decode()
    tick(desk, served, "材料清点收回", given_out=6, counted_back=5, words="一份带走")
    desk.post(f"{page}found/", {"words": "一把黑伞"})
    shown = desk.get(page).content.decode()
    assert ("发出 6，收回 5" in shown, "一份带走" in shown, "一把黑伞" in shown) == (True, True, True)
    assert (Prepared.objects.filter(done_at__isnull=False).count(), Found.objects.count()) == (2, 1)


def test_the_report_is_for_the_organiser_and_the_office(served: Booking, ann: Person, bo: Person, rita: Person) -> None:
    tidied(served, by=rita)
    page = f"/meetings/{served.pk}/report/"
    assert [as_(who).get(page).status_code for who in (ann, rita, bo)] == [200, 200, 404]
    assert "会前准备都对吗" in as_(ann).get(page).content.decode()
    assert "会前准备都对吗" not in as_(rita).get(page).content.decode()
    as_(rita).post(f"{page}right/")
    assert ServiceReport.objects.get().was_right is None
    as_(ann).post(f"{page}right/")
    assert ServiceReport.objects.get().was_right is True


def test_whoever_acts_for_an_absent_organiser_answers_the_report(
    served: Booking, ann: Person, bo: Person, tom: Person, rita: Person
) -> None:
    tidied(served, by=rita)
    today = timezone.localdate()
    Absence.objects.create(person=ann, stand_in=bo, from_on=today, until_on=today, announced_at=timezone.now(), announced_by=ann)
    page = f"/meetings/{served.pk}/report/"
    assert [as_(who).get(page).status_code for who in (bo, tom)] == [200, 404]
    assert "会前准备都对吗" in as_(bo).get(page).content.decode()
    as_(bo).post(f"{page}right/")
    report = ServiceReport.objects.get()
    assert (report.was_right, report.answered_by) == (True, bo)


def test_wrong_with_the_item_and_words(served: Booking, ann: Person, rita: Person) -> None:
    tidied(served, by=rita)
    item = steps(served)[0].item
    as_(ann).post(f"/meetings/{served.pk}/report/wrong/", {"item": item.pk, "words": "少一份"})
    report = ServiceReport.objects.get()
    assert (report.was_right, report.item, report.words) == (False, item, "少一份")
    assert "少一份" in as_(rita).get(f"/meetings/{served.pk}/report/").content.decode()


def test_a_confidential_meeting_is_called_so_to_the_office(ann: Person, rita: Person, olga: Person) -> None:
    usual(olga)
    begins = timezone.now() - 2 * HOUR
    mine = booked(ann, begins=begins, now=begins - HOUR, is_served=True, is_confidential=True, subject="飞龙收购")
    tidied(mine, by=rita)
    pages = [f"/meetings/{mine.pk}/{page}/" for page in ("afterwards", "report", "preparation")]
    assert ["飞龙收购" in as_(rita).get(page).content.decode() for page in pages] == [False] * 3
    assert "飞龙收购" in as_(ann).get(pages[1]).content.decode()


def test_on_its_page_the_office_sees_what_is_to_be_done_and_others_nothing(served: Booking, ann: Person, bo: Person, rita: Person) -> None:
    page = f"/meetings/{served.pk}/"
    shown = {who.username: f"{page}afterwards/" in as_(who).get(page).content.decode() for who in (rita, ann, bo)}
    assert shown == {"rita": True, "ann": False, "bo": False}
    empty = {who.username: 'id="afterwards-title"' not in as_(who).get(page).content.decode() for who in (rita, ann, bo)}
    assert empty == {"rita": False, "ann": True, "bo": True}  # no head without anything below it
    tidied(served, by=rita)
    shown = {who.username: f"{page}report/" in as_(who).get(page).content.decode() for who in (rita, ann, bo)}
    assert shown == {"rita": True, "ann": True, "bo": False}


def test_as_many_questions_for_a_long_list(served: Booking, rita: Person) -> None:
    desk, page = as_(rita), f"/meetings/{served.pk}/afterwards/"
    desk.get(page)
    few = queries(lambda: desk.get(page))
    tidied(served, by=rita, all_but=1)
    for minute in range(10):
        Found.objects.create(booking=served, words="伞", found_at=timezone.now() - timedelta(minutes=minute), found_by=rita)
    assert queries(lambda: desk.get(page)) <= few


def test_another_list_where_one_is_missing(rita: Person) -> None:
    desk = as_(rita)
    assert "还缺清单" in desk.get("/meetings/preparation/").content.decode()
    desk.post("/meetings/preparation/", {"name": "关窗", "phase": "after"})
    assert "还缺清单" in desk.get("/meetings/preparation/").content.decode()
    desk.post("/meetings/preparation/usual/")
    shown = desk.get("/meetings/preparation/").content.decode()
    assert ("打印议程" in shown, "关窗" in shown, "擦白板" in shown, "还缺清单" in shown) == (True, True, False, False)


def test_it_may_be_found_while_it_is_on(ann: Person, rita: Person) -> None:
    begins = timezone.now() - 10 * MINUTE
    mine = booked(ann, room=a_room("乙"), begins=begins, now=begins - HOUR, is_served=True)
    as_(rita).post(f"/meetings/{mine.pk}/afterwards/found/", {"words": "一副眼镜"})
    assert Found.objects.get().words == "一副眼镜"
