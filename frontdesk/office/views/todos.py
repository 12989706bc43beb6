"""To-dos: mine, my team's, the desk's; done, agreed or refused, handed over, paused; and why each is due when it is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.todos import DecideForm, HandOverForm, PauseForm
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can, Role
from frontdesk.people.standing_in import covered_by
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos import explain
from frontdesk.todos.deciding import open_answers
from frontdesk.todos.describe import described, holds
from frontdesk.todos.handing_over import hand_over
from frontdesk.todos.models import Outcome, Todo, TodoQuerySet
from frontdesk.todos.pausing import pause, resume
from frontdesk.todos.promises import PROMISES
from frontdesk.web.back import back
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast

PER_PAGE = 50
REFUSALS = {
    "past": "until",
    "too-long": "until",
    "reason": "reason",
    "gone": "to",
    "same": "to",
    "has-it": "to",
    "may-not-see": "to",
    "words": "words",
}


def covering(person: Person, now: datetime) -> set[int]:
    """Ids of those whom this person acts for today."""
    return covered_by(person, timezone.localdate(now))


def shelves(person: Person) -> list[tuple[str, str]]:
    """The lists this person may choose from: (name in the address, words)."""
    heads = Department.objects.filter(head=person).exists()
    found = [
        ("mine", _("mine")),
        ("team", _("my team's")) if heads else None,
        ("desk", _("the desk's")) if Role.RECEPTIONIST in person.roles or person.can(Can.SEE_RULES) else None,
    ]
    return [shelf for shelf in found if shelf]


def on_shelf(name: str, person: Person, covered: set[int]) -> TodoQuerySet:
    if name == "team":
        return Todo.objects.of_team(person)
    if name == "desk":
        return Todo.objects.held_by_role(Role.RECEPTIONIST)
    return Todo.objects.held_by(person, covering=covered)


@gate(Can.USE_OFFICE)
def todo_list(request: Request) -> HttpResponse:
    """One list a person, one of the team for heads, one of the desk; red first, then what is due soonest."""
    now, person = timezone.now(), request.user
    choices, covered = shelves(person), covering(person, now)
    whose = request.GET.get("whose", "mine")
    if whose not in dict(choices):
        raise Http404
    is_done = request.GET.get("state") == "done"
    page = Paginator(ordered(on_shelf(whose, person, covered), is_done, now), PER_PAGE).get_page(request.GET.get("page"))
    rows = described(page, person, covering=covered)
    context = {"page": page, "rows": rows, "whose": whose, "shelves": choices, "is_done": is_done, "now": now}
    return render(request, "office/todo_list.html", {**context, "may_see_rates": person.can(Can.SEE_RULES)})


def ordered(found: TodoQuerySet, is_done: bool, now: datetime) -> TodoQuerySet:
    """Open ones by light and due, done ones newest first."""
    found = found.select_related("holder__department", "version")
    return found.filter(done_at__isnull=False).order_by("-done_at", "-pk") if is_done else found.open().by_light(now)


@gate(Can.USE_OFFICE)
def todo_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, one(request, pk))


def one(request: Request, pk: int) -> Todo:
    """A to-do that this person may see."""
    visible = Todo.objects.visible_to(request.user, covering=covering(request.user, timezone.now()))
    return get_object_or_404(
        visible.select_related("holder__department", "version", "done_by").prefetch_related("pauses__paused_by", "climbs"), pk=pk
    )


def show(request: Request, todo: Todo, *, status: int = 200, **forms: Any) -> HttpResponse:
    """One to-do with its sum, its ladder and what this person may do with it."""
    now = timezone.now()
    covered = covering(request.user, now)
    found = described([todo], request.user, covering=covered)
    if not found:
        raise Http404
    context = {
        "asks": PROMISES[todo.promise].asks(todo),
        **{"row": found[0], "todo": todo, "now": now, "sum": explain.sum_of(todo), "steps": explain.history(todo, now)},
        **{"pause_form": PauseForm(now=now), "hand_over_form": HandOverForm(), "decide_form": DecideForm()},
        **may(todo, request.user, mine=holds(todo, request.user, covering=covered), now=now),
        **forms,
    }
    return render(request, "office/todo_detail.html", context, status=status)


def may(todo: Todo, person: Person, *, mine: bool, now: datetime) -> dict[str, bool]:
    """What this person may do with a to-do as it stands."""
    kind, is_open, is_paused = PROMISES[todo.promise], todo.done_at is None, todo.is_paused(now)
    is_asked = is_open and mine and kind.decision is not None
    answers = open_answers(todo, person, now) if is_asked else ()
    return {
        "is_asked": is_asked,
        "may_agree": Outcome.AGREED in answers,
        "may_refuse": Outcome.REFUSED in answers,
        "may_pause": is_open and mine and kind.can_pause and not is_paused,
        "may_resume": mine and is_paused and kind.can_pause,
        "may_hand_over": is_open and kind.can_hand_over and (mine or may_lead(todo, person)),
    }


def may_lead(todo: Todo, person: Person) -> bool:
    """The head of the holder's department or of the one above it, and whoever answers for the rules."""
    return person.can(Can.SEE_RULES) or Todo.objects.of_team(person).filter(pk=todo.pk).exists()


