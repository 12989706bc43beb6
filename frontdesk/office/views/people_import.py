"""People by file: looked at first, then taken over by a worker while a page shows how far it is."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from frontdesk.excel.read import Problem, read
from frontdesk.office.forms.people import PeopleImportForm
from frontdesk.office.import_rows import Preview
from frontdesk.people import sheet
from frontdesk.people.actions import importing
from frontdesk.people.models import PeopleImport, Person
from frontdesk.people.paths import Paths
from frontdesk.people.permissions import Can
from frontdesk.people.plan import Plan
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused

MOST_PROBLEMS = 50


@gate(Can.MANAGE_PEOPLE)
def person_import(request: Request) -> HttpResponse:
    """A file is read, which is slow, and kept until it is confirmed; or every wrong cell is named."""
    form, problems = PeopleImportForm(request.POST or None, request.FILES or None), list[Problem]()
    if request.method == "POST" and form.is_valid():
        try:
            plan, problems = looked_at(form.cleaned_data["file"])
            if not problems:
                return redirect(importing.show(plan, by=request.user, now=timezone.now()))
        except Refused as error:
            refuse(form, error, {error.code: "file"})
    under_way = PeopleImport.objects.visible_to(request.user).under_way().order_by("-pk").first()
    context = {"form": form, "problems": problems[:MOST_PROBLEMS], "more_problems": max(len(problems) - MOST_PROBLEMS, 0)}
    status = 422 if form.errors or problems else 200
    return render(request, "office/person_import.html", {**context, "under_way": under_way, "most": sheet.MOST_ROWS}, status=status)


def looked_at(file: Any) -> tuple[Plan, list[Problem]]:
    """What a file asks for, compared with everybody as they stand now."""
    uploaded = read(file, rows=sheet.MOST_ROWS, columns=sheet.MOST_COLUMNS)
    people = Person.objects.select_related("stand_in").prefetch_related("posts")
    return sheet.parsed(uploaded, people, Paths())


def one(request: Request, pk: int) -> PeopleImport:
    """A file of this person's own."""
    return get_object_or_404(PeopleImport.objects.visible_to(request.user), pk=pk)


@gate(Can.MANAGE_PEOPLE)
def person_import_detail(request: Request, pk: int) -> HttpResponse:
    """What it would do; how far it is; what became of it."""
    job, now = one(request, pk), timezone.now()
    is_preview = not job.confirmed_at and not job.ended_at and not job.is_stale(now)
    preview = Preview(job, request.GET.get("page")) if is_preview else None
    return render(request, "office/person_import_detail.html", {"job": job, "preview": preview})


@gate(Can.MANAGE_PEOPLE)
@require_safe
def person_import_progress(request: Request, pk: int) -> HttpResponse:
    """The part of the page that a browser asks for every second until it is over."""
    return render(request, "office/_person_import_progress.html", {"job": one(request, pk)})


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def person_import_confirm(request: Request, pk: int) -> HttpResponse:
    """Hand to a worker what the preview showed, and nothing else."""
    job = one(request, pk)
    try:
        importing.confirm(job, by=request.user, now=timezone.now())
    except Refused as error:
        refused(request, error)
        return redirect("person_import")
    return redirect(job)
