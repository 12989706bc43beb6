"""Every read of the incidents. Who may know of one is said here and nowhere else."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import TruncDate

from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person
    from visitors.models.incident import Incident  # noqa: F401 - whose query set this is

IN_HANDS = ("assignee", "department__head")
WORDS = ("number", "title", "words", "demands", "place", "people", "outcome", "report", "lessons")


class IncidentQuerySet(models.QuerySet["Incident"]):
    def visible_to(self, person: "Person") -> "IncidentQuerySet":
        """Restricted: those who are named and nobody else, whatever their role. Else the desk, and whoever has to do with it."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        named = Q(pk__in=_of("IncidentNamed", person=person))
        everyday = Q(restricted_at__isnull=True)
        if person.can(Can.REPORT_INCIDENTS):
            return self.filter(named | everyday)
        mine = self._in_hands(person) | Q(reported_by=person) | Q(pk__in=_of("CorrectiveAction", owner=person))
        above = Q(department__parent__head=person) | Q(assignee__department__head=person)  # silence climbs to them
        above |= Q(pk__in=_of("CorrectiveAction", owner__department__head=person))
        return self.filter(named | everyday & (mine | above))

    def in_hands_of(self, person: "Person") -> "IncidentQuerySet":
        """Those this person sees and works on: given to them or to whom they stand in for, or they decide on it."""
        mine = Q(restricted_at__isnull=True) & self._in_hands(person) | Q(assignee=person)
        return self.visible_to(person).filter(mine | self._led(person))

    def led_by(self, person: "Person") -> "IncidentQuerySet":
        """Those this person decides on: gives to a department, judges how bad they are, restricts and closes."""
        return self.visible_to(person).filter(self._led(person))

    def report_visible_to(self, person: "Person") -> "IncidentQuerySet":
        """Those whose report this person may read: also whoever it was sent to, while the case is not restricted."""
        sent = Q(restricted_at__isnull=True, pk__in=_of("IncidentReading", person=person))
        if not person.can(Can.USE_OFFICE):
            return self.none()
        return self.filter(Q(pk__in=self.model._default_manager.visible_to(person).values("pk")) | sent)

    def ordinary_eyes(self) -> "IncidentQuerySet":
        """All that are not restricted: what totals are counted from, so that no total tells of the others."""
        return self.filter(restricted_at__isnull=True)

    def open(self) -> "IncidentQuerySet":
        return self.filter(closed_at__isnull=True)

    def unanswered(self) -> "IncidentQuerySet":
        return self.open().filter(answered_at__isnull=True, resolved_at__isnull=True)

    def reported(self) -> "IncidentQuerySet":
        return self.unanswered().filter(assigned_at__isnull=True)

    def assigned(self) -> "IncidentQuerySet":
        return self.unanswered().filter(assigned_at__isnull=False)

    def in_progress(self) -> "IncidentQuerySet":
        return self.open().filter(answered_at__isnull=False, resolved_at__isnull=True)

    def resolved(self) -> "IncidentQuerySet":
        return self.open().filter(resolved_at__isnull=False)

    def closed(self) -> "IncidentQuerySet":
        return self.filter(closed_at__isnull=False)

    def matching(self, text: str) -> "IncidentQuerySet":
        """By its number or any of its words."""
        return self.filter(reduce(or_, (Q(**{f"{field}__icontains": text}) for field in WORDS)))

    def _in_hands(self, person: "Person") -> Q:
        """Given to them, to whom they stand in for always, or to whom they stood in for on a day since it was reported."""
        found = Q()
        for who in IN_HANDS:
            away = {"stand_in": person, "ended_at__isnull": True, "until_on__gte": TruncDate("reported_at")}
            covered = self.model._default_manager.filter(**{f"{who}__absences__{key}": value for key, value in away.items()})
            found |= Q(**{who: person}) | Q(**{f"{who}__stand_in": person}) | Q(pk__in=covered.values("pk"))
        return found

    @staticmethod
    def _led(person: "Person") -> Q:
        """Of a restricted case those named to decide on it; of the others they and the role."""
        named = Q(pk__in=_of("IncidentNamed", person=person, leads=True))
        return named | Q(restricted_at__isnull=True) if person.can(Can.LEAD_INCIDENTS) else named


def _of(model: str, **asked: object) -> "models.QuerySet":
    """The incidents of rows beside them."""
    return apps.get_model("visitors", model)._default_manager.filter(**asked).values("incident")
