"""派给谁: a ticket offered to a technician, who accepts or declines before a moment."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from repairs.models.ticket import Ticket

OPEN_OFFER = Q(accepted_at__isnull=True, declined_at__isnull=True, expired_at__isnull=True, withdrawn_at__isnull=True)


class OfferQuerySet(models.QuerySet["Offer"]):
    """Every read of the offers."""

    def open(self) -> Self:
        """Neither accepted nor declined, run out or taken back."""
        return self.filter(OPEN_OFFER)

    def of_cycle(self, ticket: "Ticket") -> Self:
        """Of this ticket, since it was reported or opened again."""
        return self.filter(ticket=ticket, cycle=ticket.cycle)

    def run_out(self, now: datetime) -> Self:
        """Nobody answered, and the time is over."""
        return self.open().filter(until_at__lte=now)


class Offer(models.Model):
    """One open offer a ticket; an emergency goes to the whole team at once (`is_broadcast`)."""

    ticket = models.ForeignKey("repairs.Ticket", models.PROTECT, related_name="offers")
    cycle = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="offers")
    is_broadcast = models.BooleanField(default=False)
    why = models.JSONField(default=dict, help_text="what the choice was made by, as codes and ids: told in words when it is shown")
    offered_at = models.DateTimeField()
    until_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.CharField(max_length=200, blank=True)
    expired_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="somebody else took it, or it was not wanted any more")

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ticket"], condition=OPEN_OFFER & Q(is_broadcast=False), name="one_open_offer_a_ticket"),
            models.UniqueConstraint(fields=["ticket", "person"], condition=OPEN_OFFER, name="one_open_offer_a_ticket_and_person"),
            models.UniqueConstraint(
                fields=["ticket", "cycle"], condition=Q(accepted_at__isnull=False, withdrawn_at__isnull=True), name="one_accepts_an_offer"
            ),
            models.CheckConstraint(condition=Q(until_at__gt=F("offered_at")), name="offer_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(declined_at__isnull=False, accepted_at__isnull=False), name="offer_answered_once"),
        ]
        indexes = [
            models.Index(fields=["until_at"], condition=OPEN_OFFER, name="offer_running_out"),
            models.Index(fields=["person", "-accepted_at"], condition=Q(accepted_at__isnull=False), name="offer_last_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} → {self.person}"
