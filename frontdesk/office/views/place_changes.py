"""Changing the list of places: new, other names and order, close and open again; the same pages for sites, floors and places."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.places import PlaceEditForm, PlaceForm
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.actions import adding, changing, closing
from frontdesk.places.models import Floor, Place, Site, Thing
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast

KINDS = ("site", "floor", "place")
FIELDS = {"name": "name", "twice": "name"}


def thing_or_404(kind: str, pk: int) -> Thing:
    if kind not in KINDS:
        raise Http404
    rows = {"site": Site.objects.all(), "floor": Floor.objects.select_related("site"), "place": Place.objects.select_related("floor__site")}
    return get_object_or_404(rows[kind], pk=pk)


def nothing_yet(request: Request, kind: str) -> Thing:
    """An unsaved site, or a floor or place on the open site or floor that `in` of the address names."""
    if kind == "site":
        return Site()
    named = request.GET.get("in", "")
    if kind not in KINDS or not (named.isascii() and named.isdigit() and len(named) < 18):
        raise Http404
    if kind == "floor":
        return Floor(site=get_object_or_404(Site.objects.open(), pk=int(named)))
    return Place(floor=get_object_or_404(Floor.objects.open().select_related("site"), pk=int(named)))


def to_list(thing: Thing) -> HttpResponseRedirect:
    """The list, at the floor or site that was changed."""
    at = thing.floor if isinstance(thing, Place) else thing
    return HttpResponseRedirect(f"{reverse('place_list')}#{at._meta.model_name}-{at.pk}", status=303)


def shown(request: Request, template: str, kind: str, thing: Thing, form: PlaceForm, **more: Any) -> HttpResponse:
    context = {"kind": kind, "thing": thing, "form": form, **more}
    return render(request, template, context, status=422 if form.errors or more.get("close_error") else 200)


@gate(Can.MANAGE_PLACES)
@once
def place_new(request: Request, kind: str) -> HttpResponse:
    """Name it; "another" keeps the page open for the next on the same floor."""
    thing = nothing_yet(request, kind)
    form = PlaceForm(request.POST or None, thing=thing)
    if request.method == "POST" and form.is_valid():
        try:
            made = add(thing, form.cleaned_data, by=request.user)
            toast(request, _("“%(name)s” is added.") % {"name": made})
            return HttpResponseRedirect(request.get_full_path(), status=303) if "another" in request.POST else to_list(made)
        except Refused as error:
            refuse(form, error, FIELDS)
    return shown(request, "office/place_new.html", kind, thing, form)


def add(thing: Thing, values: dict[str, str], *, by: Person) -> Thing:
    """The action that this kind of thing has."""
    now = timezone.now()
    if isinstance(thing, Place):
        return adding.add_place(thing.floor, **values, by=by, now=now)
    if isinstance(thing, Floor):
        return adding.add_floor(thing.site, **values, by=by, now=now)
    return adding.add_site(**values, by=by, now=now)


@gate(Can.MANAGE_PLACES)
@once
def place_edit(request: Request, kind: str, pk: int) -> HttpResponse:
    thing = thing_or_404(kind, pk)
    form = PlaceEditForm(request.POST or None, thing=thing)
    if request.method == "POST" and form.is_valid():
        try:
            change(thing, form, by=request.user)
            toast(request, _("“%(name)s” is saved.") % {"name": thing})
            return to_list(thing)
        except Refused as error:
            refuse(form, error, FIELDS)
            thing = thing_or_404(kind, pk)
    return shown(request, "office/place_edit.html", kind, thing, form, inside=closing.open_inside(thing))


def change(thing: Thing, form: PlaceEditForm, *, by: Person) -> None:
    """What the form says otherwise than the record: names, then the floor or else the order; whole or not at all."""
    now = timezone.now()
    with transaction.atomic():
        changing.edit(thing, **form.values, by=by, now=now)
        if isinstance(thing, Place) and form.to_floor:
            changing.move(thing, to=form.to_floor, by=by, now=now)
        elif form.is_arranged:
            changing.arrange(thing, after=form.stands_after, by=by, now=now)


@gate(Can.MANAGE_PLACES)
@require_POST
@once
def place_close(request: Request, kind: str, pk: int) -> HttpResponse:
    """Close it; with what is open inside only when the box says so."""
    thing = thing_or_404(kind, pk)
    try:
        closing.close(thing, with_inside="with_inside" in request.POST, by=request.user, now=timezone.now())
    except Refused as error:
        form, inside = PlaceEditForm(thing=thing), closing.open_inside(thing)
        return shown(request, "office/place_edit.html", kind, thing, form, inside=inside, close_error=str(error))
    toast(request, _("“%(name)s” is closed.") % {"name": thing}, undo=reverse("place_reopen", args=[kind, pk]))
    return to_list(thing)


@gate(Can.MANAGE_PLACES)
@require_POST
@once
def place_reopen(request: Request, kind: str, pk: int) -> HttpResponse:
    thing = thing_or_404(kind, pk)
    try:
        closing.reopen(thing, by=request.user, now=timezone.now())
        toast(request, _("“%(name)s” is open again.") % {"name": thing})
    except Refused as error:
        refused(request, error)
        return redirect("place_edit", kind, pk)
    return to_list(thing)
