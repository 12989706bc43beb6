"""The rules page: sentences that are their own forms, changes as versions, pauses, runs, a dry run that leaves nothing."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from frontdesk.journal.models import Entry
from frontdesk.limits.limits import GROUPS
from frontdesk.limits.models import Version
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from frontdesk.timed import actions as timed
from frontdesk.timed.models import Failure, RuleState, Run
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.promises import PROMISES
from tests.counts import PROVE
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import Visit

THANKS = "visitors.visit_thanks"


@pytest.fixture
def manager(olga: Person) -> Staff:
    return Staff(olga)


@pytest.fixture
def onlooker(olga: Person, rita: Person, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Somebody who may see the rules and change nothing."""
    monkeypatch.setitem(PERMISSIONS, Role.RECEPTIONIST, {*PERMISSIONS[Role.RECEPTIONIST], Can.SEE_RULES})
    return Staff(rita)


def sentences(page: str) -> list[str]:
    return [each.strip() for each in re.findall(r'<a class="fd-open"[^>]*>(.*?)</a>', page, re.S)]


class TestList:
    def test_every_rule_promise_and_group_stands_there_as_its_sentence_in_both_languages(self, manager: Staff) -> None:
        english = words(manager.open("rule_list"))
        chinese = words(Staff(manager.person, "zh-hans").open("rule_list"))

        assert "60 minutes after leaving the visitor is thanked" in english
        assert "访客离开 60 分钟后" in chinese
        assert [group.name for group in GROUPS if group.name in english or group.name in chinese] == []
        assert len(sentences(manager.open("rule_list").content.decode())) == len(GROUPS)

    def test_the_words_are_plain_and_how_often_a_rule_looks_is_not_when_it_acts(self, manager: Staff) -> None:
        english = words(manager.open("rule_list"))
        chinese = words(Staff(manager.person, "zh-hans").open("rule_list"))

        assert "are written to the log and mailed to the admin managers. looks every 10 minutes" in english
        assert "写入日志，并用邮件发送给行政主管。 每 10 分钟查看一次" in chinese
        assert ("looks every minute" in english, "每分钟查看一次" in chinese, "到时即办" in chinese) == (True, True, True)
        assert [word for word in ("邮寄", "改寄", "随到随办", "出厂") if word in chinese] == []

    def test_it_asks_the_database_the_same_number_of_questions_at_1_and_30_rows(self, manager: Staff, ann: Person) -> None:
        few = queries(lambda: manager.open("rule_list"))
        for number in range(30):
            arrived_visit(ann, name=f"访客{number}")
            RuleState.objects.create(rule=f"old.rule{number}", live_from=MONDAY_9AM)
            Version.objects.create(of=f"old.rule{number}", number=1, values={}, changed_at=MONDAY_9AM, changed_by=ann)
        assert (queries(lambda: manager.open("rule_list")), few <= 15) == (few, True)

    def test_lights_say_what_is_failing_paused_or_late(self, manager: Staff, olga: Person) -> None:
        now = timezone.now()
        RuleState.objects.create(rule="timed.seal_trail", live_from=now, looked_at=now)
        RuleState.objects.create(rule="timed.sweep_notices", live_from=now, looked_at=now - timedelta(hours=1))
        Failure.objects.create(rule="visitors.visit_thanked", key="7", error="x", failed_at=now, again_at=now)
        timed.pause(RULES[THANKS], reason="x", by=olga, now=now)

        page = manager.open("rule_list").content.decode()
        lights = dict(re.findall(r'data-row="([^"]+)".*?<span class="fd-light is-(\w+)', page, re.S))

        assert {
            name: lights[name] for name in ("timed.seal_trail", "timed.sweep_notices", "visitors.visit_thanked", THANKS, "timed.tidy")
        } == {
            "timed.seal_trail": "green",
            "timed.sweep_notices": "red",
            "visitors.visit_thanked": "red",
            THANKS: "grey",
            "timed.tidy": "grey",
        }
        assert all(said in words(page) for said in ("does not look", "1 failing", "paused", "Olga Ou"))

    def test_filters_stay_in_the_address(self, manager: Staff, olga: Person) -> None:
        timed.pause(RULES[THANKS], reason="x", by=olga, now=timezone.now())

        look = manager.open("rule_list", show="look").content.decode()
        on = manager.open("rule_list", show="on").content.decode()

        assert (len(sentences(look)), f"/rules/{THANKS}/?show=look#sheet-title" in look) == (1, True)
        assert len(sentences(on)) == len(RULES) + len(PROMISES) - 1
        assert manager.press("rule_resume", THANKS)["Location"] == f"/rules/{THANKS}/#sheet-title"

    def test_promises_count_open_yellow_and_red(self, manager: Staff, ann: Person) -> None:
        for minutes in (1, 3, 30):
            arrived_visit(ann, name=f"访客{minutes}", now=timezone.now() - minutes * MINUTE)

        page = words(manager.open("rule_list"))

        assert ("1 overdue" in page, "3 to-dos open, 1 yellow, 1 red" in page) == (True, True)

    def test_with_nothing_to_look_at_it_says_so(self, manager: Staff) -> None:
        assert "Nothing to look at" in words(manager.open("rule_list", show="look"))


