"""Sites, floors and places, added by the real actions."""

from typing import Any

from frontdesk.people.models import Person
from frontdesk.places.actions.adding import add_floor, add_place, add_site
from frontdesk.places.models import Floor, Place, Site
from tests.moments import MONDAY_9AM


def a_site(by: Person, name: str = "远山大厦", name_en: str = "Yuanshan Tower") -> Site:
    return add_site(name=name, name_en=name_en, by=by, now=MONDAY_9AM)


def a_floor(by: Person, name: str = "2 层", name_en: str = "2F", site: Site | None = None) -> Floor:
    return add_floor(site or a_site(by), name=name, name_en=name_en, by=by, now=MONDAY_9AM)


def a_place(by: Person, name: str = "茶水间", name_en: str = "Pantry", floor: Floor | None = None, **more: Any) -> Place:
    return add_place(floor or a_floor(by), name=name, name_en=name_en, **more, by=by, now=MONDAY_9AM)
