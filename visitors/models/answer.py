"""What the host answered when told that the visitor is here."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.facts import pair


class Answer(models.Model):
    class Kind(models.TextChoices):
        ON_MY_WAY = "on_my_way", gettext_lazy("on my way")
        IN_MINUTES = "in_minutes", gettext_lazy("in a few minutes")
        BRING_UP = "bring_up", gettext_lazy("desk, please bring them up")
        COLLEAGUE = "colleague", gettext_lazy("a colleague comes")
        NOT_EXPECTING = "not_expecting", gettext_lazy("not expecting anybody")

    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    colleague = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints = [pair("answer", "answered")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.short

    @property
    def by(self) -> models.Model:
        return self.answered_by

    @property
    def short(self) -> str:
        """For the desk: a few characters."""
        kind = self.Kind
        return {
            kind.ON_MY_WAY: _("Coming"),
            kind.IN_MINUTES: _("In %(n)d min") % {"n": self.minutes or 0},
            kind.BRING_UP: _("Bring up"),
            kind.COLLEAGUE: _("Colleague comes"),
            kind.NOT_EXPECTING: _("Not expecting"),
        }[kind(self.kind)]

    def said_to_visitor(self, host: str) -> str:
        """For the visitor: a sentence. "Not expecting" is never said by a machine; the desk says it."""
        kind = self.Kind
        name = str(self.colleague) if self.colleague else host
        return {
            kind.ON_MY_WAY: _("%(name)s is on the way"),
            kind.IN_MINUTES: _("%(name)s comes in about %(n)d minutes"),
            kind.BRING_UP: _("Reception will take you to %(name)s"),
            kind.COLLEAGUE: _("%(name)s will come to meet you"),
            kind.NOT_EXPECTING: _("Please speak to reception"),
        }[kind(self.kind)] % {"name": name, "n": self.minutes or 0}
