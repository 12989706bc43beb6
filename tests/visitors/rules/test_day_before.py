"""The day before: who gets the confirmation, when, once; and the host one notice of all."""

from datetime import datetime

import pytest

from frontdesk.limits import actions as limits
from frontdesk.outbox.kinds import KINDS, written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Company, Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors import passes
from visitors.actions import visits
from visitors.actions.forgetting import forget_person
from visitors.limits import DirectionsLimits
from visitors.models import Visit, VisitorType

THREE = MONDAY_9AM + 6 * HOUR
TUESDAY_10AM = MONDAY_9AM + DAY + HOUR
CONFIRMED, HOSTS = "visitors.visit_tomorrow", "visitors.visitors_tomorrow"
SATURDAY_3PM = datetime.fromisoformat("2026-11-28T15:00:00+08:00")


@pytest.fixture(autouse=True)
def live_since_last_week(db: None) -> None:
    RuleState.objects.create(rule="visitors.day_before", live_from=MONDAY_9AM - 7 * DAY)


def tomorrow(ann: Person, **fields: object) -> Visit:
    """Announced a day ago for Tuesday at 10:00."""
    return expected_visit(ann, **{"now": MONDAY_9AM - DAY, "expected_at": TUESDAY_10AM, **fields})


def look(now: object) -> list[str]:
    """Who is newly told what: a visitor by address, a host by name."""
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES["visitors.day_before"], now=now)
    told = Notice.objects.exclude(pk__in=before).exclude(reader__isnull=False, channel=Channel.MAIL).order_by("kind", "pk")
    return [notice.address or notice.reader.username for notice in told]


def test_before_at_after_again(ann: Person) -> None:
    tomorrow(ann)

    assert [look(THREE - MINUTE), look(THREE), look(THREE), look(THREE + HOUR)] == [[], ["wang@example.com", "ann"], [], []]


@pytest.mark.parametrize(
    ("hours", "told"),
    [(3, ["wang@example.com", "ann"]), (8.9, ["wang@example.com", "ann"]), (9, []), (19, []), (24, [])],
    ids=["outage until 18:00", "until 23:54", "until midnight", "until the visit", "until the next afternoon"],
)
def test_after_an_outage_it_still_goes_out_while_the_visits_day_has_not_begun(ann: Person, hours: float, told: list[str]) -> None:
    tomorrow(ann)

    assert look(THREE + hours * HOUR) == told


def test_the_day_before_is_the_calendar_day_a_sunday_visit_is_confirmed_on_saturday(ann: Person) -> None:
    visit = tomorrow(ann, expected_at=SATURDAY_3PM + 19 * HOUR, off_day_reason="展会")
    assert look(SATURDAY_3PM) == []  # not approved yet
    Visit.objects.filter(pk=visit.pk).update(cleared_at=MONDAY_9AM, cleared_by=ann)

    assert [look(SATURDAY_3PM - DAY), look(SATURDAY_3PM)] == [[], ["wang@example.com", "ann"]]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (THREE - 4 * HOUR, ["wang@example.com", "ann"]),
        (THREE - 2 * HOUR, ["ann"]),  # invited at one o'clock: not again at three
        (THREE + 30 * MINUTE, ["ann"]),
    ],
)
def test_who_was_invited_within_hours_gets_no_second_message(ann: Person, made: datetime, told: list[str]) -> None:
    tomorrow(ann, now=made)

    assert look(THREE + HOUR) == told
    assert look(THREE + 4 * HOUR) == []


def test_cancelled_unapproved_today_later_unreachable_and_forgotten_get_none(ann: Person, olga: Person) -> None:
    visits.cancel(tomorrow(ann), by=ann, now=MONDAY_9AM)
    Visit.objects.filter(pk=tomorrow(ann).pk).update(requested_at=MONDAY_9AM - DAY)
    forgotten = tomorrow(ann)
    Visit.objects.filter(pk=forgotten.pk).update(forgotten_at=MONDAY_9AM)
    tomorrow(ann, expected_at=MONDAY_9AM + 8 * HOUR)
    tomorrow(ann, expected_at=TUESDAY_10AM + DAY)
    tomorrow(ann, email="", name="没有邮箱")

    assert look(THREE) == ["ann"]
    assert Notice.objects.get(kind=HOSTS, channel="inbox").data["visitors"] == "10:00 没有邮箱（启明咨询）"


