"""Whoever began a sign-off hears within minutes when somebody who is asked lost the clearance for the document."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy

from documents.actions import chasing
from documents.models import Signing
from frontdesk.timed.rule import Rule


class NotCleared(Rule):
    """Whoever began a sign-off hears within minutes when somebody who is asked lost the clearance for the document.

    It looks at the world and not at the moment when a clearance is lowered: whoever was asked in that moment is found, too.
    """

    look = timedelta(minutes=5)
    title = gettext_lazy("Signers who are not cleared any more")
    sentence = gettext_lazy(
        "Who is asked to sign a document that they may not read any more, because their clearance was lowered, is named to who began its "
        "sign-off within minutes, once. Nobody is replaced by itself."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Signing]:
        return self.undone(Signing.objects.asked().not_cleared().select_related("signer", "step__sign_off__document"))

    def once(self, signing: Signing) -> str:
        return str(signing.pk)

    def what(self, signing: Signing, now: datetime) -> None:
        chasing.tell_not_cleared(signing, now=now)

    def about(self, signing: Signing) -> str:
        return f"{signing.step.sign_off.document} · {signing.signer}"
