"""A visitor finds the host, and nobody fishes for the staff."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.limits.models import Version
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.web.once import new_key
from tests.factories.people import PersonFactory
from tests.kiosk import WALK_IN, Kiosk
from tests.moments import MINUTE, MONDAY_9AM
from visitors.limits import KioskLimits
from visitors.models import Visit

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


@pytest.fixture
def colleagues(ann: Person, bo: Person, at: At) -> None:
    """Ann, Bo, and six who are called An something."""
    finance = Department.objects.create(name="财务部", name_en="Finance")
    for number, name in enumerate(["安睿", "安若宁", "安之", "安宁", "安可", "安心"]):
        PersonFactory(username=f"an{number}", name=name, department=finance, mobile=f"1370000000{number}", extension=f"77{number}")


def names(kiosk: Kiosk, wanted: str) -> list[str]:
    """The names shown, of those that exist."""
    words = kiosk.send("/kiosk/host/", {"screen": "host", "wanted": wanted, **WALK_IN}, htmx="hosts").words
    return [name for name in Person.objects.order_by("pk").values_list("name", flat=True) if name in words]


@pytest.mark.parametrize("wanted", ["安然", "anran", "AnRan", "an ran", "ar", "ran", "安 然", "ａｎｒａｎ"])
def test_hanzi_pinyin_and_initials_find_a_colleague_in_whatever_shape(wanted: str, colleagues: None) -> None:
    assert "安然" in names(Kiosk("zh-hans"), wanted)


def test_five_names_are_the_most_and_it_says_that_more_fit(colleagues: None) -> None:
    kiosk = Kiosk("en")
    screen = kiosk.post("host", wanted="an", **WALK_IN)

    assert (len(names(kiosk, "an")), "More names fit. Type more letters." in screen.words) == (5, True)


def test_a_result_is_a_name_and_a_department_and_nothing_else(colleagues: None) -> None:
    screen = Kiosk("zh-hans").post("host", wanted="anr", **WALK_IN)
    private = [person.email for person in Person.objects.all()] + ["1370000000", "8021", "771", "example.com"]

    assert ("安然" in screen.words, "产品部" in screen.words, "an r an" in screen.words) == (True, True, True)
    assert [value for value in private if value in screen.html] == []


@pytest.mark.parametrize(("wanted", "words"), [
    ("安", "请至少输入姓名的两个字，拼音或首字母也可以。"),
    ("a", "请至少输入姓名的两个字，拼音或首字母也可以。"),
    ("a ·", "请至少输入姓名的两个字，拼音或首字母也可以。"),
    ("ＡＡＡ", "没有找到这位同事。可以换个写法再试，或请前台协助。"),
    ("%%", "没有找到这位同事。可以换个写法再试，或请前台协助。"),
    ("__", "没有找到这位同事。可以换个写法再试，或请前台协助。"),
    ("😀😀", "没有找到这位同事。可以换个写法再试，或请前台协助。"),
    ("x" * 500, "没有找到这位同事。可以换个写法再试，或请前台协助。"),
    ("产品", "没有找到这位同事。可以换个写法再试，或请前台协助。"),
    ("8021", "没有找到这位同事。可以换个写法再试，或请前台协助。"),
])  # fmt: skip
def test_too_little_and_nobody_get_words(wanted: str, words: str, colleagues: None) -> None:
    kiosk = Kiosk("zh-hans")

    assert (names(kiosk, wanted), words in kiosk.post("host", wanted=wanted, **WALK_IN).words) == ([], True)


def test_who_has_left_the_company_is_not_found(ann: Person, at: At) -> None:
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM)

    assert names(Kiosk(), "anran") == []


def test_the_strict_setting_wants_the_whole_name(colleagues: None, olga: Person) -> None:
    Version.objects.create(of=KioskLimits.name, number=1, values={"exact_name": True}, changed_at=MONDAY_9AM, changed_by=olga)
    kiosk = Kiosk("zh-hans")

    assert {wanted: names(kiosk, wanted) for wanted in ("an", "ar", "ran", "anra")} == {"an": [], "ar": [], "ran": [], "anra": []}
    assert {wanted: names(kiosk, wanted) for wanted in ("安然", "anran", "Ann An")} == {
        "安然": ["安然"],
        "anran": ["安然"],
        "Ann An": ["安然"],
    }
    assert "请输入完整姓名，汉字、拼音或英文都可以。" in kiosk.post("host", wanted="", **WALK_IN).words


def test_a_kiosk_searches_so_often_a_minute_and_no_more(colleagues: None, at: At) -> None:
    kiosk, other = Kiosk("en"), Kiosk("en", name="另一台")
    statuses = {kiosk.post("host", wanted="anran", **WALK_IN).status for _search in range(30)}
    refused = kiosk.send("/kiosk/host/", {"screen": "host", "wanted": "anran", **WALK_IN}, htmx="hosts")
    whole = kiosk.post("host", wanted="anran", **WALK_IN)

    assert (statuses, refused.status, whole.status, names(kiosk, "anran")) == ({200}, 429, 429, [])
    assert "Too many searches within a minute. Wait a moment and try again, or call reception." in refused.words
    assert {name: whole.field(name) for name in WALK_IN} == WALK_IN
    assert names(other, "anran") == ["安然"]
    at(MONDAY_9AM + MINUTE + MINUTE / 60)
    assert names(kiosk, "anran") == ["安然"]


@pytest.mark.parametrize("slip", ["1", "made-up", "another kiosk's"])
def test_nobody_can_name_a_colleague_by_number(slip: str, ann: Person, at: At) -> None:
    kiosk = Kiosk("en")
    if slip == "another kiosk's":
        slip = Kiosk(name="另一台").choose_host("安然", **WALK_IN).field("host")
    screen = kiosk.post("consent", **WALK_IN, host=slip, once=new_key())

    assert (screen.name, "Choose the name again." in screen.words, Visit.objects.count()) == ("host", True, 0)


def test_english_readers_see_the_english_name_with_the_hanzi_beside_it(colleagues: None) -> None:
    words = Kiosk("en").post("host", wanted="anran", **WALK_IN).words

    assert ("Ann An 安然 Product" in words, "产品部" in words) == (True, False)


def test_another_language_keeps_what_is_searched_for_and_what_was_typed_before(colleagues: None) -> None:
    screen = Kiosk("zh-hans").switch("host", "en", wanted="anran", **WALK_IN)

    assert (screen.name, screen.language, screen.field("wanted"), "Ann An" in screen.words) == ("host", "en", "anran", True)
    assert {name: screen.field(name) for name in WALK_IN} == WALK_IN


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.TECHNICIAN])
def test_whoever_works_here_can_be_found(role: Role, at: At) -> None:
    PersonFactory(name="欧阳若男", roles=[role])

    assert names(Kiosk("zh-hans"), "ouyangruonan") == ["欧阳若男"]
