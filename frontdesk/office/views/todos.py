"""Ticking off a to-do, and taking the tick back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_tick(request: Request, pk: int) -> HttpResponse:
    """The holder, or somebody who holds the role, says it is done."""
    todo = get_object_or_404(Todo.objects.held_by(request.user), pk=pk)
    try:
        todos.tick(todo, by=request.user, now=timezone.now())
        toast(request, _("Done."), undo=reverse("todo_untick", args=[todo.pk]))
    except Refused as error:
        refused(request, error)
    return back(request, "/")


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_untick(request: Request, pk: int) -> HttpResponse:
    todo = get_object_or_404(Todo.objects.held_by(request.user), pk=pk)
    try:
        todos.untick(todo, by=request.user, now=timezone.now())
        toast(request, _("Open again."))
    except Refused as error:
        refused(request, error)
    return back(request, "/")
