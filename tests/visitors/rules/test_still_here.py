"""At closing the hosts of who has not left are asked and the desk gets the list: a truth table of moments."""

from datetime import datetime

import pytest

from frontdesk.limits import actions as limits
from frontdesk.outbox.kinds import KINDS, settled, written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Absence, Company, Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit, badges
from tests.moments import SHANGHAI
from visitors.actions import stepping_out, visits
from visitors.models import Visit
from visitors.rules.still_here import StillHere

pytestmark = pytest.mark.django_db
RULE = "visitors.still_here"


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    Company.objects.create()
    RuleState.objects.create(rule=RULE, live_from=at("09-01", "00:00"))


def told(*moments: datetime) -> list[str]:
    """Who hears at these looks, in order: the host of each visit, and the desk."""
    heard = []
    for moment in moments:
        before = set(Notice.objects.values_list("pk", flat=True))
        run(RULES[RULE], now=moment)
        new = Notice.objects.filter(channel="inbox", kind__startswith="visitors.").exclude(pk__in=before).order_by("pk")
        heard += ["+".join(f"{notice.reader.username}:{notice.kind.partition('.')[2]}" for notice in new)]
    return heard


ASKED = "ann:visit_still_here+rita:still_here_list"


TIMES = {  # Monday, 23 November 2026, closes at 18:00
    "closing": ("11-23 09:00", ["11-23 17:59", "11-23 18:00", "11-23 18:01"], ["", ASKED, ""]),
    "came after closing": ("11-23 18:30", ["11-23 18:31", "11-23 23:59"], ["", ""]),
    "came after closing, the next day": ("11-23 18:30", ["11-24 18:00"], [ASKED]),
    "midnight: still of the evening before": ("11-23 09:00", ["11-24 00:05"], [ASKED]),
    "outage: once, for the newest": ("11-23 09:00", ["11-26 08:00", "11-26 18:00"], [ASKED, ASKED]),
    "Sunday": ("11-22 09:00", ["11-22 17:59", "11-22 18:00"], ["", ASKED]),
    "holiday": ("10-01 09:00", ["10-01 18:00"], [ASKED]),
    "a Sunday that is worked": ("09-27 09:00", ["09-27 17:59", "09-27 18:00"], ["", ASKED]),
}


@pytest.mark.parametrize("case", list(TIMES))
def test_when(case: str, ann: Person, rita: Person) -> None:
    came, looks, expected = TIMES[case]
    arrived_visit(ann, now=at(*came.split()))
    assert told(*(at(*look.split()) for look in looks)) == expected


def test_the_setting_moves_days_off_only(ann: Person, rita: Person, olga: Person) -> None:
    limits.change(StillHere, values={"off": "15:00"}, by=olga, now=at("11-20", "09:00"))
    arrived_visit(ann, now=at("11-22", "09:00"))
    assert told(at("11-22", "15:00"), at("11-23", "17:59"), at("11-23", "18:00")) == [ASKED, "", ASKED]


def test_who_is_out_counts_and_who_has_left_does_not(ann: Person, rita: Person, tom: Person) -> None:
    badges(3)
    Person.objects.update(language="en")
    here, out, gone = (arrived_visit(ann, name=name, now=at("11-23", "09:00")) for name in ("在", "外出", "走了"))
    for visit in (here, out, gone):
        visits.let_in(visit, by=rita, now=at("11-23", "09:05"))
    stepping_out.step_out(out, by=rita, now=at("11-23", "10:00"))
    visits.check_out(gone, by=rita, now=at("11-23", "11:00"))

    assert told(at("11-23", "18:00")) == ["ann:visit_still_here+ann:visit_still_here+rita:still_here_list"]
    listed = Notice.objects.get(kind="visitors.still_here_list", channel="inbox")
    assert listed.data == {"n": 2, "list": f"{here.number} (badge A001), {out.number} (badge A002)", "path": "/visitors/?state=here"}
    asked = Notice.objects.filter(kind="visitors.visit_still_here", channel="inbox", subject_id=here.pk).get()
    assert written(asked).link.endswith(f"/visitors/visits/{here.pk}/leave/")
    visits.check_out(here, by=ann, now=at("11-23", "18:05"), badge_back=False)
    assert settled([asked]) == {asked.pk}


def test_whoever_acts_for_an_absent_host_is_asked(ann: Person, rita: Person, tom: Person) -> None:
    monday = at("11-23", "00:00").date()
    Absence.objects.create(person=ann, stand_in=tom, from_on=monday, until_on=monday, announced_at=at("11-20", "09:00"), announced_by=ann)
    arrived_visit(ann, now=at("11-23", "09:00"))
    assert told(at("11-23", "18:00")) == ["tom:visit_still_here+rita:still_here_list"]


def test_a_vip_s_name_stands_in_no_list(ann: Person, rita: Person) -> None:
    Visit.objects.filter(pk=arrived_visit(ann, name="王部长", now=at("11-23", "09:00")).pk).update(is_vip=True)
    assert told(at("11-23", "18:00")) == [ASKED]
    assert "王部长" not in str(Notice.objects.filter(kind="visitors.still_here_list").values_list("data", flat=True))


def test_nobody_here_is_no_news_and_nothing_is_owed_from_before_the_rule(ann: Person, rita: Person) -> None:
    assert told(at("11-23", "18:00")) == [""]
    arrived_visit(ann, now=at("11-23", "09:00"))
    RuleState.objects.filter(rule=RULE).update(live_from=at("11-23", "18:00"))
    assert told(at("11-23", "18:01"), at("11-24", "18:00")) == ["", ASKED]


def test_the_notices_wait_for_nothing() -> None:
    assert [KINDS[f"visitors.{name}"].is_urgent for name in ("visit_still_here", "still_here_list")] == [True, True]


def test_its_next_moments() -> None:
    moments = RULES[RULE].moments(at("11-20", "18:00"))
    assert [next(moments) for _each in range(3)] == [at("11-21", "18:00"), at("11-22", "18:00"), at("11-23", "18:00")]
