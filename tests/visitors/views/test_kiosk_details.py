"""Who has no appointment types a few things; whatever they type gets the right words and nothing is lost."""

import pytest

from tests.kiosk import WALK_IN, Kiosk
from visitors.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LANGUAGES = ["zh-hans", "en"]
SHORT = ("请输入完整姓名，至少两个字。", "Enter your full name, at least two characters.")
LONG = ("姓名太长，最多 80 个字。", "This name is too long. Enter at most 80 characters.")
PHONE = (
    "请输入 11 位手机号；境外号码以 + 和国家代码开头，例如 +44 20 7946 0958。",
    "Enter 11 digits; a number from abroad begins with + and the country code, such as +44 20 7946 0958.",
)
MAIL = ("邮箱格式例如 name@example.com，也可以不填。", "Write it as name@example.com, or leave it empty.")
COMPANY = ("内容太长，最多 80 个字。", "This is too long. Enter at most 80 characters.")

WRONG = [
    ("name", "", ("请输入您的姓名。", "Enter your name.")),
    ("name", "   ", ("请输入您的姓名。", "Enter your name.")),
    ("name", "\u202e\u2066", ("请输入您的姓名。", "Enter your name.")),
    ("name", "李", SHORT),
    ("name", "a", SHORT),
    ("name", "😀", SHORT),
    ("name", "😀😀", SHORT),
    ("name", "12", SHORT),
    ("name", "李" * 81, LONG),
    ("name", "Ann " * 125, LONG),
    ("name", "ﷺ" * 9, LONG),  # one character that is 18 when compared
    ("phone", "", PHONE),
    ("phone", "1380000661", PHONE),
    ("phone", "138000066122", PHONE),
    ("phone", "12800006612", PHONE),
    ("phone", "021 5555 0100", PHONE),
    ("phone", "phone", PHONE),
    ("phone", "1" * 500, PHONE),
    ("phone", "+1", PHONE),
    ("email", "laura", MAIL),
    ("email", "laura@", MAIL),
    ("email", "a@b.c" * 100, MAIL),
    ("email", f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.com", MAIL),
    ("company", "司" * 500, COMPANY),
    ("purpose", "", ("请选择来访事由。", "Choose why you come.")),
    ("purpose", "delivery", ("请选择来访事由。", "Choose why you come.")),
    ("purpose", "nonsense", ("请选择来访事由。", "Choose why you come.")),
]
RIGHT = [
    ("name", "李思"),
    ("name", "Ng"),
    ("name", "Al"),
    ("name", "阿卜杜热合曼·买买提艾力"),
    ("name", "Reyes, Laura"),
    ("name", "O’Brien-Śmith"),
    ("name", "李思远😀"),
    ("name", "ति मा"),
    ("name", "李" * 80),
    ("phone", "13800006612"),
    ("phone", "138-0000-6612"),
    ("phone", "＋８６ １３８ ００００ ６６１２"),
    ("phone", "+86 138 0000 6612"),
    ("phone", "0086 13800006612"),
    ("phone", "+44 20 7946 0958"),
    ("email", "laura.reyes@northwind.example"),
    ("company", "北辰设备（上海）有限公司"),
    ("purpose", "maintenance"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("field", "typed", "words"), WRONG, ids=lambda value: ascii(value)[:20])
def test_what_can_not_be_taken_is_named_beside_its_field_and_everything_stays(
    field: str, typed: str, words: tuple[str, str], language: str
) -> None:
    given = {**WALK_IN, "company": "北辰设备", "email": "li@example.com", field: typed}
    screen = Kiosk(language).post("details", **given)

    assert (screen.name, screen.status, screen.alerts()) == ("details", 200, [words[LANGUAGES.index(language)]])
    kept = {name: screen.field(name) for name in ("name", "phone", "company", "email")}
    assert kept == {name: given[name] for name in kept}
    assert Visit.objects.count() == 0


@pytest.mark.parametrize(("field", "typed"), RIGHT, ids=lambda value: ascii(value)[:20])
def test_what_people_are_called_and_how_they_write_it_is_taken(field: str, typed: str) -> None:
    screen = Kiosk().post("details", **{**WALK_IN, field: typed})

    assert (screen.name, screen.field(field)) == ("host", typed)


def test_a_null_character_is_refused_kindly() -> None:
    screen = Kiosk("en").post("details", **{**WALK_IN, "name": "李\x00思"})

    assert (screen.name, screen.status, len(screen.alerts())) == ("details", 200, 1)


def test_the_form_begins_empty_with_the_usual_purpose_chosen() -> None:
    screen = Kiosk("en").walk_to("details")

    assert (screen.name, screen.alerts(), screen.field("name")) == ("details", [], "")
    assert 'value="meeting" checked' in screen.html


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "用于这次来访，来访后 6 个月删除。"), ("en", "Used for this visit, removed 6 months after it.")]
)
def test_the_first_step_says_how_long_it_is_kept_as_the_last_one_does(language: str, words: str) -> None:
    assert words in Kiosk(language).walk_to("details").words


