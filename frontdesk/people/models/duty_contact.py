"""Whom to call when something is wrong (值班联系人): a person, a department or a number outside the house."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.people import phones

if TYPE_CHECKING:
    from frontdesk.people.models.person import Person


class Duty(models.TextChoices):
    SECURITY = "security", _("security")
    PROPERTY = "property", _("property management")
    NETWORK = "network", _("network and computers")
    LEGAL = "legal", _("legal")

    @property
    def icon(self) -> str:
        return {"security": "shield", "property": "building", "network": "network", "legal": "scale"}[self.value]


class DutyContactQuerySet(models.QuerySet["DutyContact"]):
    def visible_to(self, reader: "Person") -> "DutyContactQuerySet":
        """Everybody with a log-in: in an emergency nobody asks for a role."""
        return self if reader.is_active else self.none()

    def people_on(self, duty: Duty) -> "list[Person]":
        """The colleagues who hear of it: those on the list, and the heads of the departments on it."""
        told = [contact.person or contact.department.head for contact in self.filter(duty=duty).in_words() if not contact.outside_number]
        return list({person.pk: person for person in told if person and person.is_active}.values())

    def in_words(self) -> "DutyContactQuerySet":
        """With what a line shows, in one query."""
        return self.select_related("person__department", "department__head")


class DutyContact(models.Model):
    duty = models.CharField(max_length=20, choices=Duty.choices)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="duties")
    department = models.ForeignKey("people.Department", models.PROTECT, null=True, blank=True, related_name="duties")
    outside_name = models.CharField(max_length=80, blank=True)
    outside_number = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=200, blank=True, help_text="when, where, what to say")

    objects = DutyContactQuerySet.as_manager()

    class Meta:
        ordering = ["duty", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, department__isnull=True, outside_number="")
                | Q(person__isnull=True, department__isnull=False, outside_number="")
                | (Q(person__isnull=True, department__isnull=True) & ~Q(outside_number="")),
                name="duty_contact_is_one_of_three",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.department or self.outside_name or self.outside_number)

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """What to dial and how it is shown, the best first: whoever stands on this list is called, so the mobile is shown too."""
        if self.person:
            told = [self.person.mobile, self.person.extension]
        elif self.department:
            head = self.department.head
            told = [self.department.phone] if self.department.phone else [head.extension if head else ""]
        else:
            told = [self.outside_number]
        return [(phones.dialled(number), phones.shown(number)) for number in told if number]
