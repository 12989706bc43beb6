"""The texts page: every kind, an editor that shows what comes out, refusals by name, and the way back."""

import pytest
from django.utils import translation

from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import OwnText
from frontdesk.people.models import Person
from tests.queries import queries
from tests.staff import Staff, words

KIND = "visitors.visit_thanks"
OURS = {"title": "Thanks, {visitor}", "body": "See {link}", "sms": "Thanks, {visitor}", "seen": "0"}


def save(staff: Staff, **changed: str) -> object:
    return staff.press("notice_text_edit", KIND, "en", **{**OURS, **changed})


def test_every_kind_stands_there_with_who_hears_it_and_both_titles(olga: Person) -> None:
    page = words(Staff(olga).open("notice_text_list"))
    with translation.override("en"):
        assert [kind.name for kind in KINDS if str(kind.label)[1:] not in page] == []
    assert ("A host hears at once that the visitor is here" in page, "{visitor}到了" in page, "{visitor} is here" in page) == (
        True,
        True,
        True,
    )


def test_the_list_costs_the_same_however_many_texts_are_one_s_own(olga: Person) -> None:
    staff = Staff(olga)
    few = queries(lambda: staff.open("notice_text_list"))
    for number in range(5):
        save(staff, title=f"{number}", seen=str(number))
    assert queries(lambda: staff.open("notice_text_list")) == few


def test_saving_leads_back_to_the_editor_and_restoring_to_the_delivered_text(olga: Person) -> None:
    staff = Staff(olga)
    assert staff.told(save(staff)) == ["Saved. It holds from the next notice on."]
    page = staff.open("notice_text_edit", KIND, "en")
    assert ("own words, version 1, Olga Ou" in words(page), 'value="Thanks, {visitor}"' in page.content.decode()) == (True, True)

    assert staff.told(staff.press("notice_text_restore", KIND, "en")) == ["The delivered text holds again."]
    assert "Thank you for your visit, {visitor}" in staff.open("notice_text_edit", KIND, "en").content.decode()


def test_the_preview_fills_invented_values_counts_the_sms_and_saves_nothing(olga: Person) -> None:
    staff = Staff(olga)
    given = {"title": "Thanks, {visitor}", "body": "{{ settings.SECRET_KEY }} {0.__class__} %(x)s", "sms": "谢" * 71}
    whole = staff.press("notice_text_preview", KIND, "en", **given)
    part = staff.press("notice_text_preview", KIND, "en", headers={"HX-Request": "true"}, **given)

    for page in (whole, part):
        shown = words(page)
        assert ("Thanks, Siyuan Li" in shown, "{{ settings.SECRET_KEY }} {0.__class__} %(x)s" in shown) == (True, True)
        assert "71 characters, 2 messages of 67" in shown
    assert (["<html" in page.content.decode() for page in (whole, part)], OwnText.objects.count()) == ([True, False], 0)


def test_the_preview_warns_of_a_name_without_a_value(olga: Person) -> None:
    page = Staff(olga).press("notice_text_preview", KIND, "en", title="{visiter}", body="", sms="")
    assert "No value for {visiter}" in words(page)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "A notice needs a title."),
        ({"title": "  "}, "A notice needs a title."),
        ({"body": "{password}"}, "no value for {password}"),
        ({"sms": "{Visitor}"}, "no value for {Visitor}"),
        ({"title": "x" * 201}, "201"),
    ],
)
def test_wrong_words_are_refused_beside_their_field(olga: Person, wrong: dict[str, str], said: str) -> None:
    answer = save(Staff(olga), **wrong)
    assert (answer.status_code, said in words(answer), "is-invalid" in answer.content.decode(), OwnText.objects.count()) == (
        422,
        True,
        True,
        0,
    )


def test_who_comes_second_is_told(olga: Person) -> None:
    staff = Staff(olga)
    save(staff)
    answer = save(staff, title="Another")
    assert (answer.status_code, "Somebody else has just changed this text" in words(answer), OwnText.objects.count()) == (422, True, 1)


@pytest.mark.parametrize(("kind", "language"), [("visitors.nothing", "en"), (KIND, "fr"), ("../secrets", "en")])
def test_there_are_no_other_texts(olga: Person, kind: str, language: str) -> None:
    client = Staff(olga).client
    assert client.get(f"/settings/notices/texts/{kind}/{language}/").status_code == 404


@pytest.mark.parametrize("who", ["rita", "bo"])
def test_only_the_admin_manager_changes_them(who: str, request: pytest.FixtureRequest) -> None:
    staff = Staff(request.getfixturevalue(who))
    assert [save(staff).status_code, staff.press("notice_text_restore", KIND, "en").status_code, OwnText.objects.count()] == [403, 403, 0]
