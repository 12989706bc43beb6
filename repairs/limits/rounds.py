"""What is aimed at on rounds."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Number


class RoundTargets(Limits):
    """The targets of the monthly page for rounds."""

    name = "repairs.round_targets"
    title = _("Targets of rounds")
    sentence = _("At least {environment} % of what the weekly check of the environment looks at is in order.")
    environment = Number(95, _("In order at the weekly check, per cent"), 1, 100)
