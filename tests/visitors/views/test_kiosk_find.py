"""Who is expected finds their visit, and only theirs; the others learn what to do, in both languages."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from tests.factories.visitors import badges, expected_visit
from tests.kiosk import Kiosk
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors import passes
from visitors.actions import visits
from visitors.forms.kiosk import CONSENT_VERSION
from visitors.models import KioskCall, Visit, VisitEvent

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]
LANGUAGES = ["zh-hans", "en"]
TEN = MONDAY_9AM + HOUR

REFUSALS = {
    "unknown": (
        "没有找到这个访客码 请核对 6 位数字，或点“没有预约”。",
        "We can't find this code Check the 6 digits, or choose “No appointment”.",
    ),
    "other-day": (
        "您的预约是 11月24日 10:00 已通知前台，请稍候。",
        "Your visit is booked for November 24, 10:00 Reception has been told; please wait.",
    ),
    "expired": (
        "您的预约是 11月20日 10:00，已经过了 已通知前台，请稍候。",
        "Your visit was booked for November 20, 10:00 Reception has been told; please wait.",
    ),
    "not-approved": (
        "您的来访还没有批准 已通知前台，请稍候。",
        "Your visit is not approved yet Reception has been told; please wait.",
    ),
    "too-early": (
        "现在还早 10:00 前 90 分钟起可以签到；需要帮助请点“请前台协助”。",
        "You're early Check-in opens 90 minutes before 10:00. Choose “Call reception” for help.",
    ),
}


def scene(case: str, ann: Person) -> tuple[Visit, datetime]:
    """A visit and the moment somebody types its code."""
    friday, tomorrow, saturday = TEN - 3 * DAY, TEN + DAY, TEN + 5 * DAY
    return {
        "unknown": lambda: (visits.cancel(expected_visit(ann), by=ann, now=MONDAY_9AM), MONDAY_9AM),
        "other-day": lambda: (expected_visit(ann, expected_at=tomorrow), MONDAY_9AM),
        "expired": lambda: (expected_visit(ann, expected_at=friday, now=friday - HOUR), MONDAY_9AM),
        "not-approved": lambda: (expected_visit(ann, expected_at=saturday, off_day_reason="只能周六"), saturday),
        "too-early": lambda: (expected_visit(ann, now=MONDAY_9AM - 2 * HOUR), TEN - 91 * MINUTE),
    }[case]()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", REFUSALS)
def test_every_refusal_says_what_is_wrong_and_how_to_go_on(case: str, language: str, ann: Person, at: At) -> None:
    visit, moment = scene(case, ann)
    at(moment)
    screen = Kiosk(language).post("find", code=visit.code)

    assert (screen.name, screen.status, screen.alerts()) == ("find", 200, [REFUSALS[case][LANGUAGES.index(language)]])
    assert screen.field("code") == visit.code
    assert KioskCall.objects.count() == (1 if case in ("other-day", "expired", "not-approved") else 0)


@pytest.mark.parametrize("typed", ["", "1", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "😀" * 6, "0" * 500, "\x00"])
def test_whatever_else_is_typed_is_an_unknown_code(typed: str, ann: Person, at: At) -> None:
    expected_visit(ann)

    assert Kiosk("en").post("find", code=typed).alerts() == [REFUSALS["unknown"][1]]


@pytest.mark.parametrize("minutes", [90, 0, -600])
def test_check_in_opens_ninety_minutes_before_and_stays_open_all_day(minutes: int, ann: Person, at: At) -> None:
    visit = expected_visit(ann, now=MONDAY_9AM - 3 * HOUR)
    at(TEN - minutes * MINUTE)

    assert Kiosk().post("find", code=visit.code).name == "confirm"


def test_the_confirm_screen_shows_the_visit_and_what_going_on_means(ann: Person, at: At) -> None:
    visit = expected_visit(ann, place="云杉会议室", language="en", name="Reyes, Laura")
    words = Kiosk("zh-hans").post("find", code=visit.code).words

    for part in (
        "Is this your visit?",
        "10:00",
        "In 60 minutes",
        "Reyes, Laura",
        "Ann An",
        "Product",
        "云杉会议室",
        "By continuing you agree to our privacy notice.",
    ):
        assert part in words


def test_three_touches_beside_the_digits_check_a_visitor_in(ann: Person, at: At) -> None:
    badges(1)
    visit = expected_visit(ann)
    kiosk = Kiosk("zh-hans")
    kiosk.walk_to("find")  # the first touch; the sixth digit sends by itself
    done = kiosk.confirm(kiosk.post("find", code=visit.code))  # the second
    visit.refresh_from_db()

    assert (done.name, "A001" in done.words) == ("done", True)
    assert (visit.arrived_at, visit.consent_version, visit.language) == (MONDAY_9AM, CONSENT_VERSION, "zh-hans")
    assert VisitEvent.objects.get(visit=visit, verb="check_in").device == kiosk.device


@pytest.mark.parametrize("shape", ["{link}", "{token}", "{link}/", " {link} ", "{code}"])
def test_a_scanned_pass_finds_the_visit_whatever_the_scanner_makes_of_it(shape: str, ann: Person, at: At) -> None:
    visit = expected_visit(ann)
    scanned = shape.format(link=passes.link_of(visit), token=passes.token_of(visit), code=visit.code)

    assert Kiosk().post("find", scan=scanned).name == "confirm"


@pytest.mark.parametrize("scanned", ["https://example.com/", "1-wrong", "WIFI:S:guest;;", "x" * 900, "7-"])
def test_any_other_qr_code_is_refused_with_words(scanned: str, ann: Person, at: At) -> None:
    expected_visit(ann)

    assert Kiosk().post("find", scan=scanned).alerts() == ["We can't read this QR code Enter the 6 digits instead, or ask reception."]


@pytest.mark.parametrize("name", ["王小明", "wangxiaoming", "WangXiaoMing", "王 小明"])
def test_phone_tail_and_name_find_the_visit_and_show_it_masked(name: str, ann: Person, at: At) -> None:
    expected_visit(ann)
    screen = Kiosk("en").post("phone", tail="1234", who=name)

    assert (screen.name, "王**" in screen.words, "王小明" in screen.words) == ("confirm", True, False)


@pytest.mark.parametrize(
    ("tail", "name"), [("1234", "李四"), ("1235", "王小明"), ("", "王小明"), ("1234", ""), ("234", "王小明"), ("%", "%"), ("1234", "小明")]
)
def test_one_wrong_of_the_two_finds_nobody_and_keeps_both(tail: str, name: str, ann: Person, at: At) -> None:
    expected_visit(ann)
    screen = Kiosk("en").post("phone", tail=tail, who=name)

    assert screen.alerts() == ["We can't find a visit today with this name and these digits Check both, or ask reception."]
    assert (screen.field("tail"), screen.field("who")) == (tail, name)


def test_the_kiosk_speaks_the_language_of_the_invitation_as_soon_as_it_knows_it(ann: Person, at: At) -> None:
    visit = expected_visit(ann, language="en")
    kiosk = Kiosk("zh-hans")
    confirming = kiosk.post("find", code=visit.code)
    done = kiosk.confirm(confirming, language=confirming.field("language"))

    assert (confirming.language, done.language) == ("en", "en")


def test_a_language_the_visitor_chose_goes_before_that_of_the_invitation_and_stays_for_later(ann: Person, at: At) -> None:
    visit = expected_visit(ann, language="zh-hans")
    kiosk = Kiosk("en")
    confirming = kiosk.post("find", code=visit.code, chosen="1")
    kiosk.confirm(confirming)
    visit.refresh_from_db()

    assert (confirming.language, visit.language) == ("en", "en")


def test_a_refusal_is_said_again_in_the_other_language(ann: Person, at: At) -> None:
    kiosk = Kiosk("zh-hans")
    screen = kiosk.switch("find", "en", code="000000", tried="find")

    assert (screen.alerts(), screen.field("code")) == ([REFUSALS["unknown"][1]], "000000")


def test_two_kiosks_check_one_visit_in_once_and_both_show_how_things_stand(ann: Person, at: At) -> None:
    badges(2)
    visit = expected_visit(ann)
    left, right = Kiosk(name="左"), Kiosk(name="右")
    asked = left.post("find", code=visit.code), right.post("find", code=visit.code)
    shown = left.confirm(asked[0]), right.confirm(asked[1])

    assert [screen.name for screen in shown] == ["done", "done"]
    assert ["A001" in screen.words for screen in shown] == [True, True]
    assert VisitEvent.objects.filter(verb="check_in").count() == 1


def test_a_double_touch_is_one_check_in_and_one_answer(ann: Person, at: At) -> None:
    visit = expected_visit(ann)
    kiosk, key = Kiosk(), new_key()
    asked = kiosk.post("find", code=visit.code)
    names = [kiosk.confirm(asked, once=key).name for _touch in range(2)]

    assert (names, VisitEvent.objects.filter(verb="check_in").count()) == (["done", "done"], 1)


def test_who_is_checked_in_already_sees_how_things_stand_without_their_own_page(ann: Person, at: At) -> None:
    badges(1)
    visit = expected_visit(ann)
    visits.check_in(visit, now=MONDAY_9AM)
    screen = Kiosk().post("find", code=visit.code)

    assert (screen.name, "A001" in screen.words, "/v/" in screen.html, "<svg" in screen.html and 'class="qr"' in screen.html) == (
        "done",
        True,
        False,
        False,
    )


@pytest.mark.parametrize("slip", ["", "1", "made-up", "of another kiosk", "of another screen"])
def test_nobody_can_name_a_visit_by_its_number(slip: str, ann: Person, at: At) -> None:
    visit = expected_visit(ann)
    kiosk = Kiosk()
    if slip == "of another kiosk":
        slip = Kiosk(name="另一台").post("find", code=visit.code).field("visit")
    if slip == "of another screen":
        visits.check_in(visit, now=MONDAY_9AM)
        slip = kiosk.post("leave", number=visit.code).field("visit")
    screen = kiosk.post("confirm", visit=slip, once=new_key())

    assert (screen.name, VisitEvent.objects.filter(device=kiosk.device).count()) == ("find", 0)


def test_a_slip_is_good_for_a_quarter_of_an_hour(ann: Person, at: At) -> None:
    visit = expected_visit(ann)
    kiosk = Kiosk()
    asked = kiosk.post("find", code=visit.code)
    at(MONDAY_9AM + 16 * MINUTE)

    assert (kiosk.confirm(asked).name, Visit.objects.get().arrived_at) == ("find", None)


def test_codes_can_not_be_tried_through(ann: Person, at: At) -> None:
    visit = expected_visit(ann)
    kiosk, other = Kiosk("en"), Kiosk("en", name="另一台")
    statuses = [kiosk.post("find", code=f"{number:06d}").status for number in range(30)]
    refused = kiosk.post("find", code=visit.code)

    assert (set(statuses), refused.status, refused.name) == ({200}, 429, "find")
    assert refused.alerts() == ["Too many searches within a minute Wait a moment and try again, or call reception."]
    assert other.post("find", code=visit.code).name == "confirm"
    at(MONDAY_9AM + MINUTE + MINUTE / 60)
    assert kiosk.post("find", code=visit.code).name == "confirm"
