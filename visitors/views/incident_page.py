"""The page of an incident: what this person may do with it now, and the steps of it, each posted to an address of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.web.files import files_beside
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors.actions import incidents, incidents_acting, incidents_assigning, incidents_closing, incidents_resolving, incidents_restricting
from visitors.forms import incidents as forms
from visitors.models import Complaint, CorrectiveAction, Incident, IncidentReading, Visit


@dataclass(frozen=True)
class Step:
    """A step as the page offers it: its form, the action behind it, what its button says and what a toast says when it is done."""

    form: type[forms.StepForm]
    do: Callable[..., Any]
    button: Any
    done: Any
    icon: str = "check"


STEPS: dict[str, Step] = {
    "answer": Step(
        forms.AnswerForm, incidents.answer, gettext_lazy("Take it in hand"), gettext_lazy("%(number)s is taken in hand"), "hand-stop"
    ),
    "note": Step(forms.NoteForm, incidents.note, pgettext_lazy("incident", "Note it"), gettext_lazy("Noted in %(number)s"), "pencil"),
    "check": Step(
        forms.ClaimForm, incidents_resolving.check_claim, gettext_lazy("Claim checked"), gettext_lazy("The claim is checked"), "eye"
    ),
    "assign": Step(
        forms.AssignForm, incidents_assigning.assign, gettext_lazy("Give it to them"), gettext_lazy("They are told at once"), "send"
    ),
    "grade": Step(
        forms.GradeForm,
        incidents_assigning.grade,
        gettext_lazy("Change the severity"),
        gettext_lazy("The severity is changed"),
    ),
    "resolve": Step(forms.ResolveForm, incidents_resolving.resolve, gettext_lazy("Resolved"), gettext_lazy("%(number)s is resolved")),
    "act": Step(
        forms.ActionForm,
        incidents_acting.add_action,
        gettext_lazy("Set the action"),
        gettext_lazy("The action is set, they are told"),
        "plus",
    ),
    "close": Step(
        forms.CloseForm, incidents_closing.close, gettext_lazy("Close the incident"), gettext_lazy("%(number)s is closed"), "lock"
    ),
    "reopen": Step(
        forms.WhyForm,
        incidents_resolving.reopen,
        pgettext_lazy("incident", "Open it again"),
        gettext_lazy("%(number)s is open again"),
        "refresh",
    ),
    "restrict": Step(
        forms.RestrictForm, incidents_restricting.restrict, gettext_lazy("Restrict it"), gettext_lazy("%(number)s is restricted"), "eye-off"
    ),
    "unrestrict": Step(
        forms.WhyForm,
        incidents_restricting.unrestrict,
        gettext_lazy("Lift the restriction"),
        gettext_lazy("%(number)s is no longer restricted"),
        "eye",
    ),
    "name": Step(
        forms.NameForm, incidents_restricting.name, gettext_lazy("Name them"), gettext_lazy("They may know of %(number)s"), "user-plus"
    ),
    "unname": Step(
        forms.UnnameForm,
        incidents_restricting.unname,
        gettext_lazy("Take them off"),
        gettext_lazy("They know of %(number)s no more"),
        "user-minus",
    ),
}
DONE = Step(forms.DoneForm, incidents_acting.do_action, gettext_lazy("Done"), gettext_lazy("The action is done"))
DROPPED = Step(forms.DropForm, incidents_acting.drop_action, gettext_lazy("Drop it"), gettext_lazy("The action is dropped"), "x")


def one(request: Request, pk: int) -> Incident:
    """The incident; for who may not know of it there is none."""
    rows = Incident.objects.visible_to(request.user).select_related(
        "department",
        "assignee",
        "visit",
        "reported_by",
        "assigned_by",
        "answered_by",
        "claim_checked_by",
        "resolved_by",
        "filed_by",
        "closed_by",
    )
    return get_object_or_404(rows, pk=pk)


def verbs_of(incident: Incident, person: Person) -> set[str]:
    """What this person, who sees it, may do with it as it stands."""
    seen = Incident.objects.filter(pk=incident.pk)
    leads = seen.led_by(person).exists()
    works = leads or seen.in_hands_of(person).exists()
    if incident.forgotten_at:
        return set()
    if incident.closed_at:
        return {"reopen", "unrestrict" if incident.restricted_at else "restrict"} if leads else set()
    verbs = {"note"}
    if works or person.can(Can.REPORT_INCIDENTS) or incident.reported_by_id == person.pk:
        verbs.add("amend")
    if works:
        verbs |= {"check", "act"} | ({"file", "reopen"} if incident.resolved_at else {"resolve"})
        verbs |= {"answer"} if not incident.answered_at and not incident.resolved_at else set()
    if leads:
        verbs |= {"name", "unname"} | ({"unrestrict"} if incident.restricted_at else {"restrict"})
        verbs |= {"close"} if incident.resolved_at else {"assign", "grade"}
    return verbs


def page(request: Request, incident: Incident, *, wrong: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """Everything about it; `wrong` are forms that were posted and refused, by the name of their step."""
    person, wrong = request.user, wrong or {}
    verbs = verbs_of(incident, person)
    actions = list(incident.actions.select_related("owner", "done_by", "dropped_by"))
    ready = "close" in wrong or may_close(incident, actions, verbs)
    context = {
        "incident": incident,
        "verbs": verbs,
        "steps": steps_of(incident, verbs, wrong),
        "first": next((name for name in ("answer", "resolve") if name in verbs), "close" if ready else ""),
        "actions": [(action, forms_of(action, person, verbs, wrong)) for action in actions],
        "open_actions": sum(action.is_open for action in actions),
        "now": timezone.now(),
        **beside(incident, person),
    }
    return render(request, "visitors/incident_detail.html", context, status=status)


def steps_of(incident: Incident, verbs: set[str], wrong: dict[str, Any]) -> dict[str, tuple[Step, Any, bool]]:
    """What can be done now: the step, its form, and whether that was refused."""
    given: dict[str, dict[str, Any]] = {"close": {"holds": incident.visit_id is not None}}
    offered = [name for name in STEPS if name in verbs]
    return {name: (STEPS[name], wrong.get(name) or STEPS[name].form(name=name, **given.get(name, {})), name in wrong) for name in offered}


def beside(incident: Incident, person: Person) -> dict[str, Any]:
    """What stands beside the incident on its page."""
    return {
        "entries": incident.entries.select_related("happened_by", "wording"),
        "named": incident.named.select_related("person"),
        "readings": readers(incident),
        "visit": Visit.objects.visible_to(person).filter(pk=incident.visit_id).first() if incident.visit_id else None,
        "complaint": Complaint.objects.visible_to(person).filter(incident=incident).first(),
        "owed": described(Todo.objects.open().about(incident).select_related("holder").order_by("due_at"), person),
        "files": files_beside(incident, person),
        "may_read_trail": person.can(Can.SEE_TRAIL),
    }


def readers(incident: Incident) -> list[list[IncidentReading]]:
    """Whom the report was sent to: those who have read it, then those who have not; no group without anybody."""
    sent = list(incident.readings.select_related("person").order_by("person__name_key"))
    groups = ([each for each in sent if each.read_at], [each for each in sent if not each.read_at])
    return [group for group in groups if group]


def may_close(incident: Incident, actions: list[CorrectiveAction], verbs: set[str]) -> bool:
    """Nothing is missing for it."""
    return "close" in verbs and incident.filed_at is not None and not any(action.is_open for action in actions)


def forms_of(action: CorrectiveAction, person: Person, verbs: set[str], wrong: dict[str, Any]) -> list[tuple[str, Step, Any, bool]]:
    """The steps of an open action: done by who has it or works on the incident, dropped by the latter."""
    if not action.is_open or not ("act" in verbs or (action.owner_id == person.pk and "note" in verbs)):
        return []
    offered = {"done": DONE, **({"drop": DROPPED} if "act" in verbs else {})}
    made = []
    for name, step in offered.items():
        key = f"action_{name}_{action.pk}"
        made.append((f"visitors:incident_action_{name}", step, wrong.get(key) or step.form(name=key), key in wrong))
    return made


@gate(Can.USE_OFFICE)
def incident_detail(request: Request, pk: int) -> HttpResponse:
    return page(request, one(request, pk))


def pressed(name: str) -> Callable[..., HttpResponse]:
    """The address of one step."""

    @gate(Can.USE_OFFICE)
    @require_POST
    @once
    def view(request: Request, pk: int) -> HttpResponse:
        incident = one(request, pk)
        if name not in verbs_of(incident, request.user):
            raise PermissionDenied("not theirs to do, or not now")
        given = {"holds": incident.visit_id is not None} if name == "close" else {}
        return taken(request, incident, STEPS[name], name, STEPS[name].form(request.POST, name=name, **given), incident)

    return view


def taken(request: Request, incident: Incident, step: Step, name: str, form: Any, subject: Any) -> HttpResponse:
    """Do the step, or show the page again with what was typed and what is wrong with it."""
    if form.is_valid():
        try:
            step.do(subject, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, str(step.done) % {"number": incident.number})
            return after(request, incident)
        except Refused as error:
            refuse(form, error, forms.REFUSALS)
    return page(request, incident, wrong={name: form}, status=422)


def after(request: Request, incident: Incident) -> HttpResponse:
    """Back to it; whoever has just given it out of their sight goes back to the list."""
    still = Incident.objects.visible_to(request.user).filter(pk=incident.pk).exists()
    return redirect(incident if still else "visitors:incident_list")


@gate(Can.USE_OFFICE)
@require_POST
@once
def incident_action_done(request: Request, pk: int) -> HttpResponse:
    return _ended(request, pk, "done", DONE)


@gate(Can.USE_OFFICE)
@require_POST
@once
def incident_action_drop(request: Request, pk: int) -> HttpResponse:
    return _ended(request, pk, "drop", DROPPED)


def _ended(request: Request, pk: int, name: str, step: Step) -> HttpResponse:
    seen = CorrectiveAction.objects.filter(incident__in=Incident.objects.visible_to(request.user))
    action = get_object_or_404(seen, pk=pk)
    incident, key = one(request, action.incident_id), f"action_{name}_{pk}"
    if not action.is_open or name not in {
        path.rpartition("_")[2] for path, *_rest in forms_of(action, request.user, verbs_of(incident, request.user), {})
    }:
        raise PermissionDenied("not theirs to do, or not now")
    return taken(request, incident, step, key, step.form(request.POST, name=key), action)
