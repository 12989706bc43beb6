"""Leaving: by badge, code or pass, confirmed without telling who it is, once."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.kiosk import Kiosk, Screen
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors import passes
from visitors.actions import belongings, visits
from visitors.models import Badge, BadgeLoan, Visit, VisitEvent

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]
UNKNOWN = {
    "zh-hans": "没有找到使用这个号码的在访访客 请核对，或把访客证交给前台。",
    "en": "We can't find anybody in the house with this number Check it, or give your badge to reception.",
}


@pytest.fixture
def visit(ann: Person, at: At) -> Visit:
    """Li Siyuan is in the house with badge A001 and was pre-registered."""
    badges(2)
    return visits.check_in(expected_visit(ann, name="李思远"), now=MONDAY_9AM)


@pytest.mark.parametrize("typed", ["A001", "a001", " A 001 ", "{code}", "{token}", "{link}"])
def test_badge_code_and_pass_lead_to_the_same_question(typed: str, visit: Visit) -> None:
    shape = typed.format(code=visit.code, token=passes.token_of(visit), link=passes.link_of(visit))
    screen = Kiosk("en").post("leave", **({"scan": shape} if "/" in shape or "-" in shape else {"number": shape}))

    assert (screen.name, "李**" in screen.words, "李思远" in screen.words, "A001" in screen.words) == ("check_out", True, False, True)


def test_yes_checks_out_gives_the_badge_back_and_says_goodbye(visit: Visit, at: At) -> None:
    kiosk = Kiosk("en")
    asked = kiosk.post("leave", number="A001")
    at(MONDAY_9AM + HOUR)
    asked = kiosk.post("leave", number="A001")
    left = kiosk.confirm(asked)
    visit.refresh_from_db()

    assert (left.name, visit.left_at, BadgeLoan.objects.get().returned_at) == ("left", MONDAY_9AM + HOUR, MONDAY_9AM + HOUR)
    assert ("You checked out at 10:00." in left.words, "Please leave badge A001 at the desk." in left.words) == (True, True)
    assert VisitEvent.objects.get(verb="check_out").device == kiosk.device


def test_a_double_touch_leaves_once(visit: Visit) -> None:
    kiosk, key = Kiosk(), new_key()
    asked = kiosk.post("leave", number="A001")
    names = [kiosk.confirm(asked, once=key).name for _touch in range(2)]

    assert (names, VisitEvent.objects.filter(verb="check_out").count()) == (["left", "left"], 1)


def test_two_kiosks_say_goodbye_and_one_check_out_is_written(visit: Visit) -> None:
    left, right = Kiosk(name="左"), Kiosk(name="右")
    asked = left.post("leave", number="A001"), right.post("leave", number="A001")

    assert [left.confirm(asked[0]).name, right.confirm(asked[1]).name] == ["left", "left"]
    assert VisitEvent.objects.filter(verb="check_out").count() == 1


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("typed", ["", "A002", "A009", "000000", "x" * 500, "😀", "李思远", "%", "\x00"])
def test_anything_else_is_refused_with_words_and_stays(typed: str, language: str, visit: Visit) -> None:
    screen = Kiosk(language).post("leave", number=typed)

    assert (screen.name, screen.alerts(), screen.field("number")) == ("leave", [UNKNOWN[language]], typed)


def test_a_code_of_another_day_opens_nothing(visit: Visit, at: At) -> None:
    at(MONDAY_9AM + DAY)

    assert Kiosk("en").post("leave", number=visit.code).alerts() == [UNKNOWN["en"]]


def test_who_has_left_is_not_found_again(visit: Visit) -> None:
    visits.check_out(visit, now=MONDAY_9AM + HOUR)

    assert [Kiosk("en").post("leave", number=number).name for number in ("A001", visit.code)] == ["leave", "leave"]


def test_the_pad_has_the_letters_that_stand_on_badges(ann: Person, at: At) -> None:
    arrived_visit(ann)
    Badge.objects.create(number="V7")
    Badge.objects.create(number="A12")
    screen = Kiosk().walk_to("leave")

    assert [letter for letter in "ABVZ" if f'data-key="{letter}"' in screen.html] == ["A", "V"]


def test_another_language_keeps_the_number_and_the_question(visit: Visit) -> None:
    kiosk = Kiosk("zh-hans")
    typed = kiosk.switch("leave", "en", number="A0")
    asked = kiosk.post("leave", number="A001")
    again = kiosk.switch("check_out", "en", visit=asked.field("visit"))

    assert (typed.name, typed.language, typed.field("number")) == ("leave", "en", "A0")
    assert (again.name, again.language, "Is this you?" in again.words) == ("check_out", "en", True)
    assert Visit.objects.get().left_at is None


def test_numbers_can_not_be_tried_through(visit: Visit) -> None:
    kiosk = Kiosk("en")
    statuses = {kiosk.post("leave", number=f"B{number:03d}").status for number in range(30)}

    assert (statuses, kiosk.post("leave", number="A001").status) == ({200}, 429)


def with_host(visit: Visit, rita: Person) -> Visit:
    return visits.let_in(visit, by=rita, now=MONDAY_9AM)


def pressed(kiosk: Kiosk, asked: Screen, what: str) -> Screen:
    """Touch one of the other buttons of the screen that asked."""
    return kiosk.send(f"/kiosk/{what}/", {"screen": "check_out", "visit": asked.field("visit"), "once": new_key()})


def test_out_for_a_while_and_back_by_badge_or_code(visit: Visit, rita: Person, at: At) -> None:
    with_host(visit, rita)
    kiosk = Kiosk("en")
    asked = kiosk.post("leave", number="A001")
    assert ("I’ll be back" in asked.words, "I’m back" in asked.words) == (True, False)
    out = pressed(kiosk, asked, "step-out")
    assert (out.name, "Keep badge A001 with you" in out.words, BadgeLoan.objects.get().returned_at) == ("out", True, None)

    at(MONDAY_9AM + HOUR)
    for find in (lambda: kiosk.post("leave", number="A001"), lambda: kiosk.post("find", code=visit.code)):
        asked = find()
        assert (asked.name, "I’m back" in asked.words, "I’ll be back" in asked.words) == ("check_out", True, False)
    back = pressed(kiosk, asked, "come-back")
    visit.refresh_from_db()
    assert (back.name, visit.out_at, "Collect badge" in back.words) == ("done", None, False)
    assert list(VisitEvent.objects.order_by("-pk").values_list("verb", "device")[:2]) == [
        ("come_back", kiosk.device.pk),
        ("step_out", kiosk.device.pk),
    ]


def test_who_is_out_may_leave_from_there(visit: Visit, rita: Person) -> None:
    with_host(visit, rita)
    kiosk = Kiosk("en")
    pressed(kiosk, kiosk.post("leave", number="A001"), "step-out")
    assert kiosk.confirm(kiosk.post("leave", number="A001")).name == "left"


def test_who_still_waits_is_not_offered_to_step_out(visit: Visit) -> None:
    assert "I’ll be back" not in Kiosk("en").post("leave", number="A001").words


def test_whose_things_were_not_checked_is_sent_to_reception(visit: Visit, rita: Person) -> None:
    belongings.bring(visit, what="相机", by=rita, now=MONDAY_9AM)
    kiosk = Kiosk("en")
    screen = kiosk.confirm(kiosk.post("leave", number="A001"))
    assert (screen.name, screen.alerts()) == ("leave", ["Please show reception what you are taking along They check you out there."])
    assert Visit.objects.get().left_at is None
