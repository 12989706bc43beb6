"""The directory: finding a colleague, one colleague's page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.office.departments import tree
from frontdesk.office.forms.people import GiveRoleForm
from frontdesk.people.cards import card
from frontdesk.people.models import Absence, Department, Person, Post
from frontdesk.people.models.person import PersonQuerySet
from frontdesk.people.names import distance
from frontdesk.people.paths import Paths
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from frontdesk.people.sheet import HEADS, Head
from frontdesk.people.words import may
from frontdesk.web.gate import gate
from frontdesk.web.pages import Ask, Choice, Column, Listing, ListPage
from frontdesk.web.request import Request

MOST, LOOKED_AT = 10, 60  # offered, and from how many the nearest are chosen


@gate(Can.FIND_PEOPLE)
def person_find(request: Request) -> JsonResponse:
    """At most ten: id, name, department. Never a phone number or an address."""
    words = request.GET.get("q", "").strip()[:80]
    people = Person.objects.active().named_like(words).select_related("department").order_by("name_key", "pk")[:LOOKED_AT] if words else []
    people = sorted(people, key=lambda person: distance(words, person.name, person.name_en))[:MOST]
    found = [{"id": person.pk, "name": str(person), "department": str(person.department or "")} for person in people]
    return JsonResponse({"people": found})


def away_today(rows: Any, ask: Ask) -> PersonQuerySet:
    return rows.away_on(timezone.localdate(ask.now))


PEOPLE = Listing(
    columns=(
        Column("name", gettext_lazy("Name"), sort="spellings"),
        Column("department", gettext_lazy("Department"), sort="department__name"),
        Column("title", pgettext_lazy("of a person", "Job title"), sort="title"),
        Column("extension", gettext_lazy("Extension"), sort="extension"),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice(
            "state",
            (
                ("away", gettext_lazy("away today"), away_today),
                ("retired", pgettext_lazy("people", "retired"), lambda rows, ask: rows.retired()),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    shown=lambda rows: rows.select_related("department"),
    sort="name",
)


def by_department(person: Person) -> Choice:
    """One option a department; with it all that lies below."""
    options = []
    for branch in tree(Department.objects.visible_to(person).open()):
        label = "\u2003" * branch.depth + str(branch.department)
        options.append((str(branch.department.pk), label, lambda rows, ask, below=branch.below: rows.filter(department__in=below)))
    return Choice("department", options, menu=gettext_lazy("All departments"))


def directory(request: Request, listing: Listing = PEOPLE) -> ListPage:
    """The list as this reader may see it: those who left only behind their chip."""
    person, state = request.user, PEOPLE.choices[0]
    if not person.can(Can.MANAGE_PEOPLE):
        state = replace(state, options=state.options[:1])
    rows = Person.objects.visible_to(person)
    if request.GET.get("state") != "retired":
        rows = rows.active()
    return replace(listing, choices=(by_department(person), state)).page(request, rows, now=timezone.now())


@gate(Can.SEE_PEOPLE)
def person_list(request: Request) -> HttpResponse:
    page = directory(request)
    away = absences_of(request.user, page.on_page)
    rows = [(person, away.get(person.pk)) for person in page.on_page]
    return render(request, "office/person_list.html", {"list": page, "rows": rows, "may_manage": request.user.can(Can.MANAGE_PEOPLE)})


@gate(Can.MANAGE_PEOPLE)
def person_export(request: Request) -> HttpResponse:
    """Everybody whom the list shows, under the heads that an import takes."""
    paths = Paths()
    written = [Column(name, head.label, text=told_with(head, paths), width=head.width, only_export=True) for name, head in HEADS.items()]
    listing = replace(
        PEOPLE, columns=(*PEOPLE.columns, *written), shown=lambda rows: rows.select_related("stand_in").prefetch_related("posts")
    )
    return directory(request, listing).xlsx(_("People"), plain="people")


def told_with(head: Head, paths: Paths) -> Callable[[Person], str]:
    return lambda person: head.told(person, paths)


def absences_of(reader: Person, people: list[Person]) -> dict[int, Absence]:
    """Today's absence of each of these who is away, by person; one query."""
    found = Absence.objects.visible_to(reader).on(timezone.localdate()).filter(person__in=people).select_related("stand_in")
    return {absence.person_id: absence for absence in found}


@gate(Can.SEE_PEOPLE)
def person_detail(request: Request, pk: int) -> HttpResponse:
    person = one(request, pk)
    return render(request, "office/person_detail.html", picture(request, person))


def one(request: Request, pk: int) -> Person:
    """A person whom this reader may see."""
    seen = Person.objects.visible_to(request.user).select_related("department__head", "stand_in", "retired_by").prefetch_related("heads")
    return get_object_or_404(seen, pk=pk)


def picture(request: Request, person: Person, **more: Any) -> dict[str, Any]:
    """What the page of one person shows to this reader."""
    today, reader = timezone.localdate(), request.user
    absences = Absence.objects.visible_to(reader).standing().filter(until_on__gte=today)
    coming = absences.select_related("person", "stand_in").order_by("from_on")
    held = [Role(name) for name in Post.objects.visible_to(reader).filter(person=person).order_by("pk").values_list("role", flat=True)]
    return {
        "person": person,
        "card": card(person, reader),
        "roles": [(role, may(PERMISSIONS[role])) for role in held],
        "away": coming.filter(person=person),
        "covers": coming.filter(stand_in=person),
        "today": today,
        "may_manage": reader.can(Can.MANAGE_PEOPLE),
        "role_form": GiveRoleForm(),
        **more,
    }
