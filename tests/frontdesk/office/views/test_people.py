"""The directory: who finds whom, what each may read, what the manager changes."""

import json
import re

import pytest
from django.test import Client

from frontdesk.people.actions import absences, invitations
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from frontdesk.web.gate import KIOSK_COOKIE
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.visitors import paired_kiosk
from tests.moments import DAY, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.queries import queries
from tests.staff import Staff, names_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST, DETAIL, EDIT, ME, RETIRE = "person_list", "person_detail", "person_edit", "person_me", "person_retire"
FACTS = {"name": "安然", "name_en": "Ann An", "staff_number": "N7", "language": "en"}


def seen(response: object) -> str:
    """What the form carries of the record."""
    field = re.search(r'name="seen" value="([^"]*)"', response.content.decode())
    return field.group(1).replace("&quot;", '"')


@pytest.mark.parametrize("typed", ["安", "安然", "anran", "ar", "Ann", "ann an", "8021", "80", "n7", "ａｎｎ"])
def test_hanzi_pinyin_initials_english_extension_and_staff_number_find_ann(ann: Person, rita: Person, typed: str) -> None:
    Person.objects.filter(pk=ann.pk).update(staff_number="N7")
    assert names_in(Staff(rita).open(LIST, q=typed)) == ["Ann An"]


