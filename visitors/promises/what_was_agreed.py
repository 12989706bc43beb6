"""Within 24 hours of leaving it is noted what the visitor said and what was agreed."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Rung, Who
from visitors.models import Visit
from visitors.notices import about
from visitors.notices.outcome_owed import OutcomeOwed
from visitors.promises.about_visit import AboutVisit


class WhatWasAgreed(AboutVisit):
    """Within 24 hours of leaving it is noted what the visitor said and what was agreed."""

    title = gettext_lazy("What was agreed")
    sentence = gettext_lazy(
        "Within {limit} of leaving, host or desk note what the visitor said and what was agreed, or that there was nothing; "
        "after {warn} the host is reminded. Only for visitors whom the host received and who are thanked."
    )
    clock = Clock.WALL
    by_hand = True
    limit = Hours(24, gettext_lazy("Noted within"), 1, 168)
    warn = Hours(20, gettext_lazy("The host is reminded after"), 1, 168)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.warn, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(self.yellow(values), (Who.HOLDER,), OutcomeOwed, gettext_lazy("the host is reminded")),)

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        title = _("Note what %(visitor)s said and what was agreed") % {"visitor": visit.name}
        return Described(title, reverse("visitors:outcome_new", args=[visit.pk]), about(visit))