class TestSentence:
    @pytest.mark.parametrize("language", ["en", "zh-hans"])
    def test_every_setting_is_a_field_in_its_sentence_with_unit_bounds_and_name(self, olga: Person, language: str) -> None:
        staff, found = Staff(olga, language), {}
        turn = ("en", "zh-hans").index(language)  # in small counts each sentence is read in one of the languages
        for group in [group for number, group in enumerate(GROUPS) if PROVE or number % 2 == turn or group.name == "visitors.host_answer"]:
            page = staff.open("rule_detail", group.name).content.decode()
            fields = re.findall(r"<(?:input|select)[^>]*aria-label=\"[^\"]+\"[^>]*>", page)
            named = {match[1] for match in re.finditer(r'<(?:input|select)[^>]*?name="(\w+)"[^>]*aria-label', page)} - {"q"}
            assert named == set(group.limits), group.name
            found |= {f"{group.name}.{match[1]}": field for field in fields if (match := re.search(r'name="(\w+)"', field))}
        again, times = found["visitors.host_answer.again"], [field for name, field in found.items() if name.endswith(".at")]
        assert ('min="1"' in again, 'max="60"' in again, all('type="time"' in field for field in times)) == (True, True, bool(times))
        unit = {"en": "minutes:", "zh-hans": "分钟"}[language]  # no line begins with the colon
        assert f'<span class="fd-slot-unit">{unit}</span>' in staff.open("rule_detail", "visitors.host_answer").content.decode()

    def test_a_change_is_a_new_version_says_who_and_stands_in_the_trail(self, manager: Staff, olga: Person) -> None:
        for seen, delay in ((0, 30), (1, 30), (1, 45)):
            manager.press("rule_change", THANKS, delay=delay, seen_version=seen)

        assert list(Version.objects.order_by("number").values_list("number", "values", "changed_by")) == [
            (1, {"delay": 30}, olga.pk),
            (2, {"delay": 45}, olga.pk),
        ]
        assert Entry.objects.filter(verb="change_limits").count() == 2
        page = words(manager.open("rule_detail", THANKS))
        assert ("Olga Ou changed it at" in page, "30 minutes → 45 minutes" in page) == (True, True)

    @pytest.mark.parametrize(
        ("name", "given", "error"),
        [
            (THANKS, {"delay": 99999}, "id_delay_error"),
            (THANKS, {"delay": ""}, "id_delay_error"),
            ("timed.forget", {"at": "25:00"}, "id_at_error"),
            ("visitors.host_answer", {"again": 9, "desk": 5, "head": 10, "offer": 15}, "fd-errors"),
        ],
    )
    def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
        self, manager: Staff, name: str, given: dict[str, object], error: str
    ) -> None:
        answer = manager.press("rule_change", name, **given)

        page = answer.content.decode()
        assert (answer.status_code, error in page, Version.objects.count()) == (422, True, 0)
        assert all(f'value="{value}"' in page for value in given.values() if value)

    def test_somebody_who_was_slower_is_told_keeps_what_they_typed_and_may_then_save(self, manager: Staff) -> None:
        manager.press("rule_change", THANKS, delay=30, seen_version=0)
        refused = manager.press("rule_change", THANKS, delay=45, seen_version=0)

        page = refused.content.decode()
        assert (refused.status_code, "Somebody else has just changed" in page, 'value="45"' in page) == (422, True, True)
        assert re.search(r'name="seen_version" value="1"', page)
        manager.press("rule_change", THANKS, delay=45, seen_version=1)
        assert GROUPS[THANKS].now().delay == timedelta(minutes=45)

    def test_as_delivered_is_a_version_and_can_be_taken_back(self, manager: Staff) -> None:
        manager.press("rule_change", THANKS, delay=30)
        manager.press("rule_restore", THANKS, version=0)
        assert GROUPS[THANKS].now().delay == timedelta(minutes=60)

        manager.client.post(f"/rules/{THANKS}/restore/?version=1", {})
        assert (GROUPS[THANKS].now().delay, Version.objects.count()) == (timedelta(minutes=30), 3)
        assert manager.press("rule_restore", THANKS, version="x").status_code == 404


