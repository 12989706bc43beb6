"""What can be done at a place: areas hang links on its page, as entries on the menu, in their `menu.py`.

place_links.add("repairs.report", _("Report a repair here"), "tool", lambda place: f"/repairs/new/?place={place.pk}", Can.REPORT)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from frontdesk.registry import Registry


@dataclass(frozen=True)
class PlaceLink:
    name: str
    label: Any
    icon: str
    path: Callable[[Place], str]
    can: Can
    order: int = 50


PLACE_LINKS: Registry[PlaceLink] = Registry("link of a place")


def add(name: str, label: Any, icon: str, path: Callable[[Place], str], can: Can, order: int = 50) -> PlaceLink:
    return PLACE_LINKS.add(name, PlaceLink(name, label, icon, path, can, order))


def links_for(person: Person, place: Place) -> list[tuple[PlaceLink, str]]:
    """What this person may do there, in order, each with its address."""
    mine = sorted((link for link in PLACE_LINKS if person.can(link.can)), key=lambda link: link.order)
    return [(link, link.path(place)) for link in mine]


def path_of(place: Place) -> str:
    return reverse("place_page", args=[place.token])


def link_of(place: Place) -> str:
    """The address in its QR code."""
    return settings.BASE_URL + path_of(place)
