"""会议签到: somebody is in the room, from a moment on; one row a booking and person, struck out when it was a slip."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from meetings.models.attendee import Attendee
from meetings.models.booking import Booking

PERSON = settings.AUTH_USER_MODEL
STANDS = Q(struck_at__isnull=True)


class SignInQuerySet(models.QuerySet["SignIn"]):
    """Every read of who signed in."""

    def standing(self) -> Self:
        return self.filter(STANDS)


class SignIn(models.Model):
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="sign_ins")
    person = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+", help_text="a colleague")
    guest = models.ForeignKey(Attendee, models.PROTECT, null=True, blank=True, related_name="+", help_text="somebody from outside")
    stands_for = models.ForeignKey(
        Attendee, models.PROTECT, null=True, blank=True, related_name="+", help_text="a colleague comes in place of this one"
    )
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", help_text="themselves, or who ticked them on the screen")
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SignInQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("sign_in", "signed"),
            pair("sign_in", "struck"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, guest__isnull=True) | Q(person__isnull=True, guest__isnull=False), name="sign_in_of_one"
            ),
            models.CheckConstraint(condition=Q(stands_for__isnull=True) | Q(guest__isnull=True), name="sign_in_colleagues_stand_in"),
            models.UniqueConstraint(fields=["booking", "person"], condition=STANDS & Q(person__isnull=False), name="signed_in_once"),
            models.UniqueConstraint(fields=["booking", "guest"], condition=STANDS & Q(guest__isnull=False), name="guest_signed_in_once"),
            models.UniqueConstraint(
                fields=["booking", "stands_for"], condition=STANDS & Q(stands_for__isnull=False), name="one_substitute_each"
            ),
        ]

    def __str__(self) -> str:
        return f"sign-in {self.pk}"
