"""Every page of rooms and bookings: nothing axe objects to, nothing wider than the window, one heading."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk import secret_links
from frontdesk.people.models import Person
from meetings import passes
from meetings.actions import (
    agenda,
    asking,
    booking,
    inviting,
    minutes,
    minutes_templates,
    papers,
    preparing,
    resolutions,
    series,
    serving,
    signing_in,
    specials,
    tidying,
    waiting,
)
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.actions.inviting import Guest
from meetings.finding.askings import Way
from meetings.models import Meeting, Rights, StrikeOut
from tests.factories.meetings import a_room, booked, plan
from tests.factories.repairs import a_category
from tests.factories.service import dates, tidied
from tests.factories.visitors import expected_visit
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from tests.moments import HOUR, MINUTE
from tests.sample_files import taken

QUARTER = 15 * MINUTE

PAGES = [
    ("ann", "desktop", "/meetings/?day={day}"),
    ("ann", "phone", "/meetings/?day={day}"),
    ("ann", "desktop", "/meetings/new/?from={day}T10:00"),
    ("ann", "phone", "/meetings/new/?room={room}&from={day}T10:00"),
    ("ann", "desktop", "/meetings/new/?room={room}&from={day}T10:30"),
    ("ann", "phone", "/meetings/mine/"),
    ("rita", "desktop", "/meetings/mine/?whose=all"),
    ("ann", "phone", "/meetings/{mine}/"),
    ("rita", "desktop", "/meetings/{asked}/"),
    ("ann", "phone", "/meetings/{mine}/move/"),
    ("ann", "desktop", "/meetings/{mine}/edit/"),
    ("rita", "desktop", "/meetings/rooms/"),
    ("rita", "phone", "/meetings/rooms/"),
    ("rita", "desktop", "/meetings/rooms/{room}/?day={day}"),
    ("rita", "phone", "/meetings/rooms/{room}/?day={day}"),
    ("rita", "desktop", "/meetings/rooms/{room}/edit/"),
    ("rita", "phone", "/meetings/rooms/new/"),
    ("rita", "phone", "/meetings/rooms/{room}/now/"),
    ("ann", "desktop", "/meetings/{mine}/"),
    ("ann", "phone", "/meetings/feeds/"),
    ("rita", "phone", "/meetings/{mine}/preparation/"),
    ("rita", "desktop", "/meetings/{mine}/preparation/"),
    ("ann", "phone", "/meetings/{mine}/preparation/"),
    ("rita", "phone", "/meetings/preparation/"),
    ("rita", "phone", "/meetings/{served}/service/"),
    ("rita", "desktop", "/meetings/{served}/service/"),
    ("rita", "phone", "/meetings/{mine}/service/"),
    ("rita", "desktop", "/meetings/{served}/"),
    ("ann", "phone", "/meetings/rooms/{tea_room}/now/"),
    ("ann", "desktop", "/meetings/{served}/edit/"),
    ("rita", "desktop", "/desk/"),
    ("rita", "phone", "/desk/"),
    ("rita", "phone", "/meetings/{over}/afterwards/"),
    ("rita", "desktop", "/meetings/{over}/afterwards/"),
    ("rita", "desktop", "/meetings/{mine}/"),
    ("rita", "phone", "/meetings/{reported}/"),
    ("ann", "phone", "/meetings/{reported}/report/"),
    ("ann", "desktop", "/meetings/{reported}/report/"),
    ("ann", "phone", "/meetings/series/{doubt}/"),
    ("ann", "desktop", "/meetings/series/{doubt}/"),
    ("rita", "desktop", "/meetings/use/"),
    ("rita", "phone", "/meetings/use/"),
    ("rita", "phone", "/meetings/import/"),
    ("ann", "desktop", "/meetings/m/{noted}/"),
    ("ann", "phone", "/meetings/m/{noted}/"),
    ("ann", "phone", "/meetings/m/{noted}/edit/"),
    ("ann", "desktop", "/meetings/m/{noted}/print/1/"),
    ("ann", "phone", "/meetings/resolutions/{resolution}/"),
    ("ann", "phone", "/meetings/i/{guest}/"),
    ("ann", "phone", "/meetings/askings/{asking}/"),
    ("bo", "phone", "/meetings/askings/{asking}/"),
    ("ann", "phone", "/visitors/visits/{visit}/"),
    ("rita", "desktop", "/visitors/visits/{visit}/"),
    ("ann", "phone", "/visitors/visits/{visit}/move/"),
    ("ann", "desktop", "/meetings/{mine}/agenda/"),
    ("ann", "phone", "/meetings/{mine}/agenda/"),
    ("rita", "desktop", "/meetings/{mine}/agenda/print/"),
    ("ann", "phone", "/meetings/{mine}/agenda/{point}/edit/"),
    ("ann", "desktop", "/meetings/{on}/sheet/"),
    ("ann", "phone", "/meetings/{on}/sheet/"),
    ("ann", "desktop", "/meetings/{on}/sheet/print/"),
    ("rita", "phone", "/meetings/{on}/sign-in/?code=123456"),
    ("ann", "phone", "/meetings/{mine}/sign-in/"),
    ("rita", "phone", "/meetings/minutes-templates/"),
    ("rita", "desktop", "/meetings/minutes-templates/{template}/"),
    ("ann", "phone", "/meetings/m/{unwritten}/edit/"),
]


@pytest.fixture
def day(transactional_db: None, ann: Person, bo: Person, rita: Person, olga: Person) -> dict[str, object]:
    """A day with a booking of each kind, and one that Ann waits for."""
    now, begins = timezone.now(), (timezone.localtime() + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
    room = a_room(set_up=15, clear_up=15, equipment=["screen", "video"], layouts=["table"], note="茶具在左侧柜中。")
    mine = booking.book(Wish(room, begins, begins + HOUR, 4), subject="样机评审", by=ann, now=now)
    Meeting.objects.filter(pk=mine.meeting_id).update(is_served=True)
    a_category()
    prepared = preparing.take_usual(by=olga, now=now)
    preparing.tick(mine, prepared[0], by=rita, now=now)
    preparing.fail(mine, prepared[1], words="不制冷", by=rita, now=now)
    specials.ask(mine, words="鲜花", many=2, by=ann, now=now)
    past = begins - timedelta(days=4)
    over, reported = (booked(ann, room=a_room(name), begins=past, now=past - HOUR, is_served=True) for name in ("水杉厅", "银桦厅"))
    tidied(over, by=rita, all_but=2)
    tidied(reported, by=rita)
    tidying.found(reported, "一把黑色雨伞", by=rita, now=now)
    weekly = series.begin(plan(a_room("冷杉厅"), begins_on=begins.date(), rule="FREQ=DAILY;COUNT=3"), by=ann, now=now)
    doubt = StrikeOut.objects.create(series=weekly, last=dates(weekly)[0], misses=3, asked_at=now)
    hall = a_room("礼堂", capacity=80, rights=Rights.ASK)
    asked = booking.book(Wish(hall, begins, begins + 2 * HOUR, 60), subject="全员大会", by=bo, now=now, is_confidential=True)
    booking.close_room(room, begins + 4 * HOUR, begins + 6 * HOUR, because="更换地毯", by=olga, now=now)
    waiting.wait(Wish(hall, begins, begins + HOUR, 20), subject="培训", by=ann, now=now)
    invited = inviting.invite(mine, people=[bo], guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)
    inviting.reply(invited[0], "accepted", by=bo, now=now)
    point = agenda.add(mine, words="样机进度和装配计划", speaker=bo, minutes=10, by=ann, now=now)
    agenda.add(mine, words="下月评审的安排", by=ann, now=now)
    agenda.say_what_to_bring(mine, "笔记本电脑、报价单", by=ann, now=now)
    papers.call_in(mine, begins - HOUR, by=ann, now=now)
    papers.put(mine.meeting, [taken()], by=bo, now=now)
    template = minutes_templates.add(name="项目例会", body="一、上周进展", by=rita, now=now)
    on = booking.book(Wish(a_room("竹厅"), now + 10 * MINUTE, now + HOUR, 4), subject="方案评审", by=ann, now=now)
    guests = inviting.invite(on, people=[bo], guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)
    signing_in.tick(on, attendee=guests[1], by=ann, now=now)
    written = minutes.write(mine.meeting, "到会：安然、薄岩", by=ann, now=now)
    minutes.send(written, by=ann, now=now)
    decided = resolutions.add(mine.meeting, words="更新报价单", owner=ann, due_on=begins.date(), by=ann, now=now)
    wish = Wish(room, begins - HOUR + QUARTER, begins + QUARTER, 2)
    wanted = asking.ask(Way(mine, shift=60), wish, About("来访"), because="客户总经理来谈续约", by=bo, now=now)
    visit = expected_visit(ann, expected_at=begins + 3 * HOUR, now=now, off_day_reason="展会")
    served, tea_room = _running(ann, rita, now)
    more: dict[str, object] = {"asking": wanted.pk, "visit": visit.pk, "served": served, "tea_room": tea_room}
    more |= {"point": point.pk, "template": template.pk, "on": on.pk, "unwritten": on.meeting_id}
    more |= {"noted": mine.meeting_id, "resolution": decided.pk, "guest": secret_links.token_of(passes.GUESTS, invited[1])}
    more |= {"over": over.pk, "reported": reported.pk, "doubt": doubt.pk}
    return {**more, "day": begins.date(), "room": room.pk, "mine": mine.pk, "asked": asked.pk}


def _running(ann: Person, rita: Person, now: datetime) -> tuple[int, int]:
    """A served meeting since an hour and five minutes: tea is owed, one thing was asked for and answered, one is on its way."""
    begins = now - HOUR - 5 * MINUTE
    on = booking.book(Wish(a_room("雪松厅"), begins, now + HOUR, 4), subject="评审", by=ann, now=begins - HOUR, is_served=True)
    serving.owe_service(on, now=begins - HOUR)
    serving.owe_tea(on, begins + HOUR, now=now)
    serving.answer(serving.ask(on, "air", by=ann, now=begins), by=rita, now=begins + 2 * MINUTE)
    serving.come(serving.ask(on, "equipment", words="话筒没有声音", by=ann, now=now), by=rita, now=now)
    return on.pk, on.room_id


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, day: dict[str, object], ann: Person, bo: Person, rita: Person, language: str, theme: str
) -> None:
    found, people = {}, {"ann": ann, "bo": bo, "rita": rita}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, people[who], size=size, language=language, theme=theme) as member:
            found |= {f"{size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**day)).page))}
    assert found == {}


# From the last button of an open fold to the fold's lower edge, and between what stands one below the other.
EDGES = """() => [...document.querySelectorAll('.fd-fold')].map(fold => { fold.open = true; return fold; }).flatMap(fold => {
    const under = fold.getBoundingClientRect().bottom;
    return [...fold.querySelectorAll('.btn')].filter(each => each.checkVisibility() && under - each.getBoundingClientRect().bottom < 8)
        .map(each => each.innerText);
})"""
TOUCHING = """() => [...document.querySelectorAll('.mt-rooms + .fd-fold, .btn + .fd-fold, .mt-way + .fd-fold, dl + .fd-actions')]
    .filter(each => each.getBoundingClientRect().top - each.previousElementSibling.getBoundingClientRect().bottom < 8)
    .map(each => each.innerText)"""


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_button_sits_on_an_edge_and_nothing_is_glued_together(
    browser: Browser, live_server: LiveServer, day: dict[str, object], ann: Person, bo: Person, rita: Person, size: str
) -> None:
    small = [a_room(f"小间{number}", capacity=4) for number in range(9)]
    begins = (timezone.localtime() + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
    booked(bo, room=small[0], begins=begins, now=timezone.now())
    pages = [(ann, f"/meetings/new/?room={small[0].pk}&from={{day}}T10:30"), (ann, "/meetings/{mine}/"), (rita, "/meetings/{asked}/")]
    pages += [(bo, "/meetings/askings/{asking}/"), (rita, "/meetings/rooms/{room}/"), (rita, "/meetings/minutes-templates/")]
    found = []
    for who, path in pages:
        with office(browser, live_server.url, who, size=size, language="zh-hans") as desk:
            page = desk.open(path.format(**day)).page
            found += [(path, words) for script in (EDGES, TOUCHING) for words in page.evaluate(script)]
    assert found == []
