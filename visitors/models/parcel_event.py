"""The custody of a parcel: in whose hands it was and when, a row a step. The database refuses to change or delete a row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair


class Step(models.TextChoices):
    RECEIVE = "receive_parcel", _("parcel received")
    TELL = "tell_parcel", _("recipient told")
    REMIND = "remind_parcel", _("recipient reminded")
    AMEND = "amend_parcel", _("parcel corrected")
    GO_ROUND = "parcel_on_round", _("on the list of a round")
    GIVE_UP = "give_up_parcel", _("to go back to the carrier")
    COLLECT = "collect_parcel", _("parcel handed over")
    RETURN = "return_parcel", _("parcel handed to the carrier")
    UNDO = "undo_parcel", _("taken back")


class ParcelEvent(models.Model):
    """`person` is into whose hands, or for whom, it went with this step. No words: there is nothing to forget."""

    parcel = models.ForeignKey("visitors.Parcel", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20, choices=Step.choices)
    happened_at = models.DateTimeField()
    happened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    shelf = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [pair("parcel_event", "happened")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(Step(self.verb).label)
