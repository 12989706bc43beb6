"""A one-time link by which a person chooses their own password. Only a hash of it is kept."""

from datetime import datetime

from django.db import models

from frontdesk.facts import pair


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self, now: datetime) -> "InvitationQuerySet":
        """Neither used nor ended nor run out, of somebody who has not left."""
        return self.filter(used_at__isnull=True, ended_at__isnull=True, until_at__gt=now, person__retired_at__isnull=True)

    def standing(self) -> "InvitationQuerySet":
        """Neither used nor ended."""
        return self.filter(used_at__isnull=True, ended_at__isnull=True)


class Invitation(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="a newer link, or the person has left")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [pair("invitation", "made")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