def test_a_mobile_that_is_not_shown_finds_nobody(ann: Person, bo: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(mobile="13800000003")
    assert names_in(Staff(bo).open(LIST, q="1380")) == []


@pytest.mark.parametrize(("who", "shared", "sees"), [("bo", False, False), ("bo", True, True), ("rita", False, True), ("ann", False, True)])
def test_the_mobile_is_for_the_desk_oneself_and_whom_one_lets(
    who: str, shared: bool, sees: bool, ann: Person, bo: Person, request: pytest.FixtureRequest
) -> None:
    Person.objects.filter(pk=ann.pk).update(mobile="13800000003", shares_mobile=shared)
    page = Staff(request.getfixturevalue(who)).open(DETAIL, ann.pk).content.decode()
    assert ("138 0000 0003" in page or "13800000003" in page, "ann@example.com" in page) == (sees, True)


def test_the_user_name_is_for_oneself_and_the_manager_the_staff_number_for_every_colleague(ann: Person, bo: Person, olga: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(staff_number="N-777", username="ann-an")
    pages = [words(Staff(person).open(DETAIL, ann.pk)) for person in (bo, ann, olga)]
    assert [("N-777" in page, "ann-an" in page) for page in pages] == [(True, False), (True, True), (True, True)]


def test_who_has_left_is_there_for_the_manager_only(ann: Person, bo: Person, olga: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM)
    manager, colleague = Staff(olga), Staff(bo)
    assert ("Ann An" in names_in(manager.open(LIST)), names_in(manager.open(LIST, state="retired"))) == (False, ["Ann An"])
    assert "Ann An" not in names_in(colleague.open(LIST, state="retired"))
    assert [staff.open(DETAIL, ann.pk).status_code for staff in (manager, colleague)] == [200, 404]


def test_a_department_is_chosen_with_all_that_lies_below_it(ann: Person, bo: Person) -> None:
    child = DepartmentFactory(parent=ann.department)
    low = PersonFactory(name="低", department=child)
    PersonFactory(name="别")
    found = names_in(Staff(bo).open(LIST, department=ann.department_id))
    assert (set(found) == {"Ann An", "Bo Yan", "低"}, names_in(Staff(bo).open(LIST, department=child.pk))) == (True, [str(low)])


def test_who_is_away_today_stands_with_who_acts(ann: Person, tom: Person, bo: Person) -> None:
    today = MONDAY_9AM.date()
    absences.announce(ann, stand_in=tom, from_on=today, until_on=today + 2 * DAY, by=ann, now=MONDAY_9AM)
    listed = Staff(bo).open(LIST, state="away")
    assert (names_in(listed), "away until November 25" in words(listed)) == (["Ann An"], True)
    assert "Away until November 25 acting: Tom Tan" in words(Staff(bo).open(DETAIL, ann.pk))


def test_the_page_says_what_somebody_may_do(rita: Person, ann: Person) -> None:
    page = words(Staff(ann).open(DETAIL, rita.pk))
    assert ("may check visitors in and out, lend badges" in page, "Take away" in page) == (True, False)


def test_long_lists_and_pages_cost_the_same_for_thirty_as_for_one(olga: Person, ann: Person) -> None:
    staff, counts = Staff(olga), []
    for many in (1, 29):
        PersonFactory.create_batch(many, roles=[Role.EMPLOYEE])
        pages = (LIST, "department_list", "role_list")
        counts.append([queries(lambda page=page: staff.open(page)) for page in pages])
    assert counts[0] == counts[1]


def test_charlie_and_strangers_find_nobody(charlie: Person, ann: Person) -> None:
    assert [Staff(charlie).open(page, *args).status_code for page, *args in ((LIST,), (DETAIL, ann.pk), (ME,))] == [403] * 3
    assert Client().get("/people/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["/people/", "/people/duty/", "/people/me/", "/people/find/?q=an", "/people/roles/", "/welcome/x/"])
def test_a_kiosk_reaches_nothing_of_it_whoever_is_logged_in_there(olga: Person, path: str) -> None:
    browser = Client()
    browser.force_login(olga)
    browser.cookies[KIOSK_COOKIE] = paired_kiosk()[1]
    assert browser.get(path).status_code == 403


@pytest.mark.parametrize("who", ["ann", "rita"])
def test_only_the_manager_changes_people(who: str, bo: Person, request: pytest.FixtureRequest) -> None:
    staff = Staff(request.getfixturevalue(who))
    pages = [
        ("person_new",),
        (EDIT, bo.pk),
        (RETIRE, bo.pk),
        ("person_invite", bo.pk),
        ("person_give_role", bo.pk),
        ("person_take_role", bo.pk),
    ]
    assert {staff.press(page, *args, **FACTS).status_code for page, *args in pages} == {403}


def test_somebody_new_gets_a_link_chooses_a_password_and_logs_in(olga: Person, product: object) -> None:
    staff = Staff(olga)
    response = staff.press("person_new", **{**FACTS, "username": "Mei.O", "name": "欧阳梅", "department": product.pk})
    page = staff.client.get(response["Location"]).content.decode()
    link = re.search(r'class="fd-secret">https?://[^/]*(/welcome/[^<]*)<', page).group(1)
    assert "fd-secret" not in staff.client.get(response["Location"]).content.decode()  # shown once
    browser = Client()
    short = browser.post(link, {"password": "short", "again": "short"})
    apart = browser.post(link, {"password": "horse staple battery", "again": "horse staple"})
    assert "密码太短，至少要有 12 个字符。" in short.content.decode()
    assert ([short.status_code, apart.status_code], browser.get(link).status_code) == ([422, 422], 200)
    browser.post(link, {"password": "horse staple battery", "again": "horse staple battery"})
    assert browser.get(link).status_code == 404
    browser.post("/accounts/login/", {"login": "mei.o", "password": "horse staple battery"})
    assert browser.get("/people/").status_code == 200


def test_guessing_links_is_slowed_down(settings: object) -> None:
    browser = Client(REMOTE_ADDR="203.0.113.9")
    assert [browser.get(f"/welcome/{number}/").status_code for number in range(21)][-2:] == [404, 429]


def test_a_true_link_opens_however_many_wrong_ones_came_from_the_same_address(olga: Person, bo: Person) -> None:
    token = invitations.invite(bo, by=olga, now=MONDAY_9AM)
    browser = Client(REMOTE_ADDR="203.0.113.9")
    assert [browser.get(f"/welcome/{number}/").status_code for number in range(30)][-1] == 429
    assert browser.get(f"/welcome/{token}/").status_code == 200


@pytest.mark.parametrize("name", ["...", "  ", "a/b", "ﷺ" * 5])
def test_a_user_name_that_becomes_nothing_or_too_long_is_refused(olga: Person, name: str) -> None:
    answer = Staff(olga).press("person_new", **{**FACTS, "username": name})
    assert (answer.status_code, "user name." in words(answer), Person.objects.filter(name="安然").exists()) == (422, True, False)


@pytest.mark.parametrize(
    "nonsense",
    ["1" * 5000, "[" * 5000, "[" * 100_000, "[]", '{"title": ' + "[" * 900 + "]" * 900 + "}", '{"title": "' + "x" * 20_000 + '"}', "{"],
)
def test_a_page_that_no_longer_knows_what_it_showed_is_shown_again(olga: Person, bo: Person, nonsense: str) -> None:
    staff = Staff(olga)
    answer = staff.press(EDIT, bo.pk, **FACTS, title="经理", seen=nonsense)
    assert (answer.status_code, "经理" in answer.content.decode(), seen(answer)) == (422, True, "null")
    assert (staff.press(ME, seen=nonsense).status_code, Person.objects.filter(title="经理").exists()) == (422, False)


def test_half_a_letter_in_what_was_seen_is_carried_along(olga: Person, bo: Person) -> None:
    answer = Staff(olga).press(EDIT, bo.pk, **{**FACTS, "name": ""}, seen='{"title": "\\ud83d"}')
    assert (answer.status_code, seen(answer)) == (422, '{"title": "\\ud83d"}')


def test_a_form_that_cannot_be_saved_says_why_at_the_field_and_keeps_what_was_typed(olga: Person, ann: Person) -> None:
    response = Staff(olga).press("person_new", **{**FACTS, "username": "ann", "title": "经理", "mobile": "123"})
    assert (response.status_code, "this has 3 digits" in words(response), "经理" in response.content.decode()) == (422, True, True)
    taken = Staff(olga).press("person_new", **{**FACTS, "username": "ann"})
    assert (taken.status_code, "Somebody has this user name" in words(taken)) == (422, True)


def test_the_second_of_two_editors_sees_both_values_and_may_insist(olga: Person, ann: Person, rita: Person) -> None:
    rita.posts.create(role=Role.ADMIN_MANAGER)
    first, second = Staff(olga), Staff(rita)
    Person.objects.filter(pk=ann.pk).update(staff_number="N7", language="en", department=None, extension="1", email="")
    before = seen(first.open(EDIT, ann.pk))
    facts = {**FACTS, "extension": "1", "stand_in": ann.stand_in_id}
    first.press(EDIT, ann.pk, **facts, title="经理", seen=before)
    Person.objects.filter(pk=ann.pk).update(extension="2")
    response = second.press(EDIT, ann.pk, **facts, title="总监", seen=before)
    assert response.status_code == 422
    assert "Somebody else has put “经理” here meanwhile. Save again to have “总监”." in words(response)
    now = json.loads(seen(response))
    assert (now["title"], now["extension"], 'value="2"' in response.content.decode()) == ("经理", "2", True)
    second.press(EDIT, ann.pk, **{**facts, "extension": "2"}, title="总监", seen=seen(response))
    ann.refresh_from_db()
    assert (ann.title, ann.extension) == ("总监", "2")


def test_ann_keeps_her_own_few_facts_and_nothing_else(ann: Person, bo: Person) -> None:
    staff = Staff(ann)
    given = {"language": "en", "mobile": "138 0000 0003", "shares_mobile": "on", "stand_in": bo.pk, "title": "CEO", "name": "x"}
    assert staff.told(staff.press(ME, **given, seen=seen(staff.open(ME)))) == ["Saved."]
    ann.refresh_from_db()
    assert (ann.mobile, ann.shares_mobile, ann.stand_in, ann.title, ann.name) == ("13800000003", True, bo, "", "安然")


def test_retiring_says_what_ends_asks_who_takes_over_and_tells_what_happened(
    olga: Person, bo: Person, tom: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed(kind_of(monkeypatch, Clock.WALL), bo, MONDAY_9AM)
    staff = Staff(olga)
    page = words(staff.open(RETIRE, bo.pk))
    assert ("1 open to-do goes to whoever takes over." in page, "Product has no head then." in page) == (True, True)
    nobody = staff.press(RETIRE, bo.pk, to="")
    assert (nobody.status_code, "Choose who gets them." in words(nobody)) == (422, True)
    told = staff.told(staff.press(RETIRE, bo.pk, to=tom.pk))
    assert told == ["Bo Yan has left. 1 to-do is Tom Tan's now. Without a head now: Product."]
    assert (Todo.objects.get().holder, staff.open(RETIRE, bo.pk).status_code) == (tom, 404)
    assert "retired by Olga Ou" in words(staff.open(DETAIL, bo.pk))
    assert "no head" in words(staff.open("department_list"))
    staff.press("person_bring_back", bo.pk)
    bo.refresh_from_db()
    assert (bo.is_active, bo.posts.count()) == (True, 0)


def test_roles_are_given_and_taken_on_the_page_and_a_head_needs_a_department(olga: Person, ann: Person) -> None:
    staff = Staff(olga)
    staff.press("person_give_role", ann.pk, role="archivist")
    lacking = staff.press("person_give_role", ann.pk, role="department_head")
    assert (lacking.status_code, "Head of which department?" in words(lacking)) == (422, True)
    staff.press("person_take_role", ann.pk, role="employee")
    assert set(ann.posts.values_list("role", flat=True)) == {"archivist"}
    staff.open(LIST)
    last = staff.told(staff.press("person_take_role", olga.pk, role="admin_manager"))
    assert last == ["This is the last admin manager. Make somebody else one first, or nobody could."]
    assert staff.press("person_take_role", ann.pk, role="king").status_code == 404
