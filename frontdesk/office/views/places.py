"""Sites, floors and places: the whole list, one place behind its label, and sheets of labels to print."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frontdesk.office.forms.places import MOST_LABELS, LabelsForm
from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor, Place, Site
from frontdesk.places.tokens import typed
from frontdesk.web.gate import gate
from frontdesk.web.place_links import link_of, links_for
from frontdesk.web.request import Request


@dataclass(frozen=True)
class Storey:
    """A floor with those of its places that the page shows."""

    floor: Floor
    places: list[Place]


def fits(place: Place, words: str) -> bool:
    """By either name, or by the code on the label."""
    return any(words.casefold() in name.casefold() for name in (place.name, place.name_en)) or place.token == typed(words)


def shown(*, words: str = "", closed: bool = False) -> list[tuple[Site, list[Storey]]]:
    """Every site with its floors and places in order; three queries. A search leaves only floors on which something fits."""
    tree = []
    for site in Site.objects.with_all_inside():
        storeys = []
        for floor in site.floors.all():
            places = [place for place in floor.places.all() if (closed or not place.closed_at) and (not words or fits(place, words))]
            if places or ((closed or not floor.closed_at) and not words):
                storeys.append(Storey(floor, places))
        if storeys or ((closed or not site.closed_at) and not words):
            tree.append((site, storeys))
    return tree


@gate(Can.USE_OFFICE)
def place_list(request: Request) -> HttpResponse:
    """The tree: a card a site, a row a floor."""
    words, closed = request.GET.get("q", "").strip()[:60], request.GET.get("closed") == "1"
    tree = shown(words=words, closed=closed)
    total = sum(len(storey.places) for _site, storeys in tree for storey in storeys)
    context = {"tree": tree, "total": total, "words": words, "closed": closed, "may_manage": request.user.can(Can.MANAGE_PLACES)}
    return render(request, "office/place_list.html", context)


@gate(Can.USE_OFFICE)
def place_page(request: Request, token: str) -> HttpResponse:
    """Where a label leads: the place, and what can be done there. An unknown or closed one is 404 and says so."""
    place = Place.objects.labelled(token)
    if place is None or place.closed_at:
        return render(request, "office/place_gone.html", {"place": place}, status=404)
    links = links_for(request.user, place)
    context = {"place": place, "floor": place.floor, "site": place.floor.site, "links": links}
    return render(request, "office/place_page.html", context | {"may_manage": request.user.can(Can.MANAGE_PLACES)})


@dataclass(frozen=True)
class Label:
    """One label: the place with its floor and site, and the address in its code."""

    place: Place
    floor: Floor
    site: Site
    link: str


def choices_of(tree: list[tuple[Site, list[Storey]]]) -> dict[str, tuple[Any, list[Label]]]:
    """What may be printed: everything, a site, a floor or a place, by its value in the address; words and labels."""
    found: dict[str, tuple[Any, list[Label]]] = {"": (_("everything"), [])}
    for site, storeys in tree:
        found[f"site-{site.pk}"] = (str(site), [])
        for storey in storeys:
            labels = [Label(place, storey.floor, site, link_of(place)) for place in storey.places]
            found[f"floor-{storey.floor.pk}"] = (f"{site} · {storey.floor}", labels)
            found |= {f"place-{label.place.pk}": (f"{site} · {storey.floor} · {label.place}", [label]) for label in labels}
            for wider in ("", f"site-{site.pk}"):
                found[wider][1].extend(labels)
    return found


@gate(Can.MANAGE_PLACES)
def place_labels(request: Request) -> HttpResponse:
    """Sheets of 3 × 8 labels on A4, for the browser's own print dialogue."""
    tree = shown()
    choices = choices_of(tree)
    form = LabelsForm(request.GET, choices=[(value, words) for value, (words, _labels) in choices.items()])
    if not form.is_valid() and "of" in form.errors:
        raise Http404
    labels = choices[form.cleaned_data["of"]][1]
    slots: list[Label | None] = [*[None] * ((form.cleaned_data.get("start") or 1) - 1), *labels]
    sheets = [slots[start : start + MOST_LABELS] for start in range(0, len(slots), MOST_LABELS)] if labels else []
    context = {"form": form, "sheets": sheets, "total": len(labels), "several": len(tree) > 1}
    context |= {"address": settings.BASE_URL, "is_reached": urlsplit(settings.BASE_URL).hostname not in ("127.0.0.1", "localhost")}
    return render(request, "office/place_labels.html", context, status=422 if form.errors else 200)
