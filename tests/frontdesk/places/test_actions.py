"""Sites, floors and places: added, changed, moved, arranged, closed and opened again, each with its entry in the trail."""

from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from frontdesk.invariants import INVARIANTS
from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.places import tokens
from frontdesk.places.actions import adding, changing, closing
from frontdesk.places.models import Floor, Place, Site, Thing
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.places import a_floor, a_place, a_site
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
FEW = 8


def code_of(do: Any) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def verbs(thing: Thing) -> list[str]:
    return list(Entry.objects.about(thing).order_by("pk").values_list("verb", flat=True))


def in_order(floor: Floor) -> list[str]:
    return list(Place.objects.filter(floor=floor).in_order().values_list("name", flat=True))


def loose() -> list[str]:
    return list(INVARIANTS["places.open_on_open"][1]())


def test_what_is_added_stands_last_and_has_a_code_of_its_own(olga: Person) -> None:
    floor = a_floor(olga)
    places = [a_place(olga, name=name, floor=floor) for name in ("前台", "茶水间", "文印角")]
    assert in_order(floor) == ["前台", "茶水间", "文印角"]
    assert len({place.token for place in places}) == 3
    assert all(tokens.typed(place.code.lower()) == place.token for place in places)
    assert [verbs(thing) for thing in (floor.site, floor, places[0])] == [["add_site"], ["add_floor"], ["add_place"]]


def test_a_code_is_read_as_people_type_it_and_nothing_else_is_one() -> None:
    token = tokens.new_token()
    assert {tokens.typed(text) for text in (token, token.lower(), tokens.spaced(token), f" {token[:4]} {token[4:]} ")} == {token}
    assert {tokens.typed(text) for text in ("", "K7M2", token + "2", "K7M2-9QXO", "茶水间茶水间茶水", "../../etc")} == {""}


def test_a_name_is_used_once_where_it_stands_and_is_free_again_when_it_closed(olga: Person) -> None:
    floor = a_floor(olga)
    pantry = a_place(olga, floor=floor)
    assert code_of(lambda: a_place(olga, floor=floor)) == "twice"
    assert code_of(lambda: a_place(olga, name="  ", floor=floor)) == "name"
    assert code_of(lambda: a_site(olga)) == "twice"
    a_place(olga, floor=a_floor(olga, name="3 层", site=floor.site))
    closing.close(pantry, by=olga, now=MONDAY_9AM)
    a_place(olga, floor=floor)
    assert code_of(lambda: closing.reopen(pantry, by=olga, now=MONDAY_9AM)) == "twice"


def test_other_names_are_noted_with_what_stood_before_and_no_change_is_no_entry(olga: Person) -> None:
    place = a_place(olga)
    assert changing.edit(place, name="茶水间", name_en="Pantry", kind="room", by=olga, now=MONDAY_9AM) is False
    assert changing.edit(place, name="咖啡角", name_en="Coffee corner", kind="spot", by=olga, now=MONDAY_9AM) is True
    assert (place.name, place.kind, verbs(place)) == ("咖啡角", "spot", ["add_place", "edit_place"])
    assert Entry.objects.about(place).latest("pk").detail.data == {
        "old": {"name": "茶水间", "name_en": "Pantry", "kind": "room"},
        "new": {"name": "咖啡角", "name_en": "Coffee corner", "kind": "spot"},
    }
    other = a_place(olga, name="前台", floor=place.floor)
    assert code_of(lambda: changing.edit(other, name="咖啡角", by=olga, now=MONDAY_9AM)) == "twice"
    assert code_of(lambda: changing.edit(other, name=" ", by=olga, now=MONDAY_9AM)) == "name"


def test_a_place_moves_to_another_floor_stands_last_there_and_keeps_its_code(olga: Person) -> None:
    place = a_place(olga)
    third = a_floor(olga, name="3 层", site=place.floor.site)
    a_place(olga, name="机房", floor=third)
    token = place.token

    assert changing.move(place, to=third, by=olga, now=MONDAY_9AM) is True
    assert changing.move(place, to=third, by=olga, now=MONDAY_9AM) is False

    assert (in_order(third), place.token, verbs(place)) == (["机房", "茶水间"], token, ["add_place", "move_place"])


