"""Who may change a meeting and its booking."""

from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.people.standing_in import covered_by
from frontdesk.refusal import refuse_unless
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Promise
from meetings.models import Meeting
from meetings.scope import Eyes, keeps_agenda, takes_part


def must_change(meeting: Meeting | None, by: Person) -> None:
    """Refused: not-yours. What is no meeting is changed by the office alone."""
    theirs = meeting is not None and meeting.is_arranged_by(by)
    refuse_unless(theirs or by.can(Can.RUN_MEETINGS), _("Only who booked it, the organiser and the office change it."), "not-yours")


def was_given(promise: type[Promise], subject: Model, person: Person, on: date) -> bool:
    """Whoever took over an open to-do from a colleague who left, or acts for one who is away on this day, answers in their place."""
    holders = {person.pk} | covered_by(person, on)
    return Todo.objects.open().about(subject).filter(promise=promise.name, holder__in=holders).exists()


def must_know(meeting: Meeting, by: Person) -> None:
    """Refused: not-yours. The office changes rooms and times of what it does not know, and no words."""
    refuse_unless(Eyes(by, [meeting]).know(meeting), _("Only who is in a confidential meeting changes its words."), "not-yours")


def must_take_part(meeting: Meeting, by: Person) -> None:
    """Refused: not-yours. Nobody lets themselves into a meeting."""
    refuse_unless(takes_part(meeting, by), _("Only who takes part decides who else does."), "not-yours")


def must_keep_agenda(meeting: Meeting, by: Person) -> None:
    """Refused: not-yours. The office keeps no agenda of a confidential meeting."""
    refuse_unless(keeps_agenda(meeting, by), _("Only who organises, leads or notes it and the office change the agenda."), "not-yours")
