"""A document that waits for a signature is signed within five working days: yellow after three, red after five."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from documents.notices.paper_unsigned import PaperUnsigned
from documents.promises.signing import AboutSigning
from frontdesk.limits.values import Days
from frontdesk.todos.promises import Clock, Rung, Who


class PaperSigned(AboutSigning):
    """A document that waits for a signature is signed within five working days: yellow after three, red after five."""

    title = gettext_lazy("Documents to sign")
    sentence = gettext_lazy(
        "A document that waits for a signature turns yellow after {yellow_after} and red after {limit}. The signer hears at once, and "
        "again when it turns yellow; when it turns red the signer's head is told too. Nothing is ever signed by a time-out."
    )
    clock = Clock.DAYS
    yellow_after = Days(3, gettext_lazy("Yellow after"), 1, 30)
    limit = Days(5, gettext_lazy("Red after"), 1, 60)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.yellow_after, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), PaperUnsigned, gettext_lazy("the signer is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.HEAD), PaperUnsigned, gettext_lazy("the signer is reminded, the head told")),
        )
