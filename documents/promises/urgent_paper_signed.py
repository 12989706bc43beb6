"""An urgent document is signed within 24 hours round the clock."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from documents.notices.urgent_paper_to_sign import UrgentPaperToSign
from documents.promises.signing import AboutSigning
from frontdesk.limits.values import Hours
from frontdesk.todos.promises import Clock, Rung, Who


class UrgentPaperSigned(AboutSigning):
    """An urgent document is signed within 24 hours round the clock."""

    title = gettext_lazy("Urgent documents to sign")
    sentence = gettext_lazy(
        "An urgent document is signed within {limit} round the clock; it is yellow from half of that time on. The signer hears at once "
        "and at half time; when the time is over the signer, the head and the admin manager hear. Nothing is ever signed by a time-out."
    )
    clock = Clock.WALL
    limit = Hours(24, gettext_lazy("Signed within"), 1, 240)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        everybody = (Who.HOLDER, Who.HEAD, Who.ADMIN_MANAGER)
        return (
            Rung(timedelta(), (Who.HOLDER,), UrgentPaperToSign, gettext_lazy("the signer hears of it")),
            Rung(self.yellow(values), (Who.HOLDER,), UrgentPaperToSign, gettext_lazy("the signer is reminded")),
            Rung(values.limit, everybody, UrgentPaperToSign, gettext_lazy("signer, head and admin manager are told")),
        )