@pytest.mark.parametrize("typed", ["李", "", "x" * 500, "<b>&\"'", "😀"])
def test_another_language_keeps_even_what_would_be_refused_and_says_nothing_yet(typed: str) -> None:
    screen = Kiosk("zh-hans").switch("details", "en", name=typed, phone="138", company=typed, email="x@", purpose="tour")

    assert (screen.name, screen.language, screen.alerts()) == ("details", "en", [])
    assert [screen.field(name) for name in ("name", "phone", "company", "email")] == [typed, "138", typed, "x@"]
    assert ('value="tour" checked' in screen.html, screen.field("chosen")) == (True, "1")


def test_faults_that_stand_there_are_said_again_in_the_other_language() -> None:
    screen = Kiosk("zh-hans").switch("details", "en", tried="details", **{**WALK_IN, "name": "李"})

    assert screen.alerts() == [SHORT[1]]


def test_another_language_never_goes_on_by_itself_even_when_all_is_mended() -> None:
    assert Kiosk("zh-hans").switch("details", "en", tried="details", **WALK_IN).name == "details"


def test_coming_back_from_the_host_finds_everything_as_it_was() -> None:
    kiosk = Kiosk("en")
    screen = kiosk.send("/kiosk/details/", {"screen": "host", **WALK_IN, "wanted": "anr", "company": "北辰设备"})

    assert (screen.name, screen.alerts()) == ("details", [])
    assert (screen.field("name"), screen.field("company"), screen.field("wanted")) == ("李思远", "北辰设备", "anr")


def test_what_was_typed_travels_in_the_form_and_nowhere_else() -> None:
    kiosk = Kiosk()
    screen = kiosk.post("details", **WALK_IN)

    assert {name: screen.field(name) for name in WALK_IN} == WALK_IN
    assert ("李思远" in str(dict(kiosk.client.session)), "李思远" in str(kiosk.client.cookies)) == (False, False)


@pytest.mark.parametrize(
    "path", ["find", "phone", "confirm", "details", "host", "consent", "leave", "check-out", "delivery", "call", "done/x", "status/x"]
)
def test_an_inner_address_typed_by_hand_begins_at_the_beginning_and_shows_nothing(path: str) -> None:
    response = Kiosk().client.get(f"/kiosk/{path}/?name=李思远")

    assert (response.status_code, response.headers.get("Location")) in [(302, "/kiosk/"), (204, None)]


def test_no_screen_is_kept_by_the_browser() -> None:
    kiosk = Kiosk()

    assert "no-store" in kiosk.client.get("/kiosk/")["Cache-Control"]
    assert "no-store" in kiosk.post("details", **WALK_IN).response["Cache-Control"]


def test_without_javascript_the_same_forms_come_as_whole_pages() -> None:
    screen = Kiosk("en").post("details", htmx="", **WALK_IN)

    assert (screen.html.lstrip().startswith("<!doctype html>"), screen.name, screen.field("name")) == (True, "host", "李思远")
