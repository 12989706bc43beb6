"""The pages of places: the tree, the page behind a label, labels to print, and the manager's forms."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Can
from frontdesk.places.actions import closing
from frontdesk.places.models import Floor, Place, Site
from frontdesk.web import place_links
from tests.factories.places import a_floor, a_place, a_site
from tests.moments import MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
LIST, LABELS = "/settings/places/", "/settings/places/labels/"


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    def enter(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return enter


@pytest.fixture
def manager(olga: Person, signed_in: Callable[[Person], Client]) -> Client:
    return signed_in(olga)


@pytest.fixture
def pantry(olga: Person) -> Place:
    return a_place(olga)


def words_of(response: object) -> str:
    return response.content.decode()


# --- the page behind a label


def test_a_label_leads_to_its_place_however_its_code_is_typed(pantry: Place, ann: Person, signed_in: Callable[[Person], Client]) -> None:
    client = signed_in(ann)
    for code in (pantry.token, pantry.token.lower(), pantry.code):
        response = client.get(f"/p/{code}/")
        assert (response.status_code, response.context["place"]) == (200, pantry)
    assert "茶水间" in words_of(response)
    assert "Pantry" in words_of(response)


def test_a_stranger_logs_in_first_and_lands_at_the_place(pantry: Place) -> None:
    response = Client().get(f"/p/{pantry.token}/")
    assert response["Location"] == f"/accounts/login/?next=/p/{pantry.token}/"


def test_an_unknown_and_a_closed_code_answer_404_with_words(
    pantry: Place, olga: Person, ann: Person, signed_in: Callable[[Person], Client]
) -> None:
    Company.objects.create(name="远山科技", desk_phone="021 5555 8000")
    client = signed_in(ann)
    unknown = client.get("/p/22222222/")
    closing.close(pantry, by=olga, now=MONDAY_9AM)
    closed = client.get(f"/p/{pantry.token}/")
    assert [unknown.status_code, closed.status_code] == [404, 404]
    assert "没有这个编码的地点" in words_of(unknown)
    assert "“茶水间”已停用" in words_of(closed)
    assert all("021 5555 8000" in words_of(each) for each in (unknown, closed))


def test_who_has_no_rights_reads_no_place(pantry: Place, charlie: Person, signed_in: Callable[[Person], Client]) -> None:
    assert [signed_in(charlie).get(path).status_code for path in (LIST, f"/p/{pantry.token}/", "/p/22222222/")] == [403, 403, 403]


@pytest.fixture
def hung() -> Iterator[None]:
    """Two areas hang something on the page of every place, and nobody else does."""
    others = dict(place_links.PLACE_LINKS._things)
    place_links.PLACE_LINKS._things.clear()
    place_links.add("test.repair", "报修", "tool", lambda place: f"/repairs/new/?place={place.pk}", Can.USE_OFFICE)
    place_links.add("test.count", "盘点", "checklist", lambda place: f"/count/{place.pk}/", Can.MANAGE_PLACES, order=10)
    yield
    place_links.PLACE_LINKS._things.clear()
    place_links.PLACE_LINKS._things.update(others)


def test_areas_hang_what_can_be_done_on_the_page_and_each_reader_sees_their_own(
    hung: None, pantry: Place, ann: Person, olga: Person, signed_in: Callable[[Person], Client]
) -> None:
    seen = {
        person.username: [
            (link.label, path)
            for link, path in signed_in(person).get(f"/p/{pantry.token}/").context["links"]
            if link.name.startswith("test.")
        ]
        for person in (ann, olga)
    }
    repair = ("报修", f"/repairs/new/?place={pantry.pk}")
    assert seen == {"ann": [repair], "olga": [("盘点", f"/count/{pantry.pk}/"), repair]}


# --- the tree


def test_the_tree_shows_sites_floors_and_places_in_their_order_and_the_closed_ones_when_asked(olga: Person, manager: Client) -> None:
    floor = a_floor(olga)
    _one, two, _three = (a_place(olga, name=name, floor=floor) for name in ("一号间", "二号间", "三号间"))
    closing.close(two, by=olga, now=MONDAY_9AM)
    assert re.findall(r".号间(?=</(?:a|b)>)", words_of(manager.get(LIST))) == ["一号间", "三号间"]
    assert re.findall(r".号间(?=</(?:a|b)>)", words_of(manager.get(LIST + "?closed=1"))) == ["一号间", "二号间", "三号间"]


@pytest.mark.parametrize(("asked", "found"), [("茶水", 1), ("PANTRY", 1), ("机房", 1), ("不存在", 0)])
def test_a_place_is_found_by_either_name(olga: Person, manager: Client, asked: str, found: int) -> None:
    floor = a_place(olga).floor
    a_place(olga, name="机房", name_en="Server room", floor=floor)
    response = manager.get(LIST, {"q": asked})
    assert (response.status_code, response.context["total"]) == (200, found)


def test_a_place_is_found_by_the_code_on_its_label(pantry: Place, olga: Person, manager: Client) -> None:
    a_place(olga, name="机房", floor=pantry.floor)
    response = manager.get(LIST, {"q": pantry.code.lower()})
    assert response.context["total"] == 1


def test_an_employee_reads_the_tree_and_changes_nothing(pantry: Place, ann: Person, signed_in: Callable[[Person], Client]) -> None:
    client = signed_in(ann)
    assert f"/p/{pantry.token}/" in words_of(client.get(LIST))
    assert "/settings/places/place/" not in words_of(client.get(LIST))
    changing = [f"/settings/places/place/{pantry.pk}/{verb}" for verb in ("", "close/", "reopen/")]
    assert {client.post(path).status_code for path in (*changing, "/settings/places/site/new/", LABELS)} == {403}


def test_the_tree_and_the_labels_ask_as_much_for_thirty_places_as_for_one(olga: Person, manager: Client) -> None:
    floor = a_place(olga).floor
    manager.get(LIST)
    few = [queries(lambda path=path: manager.get(path)) for path in (LIST, LABELS)]
    for number in range(30):
        a_place(olga, name=f"房间{number}", floor=floor)
    for number in range(3):
        a_place(olga, floor=a_floor(olga, name=f"{number} 层", site=a_site(olga, name=f"{number} 号楼")))
    assert [queries(lambda path=path: manager.get(path)) for path in (LIST, LABELS)] == few
    assert max(few) <= 8


def test_an_empty_house_says_what_to_do_next(manager: Client, ann: Person, signed_in: Callable[[Person], Client]) -> None:
    assert "/settings/places/site/new/" in words_of(manager.get(LIST))
    assert "/settings/places/site/new/" not in words_of(signed_in(ann).get(LIST))
    assert "还没有地点" in words_of(signed_in(ann).get(LIST))


# --- labels


def test_a_sheet_holds_a_label_with_code_both_names_and_floor_of_every_open_place(olga: Person, manager: Client) -> None:
    floor = a_floor(olga)
    places = [a_place(olga, name=f"房间{number}", name_en=f"Room {number}", floor=floor) for number in range(30)]
    closing.close(places[-1], by=olga, now=MONDAY_9AM)
    response = manager.get(LABELS)
    page = words_of(response)
    assert [len(sheet) for sheet in response.context["sheets"]] == [24, 5]
    assert [page.count(f">{place.code}<") for place in places] == [1] * 29 + [0]
    assert (page.count('class="fd-qr"'), page.count('lang="en">Room '), page.count('lang="zh-Hans">2 层')) == (29, 29, 29)
    assert response.context["sheets"][0][0].link.endswith(f"/p/{places[0].token}/")


def test_labels_of_one_floor_or_place_begin_where_the_sheet_is_still_whole(pantry: Place, olga: Person, manager: Client) -> None:
    other = a_floor(olga, name="3 层", site=pantry.floor.site)
    for number in range(2):
        a_place(olga, name=f"房间{number}", floor=other)
    counts = {of: manager.get(LABELS, {"of": of}).context["total"] for of in ("", f"site-{other.site_id}", f"floor-{other.pk}")}
    assert list(counts.values()) == [3, 3, 2]
    sheets = manager.get(LABELS, {"of": f"place-{pantry.pk}", "start": "24"}).context["sheets"]
    assert [(len(sheet), sheet.count(None)) for sheet in sheets] == [(24, 23)]
    assert [manager.get(LABELS, {"start": start}).status_code for start in ("25", "0", "x")] == [422, 422, 422]
    assert manager.get(LABELS, {"of": "floor-99999"}).status_code == 404


def test_labels_that_no_phone_could_follow_are_not_printed_unwarned(pantry: Place, manager: Client, settings: Any) -> None:
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert "http://127.0.0.1:8000，手机打不开" in words_of(manager.get(LABELS))
    settings.BASE_URL = "https://desk.yuanshan.example"
    assert "手机打不开" not in words_of(manager.get(LABELS))
    assert manager.get(LABELS).context["sheets"][0][0].link == f"https://desk.yuanshan.example/p/{pantry.token}/"


# --- the manager's forms


def test_the_manager_enters_a_site_its_floors_and_places_one_after_another(manager: Client) -> None:
    answers = [manager.post("/settings/places/site/new/", {"name": "远山大厦", "name_en": "Yuanshan Tower"})]
    site = Site.objects.get()
    answers.append(manager.post(f"/settings/places/floor/new/?in={site.pk}", {"name": "2 层", "name_en": "2F"}))
    floor = Floor.objects.get()
    new = f"/settings/places/place/new/?in={floor.pk}"
    answers.append(manager.post(new, {"name": "茶水间", "name_en": "", "kind": "room", "another": "1"}))
    answers.append(manager.post(new, {"name": "文印角", "name_en": "", "kind": "spot"}))
    assert [answer.status_code for answer in answers] == [303] * 4
    assert [answer["Location"] for answer in answers] == [
        f"{LIST}#site-{site.pk}",
        f"{LIST}#floor-{floor.pk}",
        new,
        f"{LIST}#floor-{floor.pk}",
    ]
    assert list(Place.objects.in_order().values_list("name", "kind")) == [("茶水间", "room"), ("文印角", "spot")]


def test_a_form_that_is_wrong_keeps_what_was_typed_and_says_why_beside_the_field(pantry: Place, manager: Client) -> None:
    new = f"/settings/places/place/new/?in={pantry.floor_id}"
    empty = manager.post(new, {"name": "", "name_en": "Nameless", "kind": "room"})
    twice = manager.post(new, {"name": "茶水间", "name_en": "Second", "kind": "spot"})
    assert [empty.status_code, twice.status_code] == [422, 422]
    assert ('value="Nameless"' in words_of(empty), 'value="Second"' in words_of(twice)) == (True, True)
    assert list(twice.context["form"].errors) == ["name"]


@pytest.mark.parametrize(
    "path",
    [
        "/settings/places/shed/new/",
        "/settings/places/floor/new/",
        "/settings/places/place/new/?in=x",
        "/settings/places/place/new/?in=99999",
        "/settings/places/shed/1/",
        "/settings/places/site/99999/",
    ],
)
def test_what_there_is_not_is_404(manager: Client, path: str) -> None:
    assert manager.get(path).status_code == 404


def test_names_floor_and_order_change_on_one_page(pantry: Place, olga: Person, manager: Client) -> None:
    second = a_place(olga, name="文印角", floor=pantry.floor)
    third = a_floor(olga, name="3 层", site=pantry.floor.site)
    page = reverse("place_edit", args=["place", second.pk])
    same = {"name": "文印角", "name_en": "Printer corner", "kind": "spot", "floor": second.floor_id, "after": "first"}

    assert manager.post(page, same).status_code == 303
    assert list(Place.objects.in_order()) == [second, pantry]
    assert manager.post(page, same | {"floor": third.pk}).status_code == 303

    second.refresh_from_db()
    assert (second.floor, second.name_en, second.kind) == (third, "Printer corner", "spot")
    assert manager.post(page, same | {"floor": 99999}).status_code == 422


def test_a_refused_move_leaves_the_names_as_they_were(pantry: Place, olga: Person, manager: Client) -> None:
    third = a_floor(olga, name="3 层", site=pantry.floor.site)
    a_place(olga, name="咖啡角", floor=third)
    values = {"name": "咖啡角", "name_en": "", "kind": "room", "floor": third.pk, "after": "first"}
    response = manager.post(reverse("place_edit", args=["place", pantry.pk]), values)
    pantry.refresh_from_db()
    assert (response.status_code, pantry.name, pantry.floor.name) == (422, "茶水间", "2 层")


def test_closing_a_floor_asks_about_its_places_and_is_taken_back_whole(pantry: Place, manager: Client) -> None:
    floor = pantry.floor
    close, reopen = (reverse(f"place_{verb}", args=["floor", floor.pk]) for verb in ("close", "reopen"))

    refused = manager.post(close)
    assert (refused.status_code, "还有 1 个地点在用" in words_of(refused), Floor.objects.open().count()) == (422, True, 1)
    assert manager.post(close, {"with_inside": "1"})["Location"] == f"{LIST}#floor-{floor.pk}"
    assert (Floor.objects.open().count(), Place.objects.open().count()) == (0, 0)
    assert f'action="{reopen}"' in words_of(manager.get(LIST))  # the toast takes it back
    assert manager.post(reopen).status_code == 303
    assert (Floor.objects.open().count(), Place.objects.open().count()) == (1, 1)


def test_a_place_cannot_open_on_a_closed_floor(pantry: Place, manager: Client) -> None:
    manager.post(reverse("place_close", args=["floor", pantry.floor_id]), {"with_inside": "1"})
    response = manager.post(reverse("place_reopen", args=["place", pantry.pk]), follow=True)
    assert (response.redirect_chain[-1][0], "请先恢复" in words_of(response)) == (reverse("place_edit", args=["place", pantry.pk]), True)


def test_the_page_is_read_in_english_with_the_chinese_name_beside(
    pantry: Place, ann: Person, signed_in: Callable[[Person], Client]
) -> None:
    Person.objects.filter(pk=ann.pk).update(language="en")
    page = words_of(signed_in(ann).get(f"/p/{pantry.token}/"))
    assert "<h1>Pantry</h1>" in page
    assert '<div class="fd-other" lang="zh-Hans">茶水间</div>' in page
