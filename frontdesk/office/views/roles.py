"""Roles in words: what each may do, who has it; given and taken on a person's page."""

from collections import defaultdict

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.people import GiveRoleForm
from frontdesk.office.views.people import one, picture
from frontdesk.people.actions import roles
from frontdesk.people.models import Person, Post
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from frontdesk.people.words import may
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast

SHOWN = 12  # how many holders of a role are named; the rest are counted


@gate(Can.SEE_PEOPLE)
def role_list(request: Request) -> HttpResponse:
    """Every role: what it may do, and who has it."""
    holders: dict[str, list[Person]] = defaultdict(list)
    for post in Post.objects.visible_to(request.user).select_related("person").order_by("person__name_key", "pk"):
        holders[post.role].append(post.person)
    rows = [(role, may(PERMISSIONS[role]), holders[role][:SHOWN], len(holders[role]) - SHOWN) for role in Role]
    return render(request, "office/role_list.html", {"rows": rows})


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def person_give_role(request: Request, pk: int) -> HttpResponse:
    person, form = one(request, pk), GiveRoleForm(request.POST)
    if form.is_valid():
        role, department = Role(form.cleaned_data["role"]), form.cleaned_data["department"]
        try:
            if roles.give(person, role=role, department=department, by=request.user, now=timezone.now()):
                toast(request, _("%(name)s: %(role)s from now on.") % {"name": person, "role": role.label})
            return redirect(person)
        except Refused as error:
            refuse(form, error, {"department": "department", "closed": "department"})
    return render(request, "office/person_detail.html", picture(request, person, role_form=form), status=422)


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def person_take_role(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    name = request.POST.get("role", "")
    if name not in Role.values:
        raise Http404
    try:
        if roles.take(person, role=Role(name), by=request.user, now=timezone.now()):
            toast(request, _("%(name)s: no longer %(role)s.") % {"name": person, "role": Role(name).label})
    except Refused as error:
        refused(request, error)
    return redirect(person)