def test_nothing_moves_to_a_closed_floor_to_a_name_that_is_there_or_while_it_is_closed(olga: Person) -> None:
    place = a_place(olga)
    third, fourth = (a_floor(olga, name=name, site=place.floor.site) for name in ("3 层", "4 层"))
    a_place(olga, floor=third)
    closing.close(fourth, by=olga, now=MONDAY_9AM)
    codes = [code_of(lambda to=to: changing.move(place, to=to, by=olga, now=MONDAY_9AM)) for to in (third, fourth)]
    stale = Place.objects.select_related("floor").get(pk=place.pk)
    fifth, sixth = (a_floor(olga, name=name, site=place.floor.site) for name in ("5 层", "6 层"))
    changing.move(place, to=fifth, by=olga, now=MONDAY_9AM)
    codes.append(code_of(lambda: changing.move(stale, to=sixth, by=olga, now=MONDAY_9AM)))
    closing.close(place, by=olga, now=MONDAY_9AM)
    codes.append(code_of(lambda: changing.move(place, to=third, by=olga, now=MONDAY_9AM)))
    assert codes == ["twice", "closed", "elsewhere", "closed"]


def test_what_stands_in_a_list_is_arranged(olga: Person) -> None:
    floor = a_floor(olga)
    one, two, three = (a_place(olga, name=name, floor=floor) for name in ("一", "二", "三"))
    changing.arrange(three, after=None, by=olga, now=MONDAY_9AM)
    assert in_order(floor) == ["三", "一", "二"]
    changing.arrange(three, after=one, by=olga, now=MONDAY_9AM)
    assert in_order(floor) == ["一", "三", "二"]
    assert changing.arrange(three, after=one, by=olga, now=MONDAY_9AM) is False
    assert (
        code_of(
            lambda: changing.arrange(
                two, after=a_place(olga, floor=a_floor(olga, site=a_site(olga, name="二号楼"))), by=olga, now=MONDAY_9AM
            )
        )
        == "elsewhere"
    )
    assert verbs(three) == ["add_place", "arrange_place", "arrange_place"]
    first, second = floor.site, Site.objects.get(name="二号楼")
    changing.arrange(second, after=None, by=olga, now=MONDAY_9AM)
    assert list(Site.objects.in_order()) == [second, first]


def test_a_floor_with_open_places_closes_only_when_one_says_that_they_close_too(olga: Person) -> None:
    place = a_place(olga)
    floor = place.floor
    assert code_of(lambda: closing.close(floor, by=olga, now=MONDAY_9AM)) == "inside"
    assert Floor.objects.open().count() == 1

    assert closing.close(floor, with_inside=True, by=olga, now=MONDAY_9AM + HOUR) is True
    assert closing.close(floor, with_inside=True, by=olga, now=MONDAY_9AM + HOUR) is False

    place.refresh_from_db()
    assert (place.closed_at, place.closed_by, floor.closed_at) == (MONDAY_9AM + HOUR, olga, MONDAY_9AM + HOUR)
    assert (verbs(place), verbs(floor)) == (["add_place", "close_place"], ["add_floor", "close_floor"])
    assert code_of(lambda: a_place(olga, name="新", floor=floor)) == "closed"
    assert code_of(lambda: closing.reopen(place, by=olga, now=MONDAY_9AM)) == "closed"


def test_what_closed_with_a_site_opens_with_it_and_what_was_closed_before_stays_closed(olga: Person) -> None:
    before, pantry = (a_place(olga, name=name, floor=floor) for floor in [a_floor(olga)] for name in ("旧机房", "茶水间"))
    site = pantry.floor.site
    closing.close(before, by=olga, now=MONDAY_9AM)
    assert code_of(lambda: closing.close(site, by=olga, now=MONDAY_9AM + HOUR)) == "inside"
    closing.close(site, with_inside=True, by=olga, now=MONDAY_9AM + HOUR)
    assert [model.objects.open().count() for model in (Site, Floor, Place)] == [0, 0, 0]

    assert [closing.reopen(site, by=olga, now=MONDAY_9AM + 2 * HOUR) for _time in range(2)] == [True, False]

    assert [model.objects.open().count() for model in (Site, Floor, Place)] == [1, 1, 1]
    assert Place.objects.open().get() == pantry
    assert verbs(pantry) == ["add_place", "close_place", "reopen_place"]


