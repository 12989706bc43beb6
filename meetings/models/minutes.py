"""会议纪要: drafted by who takes them, looked through by the chair, issued; each issue is a version that stays as it is."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from frontdesk.facts import pair
from meetings.models.meeting import Meeting

PERSON = settings.AUTH_USER_MODEL
LONGEST = 20_000


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Every read of the minutes."""

    def with_the_chair(self) -> Self:
        """Sent to be looked through, and not answered."""
        return self.filter(sent_at__isnull=False).filter(Q(answered_at__isnull=True) | Q(answered_at__lt=F("sent_at")))

    def issued(self) -> Self:
        return self.filter(version__gt=0)


class Minutes(models.Model):
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    body = models.TextField(max_length=LONGEST)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True, help_text="to the chair")
    sent_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="issued or sent back")
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    sent_back_words = models.CharField(max_length=500, blank=True)
    version = models.PositiveSmallIntegerField(default=0, help_text="how often it was issued")

    objects = MinutesQuerySet.as_manager()

    class Meta:
        constraints = [*(pair("minutes", fact) for fact in ("saved", "sent", "answered"))]

    def __str__(self) -> str:
        return f"minutes {self.pk}"

    @property
    def is_with_the_chair(self) -> bool:
        return self.sent_at is not None and (self.answered_at is None or self.answered_at < self.sent_at)


class MinutesVersion(models.Model):
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = models.TextField(max_length=LONGEST)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            pair("minutes_version", "issued"),
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_once"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
