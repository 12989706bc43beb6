"""The last step of a visitor without appointment: agreed, one visit, however often the button is touched."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from tests.factories.visitors import badges, expected_visit
from tests.kiosk import WALK_IN, Kiosk
from tests.moments import HOUR, MONDAY_9AM
from visitors.forms.kiosk import CONSENT_VERSION
from visitors.models import KioskCall, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_a_walk_in_is_registered_with_everything_typed_and_the_host_is_told(ann: Person) -> None:
    badges(1)
    kiosk = Kiosk("en")
    done = kiosk.walk_in(name="  Reyes,  Laura ", phone="+86 138 0000 6612", company="Northwind", email="laura@example.com", purpose="tour")
    visit = Visit.objects.get()

    assert (done.name, "A001" in done.words, "We have told Ann An" in done.words) == ("done", True, True)
    kept = (
        visit.name,
        visit.phone,
        visit.company,
        visit.email,
        visit.purpose,
        visit.host,
        visit.language,
        visit.consent_version,
        visit.is_walk_in,
    )
    assert kept == ("Reyes, Laura", "13800006612", "Northwind", "laura@example.com", "tour", ann, "en", CONSENT_VERSION, True)
    assert [visit.arrived_at, visit.events.get().device] == [MONDAY_9AM, kiosk.device]
    assert Notice.objects.filter(kind="visitors.visit_arrived", reader=ann).exists()


def test_five_screens_are_enough(ann: Person) -> None:
    kiosk = Kiosk("en")
    consent = kiosk.choose_host("安然", **WALK_IN)
    screens = [
        kiosk.walk_to("details").name,
        kiosk.post("details", **WALK_IN).name,
        consent.name,
        kiosk.post("consent", **WALK_IN, host=consent.field("host"), once=new_key()).name,
    ]

    assert screens == ["details", "host", "consent", "done"]


@pytest.mark.parametrize("key", ["", "\0", "a\0b", "k" * 65, "two words"])
def test_a_form_without_a_key_of_ours_registers_nobody_and_asks_again(ann: Person, key: str) -> None:
    kiosk = Kiosk("en")
    host = kiosk.choose_host("安然", **WALK_IN).field("host")
    screen = kiosk.post("consent", **WALK_IN, host=host, once=key)

    assert (screen.status, screen.name, Visit.objects.count()) == (200, "consent", 0)


def test_a_double_touch_is_one_visit_and_the_same_screen(ann: Person) -> None:
    kiosk, key = Kiosk("en"), new_key()
    host = kiosk.choose_host("安然", **WALK_IN).field("host")
    names = [kiosk.post("consent", **WALK_IN, host=host, once=key).name for _touch in range(3)]

    assert (names, Visit.objects.count()) == (["done"] * 3, 1)


def test_the_notice_names_the_host_and_how_long_names_are_kept(ann: Person) -> None:
    words = Kiosk("en").choose_host("安然", **WALK_IN).words

    for part in (
        "You are visiting Ann An",
        "Removed 6 months after your visit.",
        "What we keep Your name, phone, company, e-mail and purpose, and when you arrive and leave.",
        "Who sees it",
        "Version 2026-2",
        "I don’t agree",
    ):
        assert part in words


def test_who_does_not_agree_is_received_by_reception_and_nothing_is_kept(ann: Person) -> None:
    kiosk = Kiosk("en")
    host = kiosk.choose_host("安然", **WALK_IN).field("host")
    screen = kiosk.send("/kiosk/call/", {"screen": "consent", "declined": "1", **WALK_IN, "host": host})

    assert (screen.name, Visit.objects.count(), KioskCall.objects.count()) == ("call", 0, 1)
    assert ("Reception receives you in person" in screen.words, "李思远" in screen.html, "13800006612" in screen.html) == (
        True,
        False,
        False,
    )


def test_another_language_on_the_last_screen_registers_nobody_and_keeps_the_host(ann: Person) -> None:
    kiosk = Kiosk("zh-hans")
    consent = kiosk.choose_host("安然", **WALK_IN)
    screen = kiosk.switch("consent", "en", **WALK_IN, host=consent.field("host"), once=new_key())

    assert (screen.name, screen.language, Visit.objects.count()) == ("consent", "en", 0)
    assert "You are visiting Ann An" in screen.words
    assert kiosk.post("consent", language="en", **WALK_IN, host=screen.field("host"), once=new_key()).name == "done"


def test_a_host_who_left_in_the_meantime_is_chosen_anew(ann: Person) -> None:
    kiosk = Kiosk("en")
    host = kiosk.choose_host("安然", **WALK_IN).field("host")
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM)
    screen = kiosk.post("consent", **WALK_IN, host=host, once=new_key())

    assert (screen.name, Visit.objects.count(), screen.field("name")) == ("host", 0, "李思远")


def test_fields_that_were_tampered_with_on_the_way_are_checked_again(ann: Person) -> None:
    kiosk = Kiosk("en")
    host = kiosk.choose_host("安然", **WALK_IN).field("host")
    screen = kiosk.post("consent", **{**WALK_IN, "phone": "1"}, host=host, once=new_key())

    assert (screen.name, Visit.objects.count()) == ("details", 0)
    assert screen.alerts() == ["Enter 11 digits; a number from abroad begins with + and the country code, such as +44 20 7946 0958."]


def test_when_all_badges_are_out_the_desk_has_one(ann: Person) -> None:
    done = Kiosk("en").walk_in()

    assert ("Collect a badge at the desk" in done.words, done.name) == (True, "done")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({}, ("启明咨询", "wang@example.com")),
        ({"company": "新公司"}, ("新公司", "wang@example.com")),
        ({"phone": "13800001235"}, ("", "")),
        ({"name": "王小民"}, ("", "")),
    ],
)
def test_who_came_before_under_this_name_and_number_need_not_type_company_and_mail_again(ann: Person, typed: dict, kept: tuple) -> None:
    expected_visit(ann, expected_at=MONDAY_9AM + 5 * HOUR)
    kiosk = Kiosk("en")
    done = kiosk.walk_in(**{**WALK_IN, "name": "王小明", "phone": "138 0000 1234", "company": "", "email": "", **typed})
    visit = Visit.objects.latest("pk")
    assert (visit.company, visit.email) == kept
    assert "启明咨询" not in done.words


def test_a_forgotten_visit_fills_nothing(ann: Person) -> None:
    Visit.objects.filter(pk=expected_visit(ann).pk).update(forgotten_at=MONDAY_9AM)
    Kiosk("en").walk_in(**{**WALK_IN, "name": "王小明", "phone": "13800001234", "company": "", "email": ""})
    assert Visit.objects.latest("pk").company == ""