class TestPause:
    def test_a_pause_is_said_everywhere_and_ends_by_a_press(self, manager: Staff) -> None:
        manager.press("rule_pause", "timed.forget", reason="先核对名单")

        sheet, days = words(manager.open("rule_detail", "timed.forget")), words(manager.open("rule_timeline"))
        assert ("Olga Ou paused it at" in sheet, "先核对名单" in sheet, "None while it is paused" in sheet) == (True, True, True)
        assert ("paused" in days, RuleState.objects.paused().count()) == (True, 1)

        manager.press("rule_resume", "timed.forget")
        assert RuleState.objects.paused().count() == 0

    def test_without_a_reason_it_asks_for_one(self, manager: Staff) -> None:
        answer = manager.press("rule_pause", THANKS, reason=" ")

        assert (answer.status_code, "pause-error" in answer.content.decode(), RuleState.objects.paused().count()) == (422, True, 0)

    def test_what_keeps_the_product_honest_says_why_it_has_no_such_button(self, manager: Staff) -> None:
        page = manager.open("rule_detail", "timed.seal_trail").content.decode()
        toasts = manager.told(manager.press("rule_pause", "timed.seal_trail", reason="x"))

        assert ("pause-reason" in page, "could not be proved" in page) == (False, True)
        assert (len(toasts), RuleState.objects.paused().count()) == (1, 0)


class TestRun:
    def test_run_now_acts_at_once_and_says_what_it_did(self, manager: Staff, ann: Person) -> None:
        now = timezone.now()
        RuleState.objects.create(rule=THANKS, live_from=now - DAY)
        visits.check_out(arrived_visit(ann, email="li@example.com", now=now - 3 * HOUR), now=now - 2 * HOUR)

        told = [manager.told(manager.press("rule_run", THANKS)) for _press in range(2)]

        assert told == [["It looked and did 1 thing."], ["It looked: nothing was owed."]]
        assert (Run.objects.filter(rule=THANKS).count(), Entry.objects.filter(verb="run_rule").count()) == (1, 2)

    def test_the_last_twenty_runs_stand_there_with_their_figures(self, manager: Staff) -> None:
        for number in range(25):
            Run.objects.create(
                rule=THANKS, at=MONDAY_9AM + number * MINUTE, took_ms=12, due=3, acted=2, failed=1, error="7: ValueError: no luck"
            )

        page = manager.open("rule_detail", THANKS).content.decode()

        assert (page.count('<tr class="is-error">'), "11-23 09:24" in page or "09:24" in page, "ValueError: no luck" in page) == (
            20,
            True,
            True,
        )

    def test_the_next_five_times_of_a_dated_rule(self, manager: Staff) -> None:
        page = manager.open("rule_detail", "timed.tidy").content.decode()

        assert page.count("<li><b>03:30</b>") == 5


