"""可阅密级: up to which level a person may read. Without a row: internal. Each change is a new row; the newest that stands counts."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models.words import Level
from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role

PERSON = settings.AUTH_USER_MODEL
USUAL = Level.INTERNAL


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    def standing(self) -> "ClearanceQuerySet":
        return self.filter(ended_at__isnull=True)

    def visible_to(self, reader: Person) -> "ClearanceQuerySet":
        """Who gives them sees all, everybody their own."""
        return self if reader.can(Can.GIVE_CLEARANCE) else self.filter(person=reader)

    def of_keepers(self, level: int) -> "ClearanceQuerySet":
        """Of those who keep documents and may read this level."""
        roles = [role for role in Role if Can.KEEP_DOCUMENTS in PERMISSIONS[role]]
        keepers = Person.objects.active().filter(posts__role__in=roles)
        return self.standing().filter(level__gte=level, person__in=keepers).select_related("person").order_by("person__name_key")

    def level_of(self, person: Person) -> int:
        """Up to which level this person may read; whoever left reads nothing (-1)."""
        if not person.is_active or not person.can(Can.READ_DOCUMENTS):
            return -1
        level = self.standing().filter(person=person).values_list("level", flat=True).first()
        return USUAL if level is None else level

    def levels_of(self, people: Collection[Person]) -> dict[int, int]:
        """The same of many, by id, in one question where their posts were read with them."""
        given = dict(self.standing().filter(person__in=people).values_list("person", "level"))
        reads = {each.pk: each.is_active and each.can(Can.READ_DOCUMENTS) for each in people}
        return {pk: given.get(pk, USUAL) if reads[pk] else -1 for pk in reads}


class Clearance(models.Model):
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="clearances")
    level = models.PositiveSmallIntegerField(choices=Level)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("clearance", "ended"),
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at__isnull=True), name="clearance_one_standing"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="clearance_level_known"),
            models.CheckConstraint(
                condition=Q(given_by__isnull=True) | ~Q(given_by=models.F("person")), name="clearance_not_given_to_oneself"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_level_display())