def test_one_notice_a_host_with_all_visitors_in_order_of_time_and_a_vip_among_them(ann: Person, bo: Person) -> None:
    for name, hours in (("三号", 5), ("一号", 0), ("二号", 2)):
        tomorrow(ann, name=name, company="", expected_at=TUESDAY_10AM + hours * HOUR)
    Visit.objects.filter(name="二号").update(is_vip=True)
    tomorrow(bo, name="别人的")

    assert look(THREE) == ["wang@example.com"] * 4 + ["bo", "ann"]
    mine = Notice.objects.get(kind=HOSTS, channel="inbox", reader=ann)
    assert (mine.data["visitors"], mine.data["many"]) == ("10:00 一号\n12:00 二号\n15:00 三号", 3)


def test_moved_or_cancelled_between_posting_and_sending_it_is_obsolete(ann: Person) -> None:
    visit = tomorrow(ann)
    look(THREE)
    notice = Notice.objects.get(kind=CONFIRMED)
    kind = KINDS[CONFIRMED]
    assert kind.is_obsolete(notice) is False

    Visit.objects.filter(pk=visit.pk).update(expected_at=TUESDAY_10AM + HOUR)
    assert kind.is_obsolete(notice) is True
    Visit.objects.filter(pk=visit.pk).update(expected_at=TUESDAY_10AM)
    visits.cancel(visit, by=ann, now=THREE)
    assert kind.is_obsolete(notice) is True


def test_moved_to_a_later_day_it_is_confirmed_again_the_day_before_that(ann: Person) -> None:
    visit = tomorrow(ann)
    look(THREE)
    Visit.objects.filter(pk=visit.pk).update(expected_at=TUESDAY_10AM + DAY)

    assert look(THREE + DAY) == ["wang@example.com", "ann"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh-hans", ["访客码：{code}（当天有效）", "世纪大道 1 号\n", "三号会议室\n", "B 门进\n", "地铁 2 号线\n"]),
        ("en", ["Your code: {code} (valid on the day)", "Address: 1 Century Ave", "Place: 三号会议室", "Way inside: Gate B"]),
    ],
)
def test_directions_code_qr_and_calendar_file_in_the_visitors_language(ann: Person, olga: Person, language: str, lines: list[str]) -> None:
    Company.objects.create(address="世纪大道 1 号", address_en="1 Century Ave", desk_phone="021 5555 0000")
    limits.change(DirectionsLimits, values={"directions": "地铁 2 号线", "directions_en": "Metro line 2"}, by=olga, now=MONDAY_9AM)
    kind = VisitorType.objects.create(code="made-up", name="客户", name_en="Customer", route="B 门进", route_en="Gate B")
    visit = tomorrow(ann, language=language, place="三号会议室")
    Visit.objects.filter(pk=visit.pk).update(visitor_type=kind)
    look(THREE)

    notice = Notice.objects.get(kind=CONFIRMED)
    said = written(notice)
    assert [line for line in lines if line.format(code=visit.shown_code) not in said.body] == []
    assert (visit.shown_code in said.sms, said.link) == (True, passes.link_of(visit))
    assert [file.name for file in KINDS[CONFIRMED].attachments(notice)] == ["pass.png", "visit.ics"]


def test_without_mail_a_mobile_gets_code_and_link_by_sms(ann: Person, settings: object) -> None:
    settings.SMS_URL = "json://127.0.0.1:1/sms"
    visit = tomorrow(ann, email="")

    assert look(THREE) == ["13800001234", "ann"]
    said = written(Notice.objects.get(kind=CONFIRMED, channel="sms"))
    assert (visit.shown_code in said.sms, said.link in said.sms) == (True, True)


def test_who_asks_to_be_forgotten_goes_from_the_hosts_notice_too(ann: Person, olga: Person) -> None:
    visit = tomorrow(ann)
    look(THREE)
    visits.cancel(visit, by=ann, now=THREE)
    forget_person(visit, reason="by letter", by=olga, now=THREE + HOUR)

    notices = Notice.objects.filter(kind__in=(HOSTS, CONFIRMED))
    assert [(notice.data, notice.address) for notice in notices] == [({}, "")] * 3


def test_visits_from_before_the_rule_went_live_are_not_flooded_and_the_page_knows_its_next_times(ann: Person) -> None:
    tomorrow(ann)
    RuleState.objects.filter(rule="visitors.day_before").update(live_from=THREE + MINUTE)

    assert look(THREE + HOUR) == []
    assert next(RULES["visitors.day_before"].moments(MONDAY_9AM)) == THREE