def mine(request: Request, pk: int) -> Todo:
    """A to-do that this person holds, or acts for its holder; 403 when they may only see it."""
    todo = one(request, pk)
    if not holds(todo, request.user, covering=covering(request.user, timezone.now())):
        raise not_theirs(todo, request)
    return todo


def not_theirs(todo: Todo, request: Request) -> Exception:
    """Forbidden; not found where even what it is about is not for them."""
    known = described([todo], request.user, covering=covering(request.user, timezone.now()))
    return PermissionDenied("only its holder does this") if known else Http404()


def act(request: Request, todo: Todo, do: Callable[[], str], *, undo: str = "") -> HttpResponse:
    """Do one thing, say it in a toast, go back."""
    try:
        toast(request, do(), undo=undo)
    except Refused as error:
        refused(request, error)
    return back(request, todo.get_absolute_url())


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_tick(request: Request, pk: int) -> HttpResponse:
    """The holder, somebody who holds the role, or who acts for them says it is done."""
    todo = mine(request, pk)

    def tick() -> str:
        todos.tick(todo, by=request.user, now=timezone.now())
        return _("Done: %(title)s") % {"title": titled(todo, request)}

    return act(request, todo, tick, undo=reverse("todo_untick", args=[todo.pk]))


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_untick(request: Request, pk: int) -> HttpResponse:
    todo = mine(request, pk)

    def untick() -> str:
        todos.untick(todo, by=request.user, now=timezone.now())
        return _("Open again: %(title)s") % {"title": titled(todo, request)}

    return act(request, todo, untick)


def titled(todo: Todo, request: Request) -> str:
    about = PROMISES[todo.promise].describe([todo], request.user).get(todo.pk)
    return about.title if about else ""


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_pause(request: Request, pk: int) -> HttpResponse:
    todo, now = mine(request, pk), timezone.now()
    form = PauseForm(request.POST, now=now)
    if form.is_valid():
        try:
            pause(todo, **form.cleaned_data, by=request.user, now=now)
            toast(request, _("Paused. It goes on by itself on the date you gave."))
            return redirect(todo)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, todo, status=422, pause_form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_resume(request: Request, pk: int) -> HttpResponse:
    todo = mine(request, pk)

    def go_on() -> str:
        resume(todo, by=request.user, now=timezone.now())
        return _("The clock runs again.")

    return act(request, todo, go_on)


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_hand_over(request: Request, pk: int) -> HttpResponse:
    todo, now = one(request, pk), timezone.now()
    if not (holds(todo, request.user, covering=covering(request.user, now)) or may_lead(todo, request.user)):
        raise PermissionDenied("only its holder and their head hand it over")
    form = HandOverForm(request.POST)
    if form.is_valid():
        try:
            hand_over(todo, **form.cleaned_data, by=request.user, now=now)
            toast(request, _("%(name)s has it now and has been told.") % {"name": form.cleaned_data["to"]})
            return redirect("todo_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, todo, status=422, hand_over_form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def todo_decide(request: Request, pk: int) -> HttpResponse:
    """Agree, or refuse with words."""
    todo = mine(request, pk)
    form = DecideForm(request.POST)
    if form.is_valid():
        try:
            agreed = form.cleaned_data["answer"] == "agree"
            todos.decide(todo, by=request.user, agreed=agreed, words=form.cleaned_data["words"], now=timezone.now())
            toast(request, _("Agreed.") if agreed else _("Refused."))
            return back(request, todo.get_absolute_url())
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, todo, status=422, decide_form=form)
