"""On the first working day of a month the month before is frozen, once, with its versions and targets, and told."""

from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from PIL import Image

from frontdesk.append_only import install
from frontdesk.daily.models import MonthFacts
from frontdesk.journal.models import Entry
from frontdesk.limits import actions as limits
from frontdesk.outbox.kinds import KINDS, readable, written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.dry import dry_run
from frontdesk.timed.models import Fired
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from reports.actions import freezing
from reports.invariants import frozen_once, restated_in_turn
from reports.models import FrozenFigure, FrozenMonth
from reports.triggers import FROZEN as GUARD
from tests.factories.frozen import CHANGES, FREEZE, FROZEN, OCTOBER, at, frozen_october, looked
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MINUTE
from tests.races import together
from visitors.limits import FigureLimits

pytestmark = pytest.mark.django_db
VISITS, WALK_INS = "visitors.visits", "visitors.walk_ins"


def in_october(ann: Person, many: int = 3) -> None:
    for number in range(many):
        arrived_visit(ann, name=f"客{number}", now=at(2026, 10, 12 + number, 9))


def quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the moments matter: no month is really counted."""
    monkeypatch.setattr(freezing, "freeze", lambda month, now: FrozenMonth.objects.create(month=month, frozen_at=now))


DAYS = [
    (at(2026, 11, 2), "2026-10"),  # the 1st is a Sunday
    (at(2026, 12, 1), "2026-11"),
    (at(2026, 10, 8), "2026-09"),  # after National Day
    (at(2026, 1, 4), "2025-12"),  # after New Year comes a make-up Sunday
    (at(2026, 9, 1), "2026-08"),
    (at(2026, 3, 2), "2026-02"),
]


@pytest.mark.parametrize(("moment", "key"), DAYS)
def test_the_freezing_day(moment: datetime, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quietly(monkeypatch)
    looks = (moment - DAY, moment - MINUTE, moment, moment + MINUTE, moment + 5 * DAY)
    assert [looked(FREEZE, now, since=moment - 3 * DAY) for now in looks] == [[], [], [key], [], []]


def test_the_next_times() -> None:
    coming = RULES[FREEZE].moments(at(2025, 12, 15))
    assert [f"{next(coming):%Y-%m-%d %H:%M}" for _number in range(3)] == ["2026-01-04 08:30", "2026-02-02 08:30", "2026-03-02 08:30"]


def test_after_an_outage_each_missed_month_is_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    quietly(monkeypatch)
    assert looked(FREEZE, at(2026, 9, 20), since=at(2026, 6, 15)) == ["2026-06", "2026-07", "2026-08"]
    assert looked(FREEZE, at(2026, 9, 20, 9), since=at(2026, 6, 15)) == []


def test_the_days_are_counted_anew_and_every_figure_is_kept_with_its_version(ann: Person, olga: Person) -> None:
    in_october(ann)
    assert MonthFacts.objects.count() == 0
    frozen = frozen_october()
    visits = frozen.figures.get(figure=VISITS)
    assert (frozen.frozen_at, frozen.is_provisional, visits.number, visits.version) == (FROZEN, False, 3.0, 1)
    assert (set(visits.came), visits.came["en"]["value"], "SEE_REPORTS" in visits.permissions) == ({"zh-hans", "en"}, "3", True)
    assert (list(frozen_once()), list(restated_in_turn())) == ([], [])
    assert Entry.objects.filter(verb="freeze_month").count() == 1


def test_what_is_frozen_stays_and_names_no_visitor(ann: Person) -> None:
    in_october(ann)
    before = frozen_october().figures.get(figure=VISITS).came
    in_october(ann, 4)
    freezing.freeze(OCTOBER, now=FROZEN + DAY)
    assert FrozenFigure.objects.get(figure=VISITS).came == before
    assert not [each for each in FrozenFigure.objects.all() if "客" in str(each.came["zh-hans"]["lines"] if each.came else "")]


def test_the_target_is_the_one_of_the_end_of_the_month(ann: Person, olga: Person) -> None:
    in_october(ann)
    for number, (target, when) in enumerate(((40, at(2026, 10, 20)), (7, at(2026, 11, 1, 0, 0)))):
        limits.change(FigureLimits, values={"walk_ins": target}, by=olga, now=when, seen=number)
    walk_ins = frozen_october().figures.get(figure=WALK_INS)
    assert walk_ins.came["en"]["target"] == {"colour": "red", "words": "at most 40 %"}
    assert walk_ins.target


def test_the_admin_managers_hear_it_in_their_language_with_the_main_figures(ann: Person, olga: Person, rita: Person) -> None:
    in_october(ann)
    frozen = frozen_october()
    notices = list(Notice.objects.filter(kind="reports.month_frozen", channel="inbox"))
    assert [notice.reader for notice in notices] == [olga]
    text = written(notices[0])
    assert ("2026年10月" in text.title, ": 3" in text.body or "：3" in text.body) == (True, True)
    assert (text.link.endswith("/reports/?period=2026-10"), frozen.get_absolute_url()) == (True, "/reports/?period=2026-10")
    assert (readable(olga, notices), readable(rita, notices)) == ({notices[0].pk}, set())


@pytest.mark.parametrize(("many", "language", "words"), [(3, "en", "The picture shows"), (0, "en", ""), (3, "zh-hans", "")])
def test_the_mail_shows_the_visits_of_each_day(many: int, language: str, words: str, ann: Person, olga: Person) -> None:
    in_october(ann, many)
    Person.objects.filter(pk=olga.pk).update(language=language)
    frozen_october()
    notice = Notice.objects.get(kind="reports.month_frozen", channel="inbox")
    found = KINDS[notice.kind].attachments(notice)
    assert [(each.mime, each.inline) for each in found] == ([("image/png", True)] if many else [])
    assert words in written(notice).body
    if many:
        with Image.open(BytesIO(found[0].content)) as picture:
            drawn = {picture.getpixel((24 + (912 * day) // 31 - 10, 270)) for day in (12, 13, 14)}
            empty = {picture.getpixel((24 + (912 * day) // 31 - 10, 270)) for day in (11, 15)}
        assert (drawn, empty) == ({(15, 107, 107)}, {(255, 255, 255)})


def test_no_picture_for_who_may_not_know_the_visits(ann: Person, rita: Person, olga: Person) -> None:
    in_october(ann)
    frozen_october()
    notice = Notice.objects.get(kind="reports.month_frozen", channel="inbox")
    notice.reader = rita
    assert KINDS[notice.kind].attachments(notice) == []


def test_a_month_that_runs_is_not_frozen() -> None:
    with pytest.raises(Refused) as refused:
        freezing.freeze(date(2026, 11, 1), now=FROZEN)
    assert (refused.value.code, FrozenMonth.objects.count()) == ("running", 0)


def test_a_dry_run_tells_and_changes_nothing(ann: Person, olga: Person) -> None:
    in_october(ann)
    looked(FREEZE, at(2026, 10, 30), since=at(2026, 10, 12))
    would = dry_run(RULES[FREEZE], now=FROZEN)
    assert [(each.reader, each.is_failure) for each in would if each.channel] != []
    assert not [each for each in would if each.is_failure]
    assert (FrozenMonth.objects.count(), FrozenFigure.objects.count(), Fired.objects.count(), MonthFacts.objects.count()) == (0, 0, 0, 0)


def test_the_database_itself_refuses_to_change_what_was_frozen(ann: Person) -> None:
    frozen_october()
    install(connection, [GUARD])
    for change in (lambda rows: rows.update(number=9), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(FrozenFigure.objects.filter(figure=VISITS))
    assert looked(CHANGES, FROZEN + DAY, since=FROZEN) == ["2026-10:2026-11-03"]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_freezes_it(ann: Person, olga: Person) -> None:
    in_october(ann)
    looked(FREEZE, FROZEN - HOUR, since=at(2026, 10, 12))
    answers = together(2, lambda _number: run(RULES[FREEZE], now=FROZEN))
    assert [answer.errors for answer in answers] == [{}, {}]
    assert sorted(len(answer.acted) for answer in answers) == [0, 1]
    assert (FrozenMonth.objects.count(), FrozenFigure.objects.filter(figure=VISITS).count()) == (1, 1)
    assert Notice.objects.filter(kind="reports.month_frozen", channel="inbox").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_freeze_at_once_without_the_rule_make_one(ann: Person, olga: Person) -> None:
    in_october(ann)
    answers = together(2, lambda _number: freezing.freeze(OCTOBER, now=FROZEN))
    assert len({answer.pk for answer in answers}) == FrozenMonth.objects.count() == 1
    assert Notice.objects.filter(kind="reports.month_frozen", channel="inbox").count() == 1


def test_control_who_does_not_look_whether_it_is_there_is_stopped_by_the_index_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen_october()

    def blind(*, month: date, defaults: dict[str, Any]) -> tuple[FrozenMonth, bool]:
        return FrozenMonth.objects.create(month=month, **defaults), True

    monkeypatch.setattr(freezing, "FrozenMonth", SimpleNamespace(objects=SimpleNamespace(get_or_create=blind)))
    with pytest.raises(IntegrityError), transaction.atomic():
        freezing.freeze(OCTOBER, now=FROZEN)