def test_verify_names_what_is_open_on_what_is_closed(olga: Person) -> None:
    place = a_place(olga)
    assert loose() == []
    Floor.objects.update(closed_at=MONDAY_9AM)
    assert loose() == [f"place {place.pk} is on a closed floor"]
    Floor.objects.update(closed_at=None)
    Site.objects.update(closed_at=MONDAY_9AM)
    assert loose() == [f"floor {place.floor_id} is of a closed site"]


def test_the_database_knows_two_kinds_only(olga: Person) -> None:
    place = a_place(olga)
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=place.pk).update(kind="cupboard")


@pytest.mark.django_db(transaction=True)
def test_a_floor_that_closes_while_places_are_added_has_no_open_place(olga: Person) -> None:
    for turn in range(count(30, 4)):
        floor = a_floor(olga, site=a_site(olga, name=f"{turn} 号楼"))

        def one(number: int, floor: Floor = floor) -> object:
            if number % 2:
                return closing.close(floor, by=olga, now=MONDAY_9AM)
            return a_place(olga, name=f"房间{number}", floor=floor)

        answers = together(FEW, one)

        assert {answer.code if isinstance(answer, Refused) else type(answer).__name__ for answer in answers} <= {
            "closed",
            "inside",
            "Place",
            "bool",
        }
        assert loose() == []


@pytest.mark.django_db(transaction=True)
def test_control_without_holding_the_floor_a_place_is_open_on_a_closed_one(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    floor, both_have_looked = a_floor(olga), Barrier(2)

    def looked(*args: object) -> list[Place]:
        both_have_looked.wait()
        return []

    monkeypatch.setattr(adding, "held_open", looked)  # on PostgreSQL: no lock; on SQLite: no look before the write lock
    monkeypatch.setattr(closing, "open_inside", looked)
    monkeypatch.setattr("frontdesk.places.actions.adding.transaction.atomic", Unguarded)
    monkeypatch.setattr(closing, "held", lambda thing: thing)

    answers = together(
        2,
        lambda number: (
            adding.add_place(floor, name="新", by=olga, now=MONDAY_9AM) if number else closing.close(floor, by=olga, now=MONDAY_9AM)
        ),
    )

    assert ({type(answer).__name__ for answer in answers}, len(loose())) == ({"Place", "bool"}, 1)


class Unguarded:
    """A transaction that is none: every statement commits by itself."""

    def __init__(self, *args: object, **more: object):
        pass

    def __enter__(self) -> None:
        pass

    def __exit__(self, *args: object) -> None:
        pass


@pytest.mark.django_db(transaction=True)
def test_many_who_arrange_and_move_at_once_lose_nothing(olga: Person) -> None:
    floors = [a_floor(olga, name=name, site=site) for site in [a_site(olga)] for name in ("1 层", "2 层")]
    places = [a_place(olga, name=f"房间{number}", floor=floors[number % 2]) for number in range(FEW)]

    def one(number: int) -> bool:
        place = Place.objects.select_related("floor__site").get(pk=places[number].pk)
        if number % 3:
            return changing.move(place, to=floors[(number + 1) % 2], by=olga, now=MONDAY_9AM)
        return changing.arrange(place, after=None, by=olga, now=MONDAY_9AM)

    for _turn in range(count(20, 3)):
        answers = together(FEW, one)
        assert {type(answer).__name__ for answer in answers} <= {"bool", "Refused"}
        assert {answer.code for answer in answers if isinstance(answer, Refused)} <= {"elsewhere"}
    assert sorted(in_order(floors[0]) + in_order(floors[1])) == sorted(place.name for place in places)
