"""People join, change, leave and come back; everybody keeps their own few facts."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.editing import EditForm
from frontdesk.office.forms.people import REFUSALS, MyForm, NewPersonForm, PersonForm, RetireForm
from frontdesk.office.views.invitations import show_link
from frontdesk.people.actions import invitations, people, retiring
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import Refused
from frontdesk.todos.leaving import HandedOver, leave
from frontdesk.todos.models import Todo
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast

RETIRE_REFUSALS = dict.fromkeys(("to-whom", "same", "gone", "no-role", "may-not-see"), "to")


@gate(Can.MANAGE_PEOPLE)
@once
def person_new(request: Request) -> HttpResponse:
    """A new colleague, an employee; their one-time link stands on the next page."""
    form, now = NewPersonForm(request.POST or None, initial={"language": "zh-hans"}), timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            person = people.join(**form.values, roles=(Role.EMPLOYEE,), by=request.user, now=now)
            show_link(request, person, invitations.invite(person, by=request.user, now=now))
            return redirect(person)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "office/person_new.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.MANAGE_PEOPLE)
@once
def person_edit(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.user).select_related("stand_in", "department"), pk=pk)
    form = saved(request, PersonForm(request.POST or None, record=person), person)
    if form is None:
        toast(request, _("Saved."))
        return redirect(person)
    return render(request, "office/person_edit.html", {"form": form, "person": person}, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@once
def person_me(request: Request) -> HttpResponse:
    """One's own language, mobile and usual stand-in; the rest is the office's."""
    person = get_object_or_404(Person.objects.visible_to(request.user).select_related("stand_in", "department"), pk=request.user.pk)
    form = saved(request, MyForm(request.POST or None, record=person), person)
    if form is None:
        toast(request, _("Saved."))
        return redirect("person_me")
    return render(request, "office/person_me.html", {"form": form, "person": person}, status=422 if form.errors else 200)


def saved(request: Request, form: EditForm, person: Person) -> EditForm | None:
    """The form to be shown, or None when what it holds was saved."""
    if request.method != "POST" or not form.is_valid():
        return form
    try:
        people.edit(person, values=form.values, seen=form.before_their_eyes(), by=request.user, now=timezone.now())
        return None
    except Changed as error:
        return form.anew(error)
    except Refused as error:
        refuse(form, error, REFUSALS)
    return form


@gate(Can.MANAGE_PEOPLE)
@once
def person_retire(request: Request, pk: int) -> HttpResponse:
    """What ends and what is left open, and who takes it over."""
    person = get_object_or_404(Person.objects.visible_to(request.user).active().select_related("stand_in"), pk=pk)
    form = RetireForm(request.POST or None, initial={"to": person.stand_in})
    if request.method == "POST" and form.is_valid():
        try:
            done = leave(person, to=form.cleaned_data["to"], by=request.user, now=timezone.now())
            toast(request, in_words(done, form.cleaned_data["to"]))
            return redirect(person)
        except Refused as error:
            refuse(form, error, RETIRE_REFUSALS)
    owed = Todo.objects.open().filter(holder=person).count()
    context = {"form": form, "person": person, "owed": owed, "departments": person.heads.all(), "duties": person.duties.all()}
    return render(request, "office/person_retire.html", context, status=422 if form.errors else 200)


def in_words(done: HandedOver, to: Person | None) -> str:
    """What happened, for the toast: who left, who has what, what needs somebody now."""
    said = [_("%(name)s has left.") % {"name": done.left.person}]
    if done.given:
        words = ngettext("%(n)d to-do is %(name)s's now.", "%(n)d to-dos are %(name)s's now.", done.given)
        said.append(words % {"n": done.given, "name": to})
    if done.kept:
        words = ngettext("%(n)d they may not see is yours.", "%(n)d they may not see are yours.", done.kept)
        said.append(words % {"n": done.kept})
    if done.left.departments:
        names = _(", ").join(str(department) for department in done.left.departments)
        said.append(_("Without a head now: %(names)s.") % {"names": names})
    if done.left.duties:
        names = _(", ").join(str(contact.get_duty_display()) for contact in done.left.duties)
        said.append(_("Taken off the duty contacts: %(names)s.") % {"names": names})
    return "".join(said) if get_language() == "zh-hans" else " ".join(said)


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def person_bring_back(request: Request, pk: int) -> HttpResponse:
    """Here again: roles and a log-in are given anew."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    try:
        retiring.bring_back(person, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is back. Give them roles and a new log-in link.") % {"name": person})
    except Refused as error:
        refused(request, error)
    return redirect(person)