class TestDryRun:
    def test_it_says_who_would_be_told_and_writes_nothing(self, manager: Staff, ann: Person) -> None:
        RuleState.objects.create(rule=THANKS, live_from=MONDAY_9AM - DAY)
        visits.check_out(arrived_visit(ann, email="li@example.com"), now=MONDAY_9AM)
        before = (Notice.objects.count(), Entry.objects.count())

        page = manager.press("rule_dry_run", THANKS, at="2026-11-23T10:00").content.decode()
        early = manager.press("rule_dry_run", THANKS, at="2026-11-23T09:59").content.decode()

        assert ("li@example.com" in page, "li@example.com" in early, 'role="status"' in page) == (True, False, True)
        assert ((Notice.objects.count(), Entry.objects.count()), Visit.objects.filter(thanks_began_at__isnull=False).count()) == (before, 0)
        assert len(run(RULES[THANKS], now=MONDAY_9AM + HOUR).acted) == 1

    @pytest.mark.parametrize(
        ("at", "said"),
        [
            ("2026-10-01T09:00", "Thursday, holiday: National Day"),
            ("2026-10-10T09:00", "Saturday, make-up working day"),
            ("2026-11-23T09:00", "Monday, working day"),
            ("2026-11-29T09:00", "Sunday, weekend"),
        ],
    )
    def test_the_day_stands_beside_the_moment(self, manager: Staff, at: str, said: str) -> None:
        page = words(manager.press("rule_dry_run", "timed.tidy", at=at))

        assert said in page
        assert ("with the clock set back" in page) == (at < f"{timezone.localtime():%Y-%m-%dT%H:%M}")

    def test_a_promise_can_be_tried_too(self, manager: Staff, ann: Person, tom: Person) -> None:
        arrived_visit(ann)

        page = words(manager.press("rule_dry_run", "visitors.host_answer", at="2026-11-23T09:02"))

        assert all(name in page for name in ("Ann An", "Tom Tan", "李思远"))

    @pytest.mark.parametrize("at", ["", "soon", "1999-12-31T23:59", "2101-01-01T00:00"])
    def test_a_moment_that_is_none_is_said_beside_the_field(self, manager: Staff, at: str) -> None:
        answer = manager.press("rule_dry_run", THANKS, at=at)

        assert (answer.status_code, "dry_at_error" in answer.content.decode()) == (422, True)

    def test_settings_have_no_dry_run(self, manager: Staff) -> None:
        assert manager.press("rule_dry_run", "visitors.kiosk", at="2026-11-23T09:02").status_code == 404


class TestTimeline:
    def test_thirty_days_with_their_kind_the_dated_rules_and_the_moves_of_to_dos(self, manager: Staff, ann: Person) -> None:
        for number in range(3):
            arrived_visit(ann, name=f"访客{number}", now=timezone.now())

        answer = manager.open("rule_timeline")
        page = words(answer)

        assert answer.content.decode().count('<li class="fd-day') == 30
        assert ("weekend" in page, "working day" in page, "Forget people" in page, "3 to-dos move" in page, "3 turn red" in page) == (
            True,
        ) * 5
        assert "Seal the trail" not in page

    def test_it_asks_the_same_number_of_questions_however_many_to_dos_are_open(self, manager: Staff, ann: Person) -> None:
        arrived_visit(ann, now=timezone.now())
        few = queries(lambda: manager.open("rule_timeline"))
        for number in range(30):
            arrived_visit(ann, name=f"访客{number}", now=timezone.now())

        assert queries(lambda: manager.open("rule_timeline")) == few


CHANGES = {
    "rule_change": {"delay": 1},
    "rule_restore": {"version": 0},
    "rule_pause": {"reason": "x"},
    "rule_resume": {},
    "rule_run": {},
}


def test_who_may_only_see_sees_everything_and_changes_nothing(onlooker: Staff, olga: Person) -> None:
    seen = onlooker.open("rule_detail", THANKS).content.decode()

    assert ("60 minutes after leaving" in seen, 'id="sentence"' in seen, "rule_run" in seen, "/pause/" in seen) == (
        True,
        False,
        False,
        False,
    )
    assert onlooker.press("rule_dry_run", THANKS, at="2026-11-23T10:00").status_code == 200
    assert onlooker.open("rule_timeline").status_code == 200
    assert {page: onlooker.press(page, THANKS, **given).status_code for page, given in CHANGES.items()} == dict.fromkeys(CHANGES, 403)
    assert (Version.objects.count(), RuleState.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_others_see_nothing_of_it(rita: Person, ann: Person) -> None:
    for person in (rita, ann):
        staff = Staff(person)
        opened = [staff.open("rule_list"), staff.open("rule_timeline"), staff.open("rule_detail", THANKS)]
        pressed = [staff.press(page, THANKS, **given) for page, given in CHANGES.items()]
        assert {answer.status_code for answer in (*opened, *pressed)} == {403}


def test_whoever_only_opens_the_address_of_a_form_gets_the_sheet(manager: Staff) -> None:
    for page in (*CHANGES, "rule_dry_run"):
        assert manager.open(page, THANKS)["Location"] == f"/rules/{THANKS}/#sheet-title"


def test_a_name_that_is_no_rule_is_not_found(manager: Staff) -> None:
    found = [
        manager.open("rule_detail", "visitors.nothing"),
        manager.press("rule_run", "visitors.host_answer"),
        manager.press("rule_pause", "x.y", reason="x"),
    ]

    assert {answer.status_code for answer in found} == {404}
