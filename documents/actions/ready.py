"""What an outgoing document must be before it goes to its signers: without blanks, checked by one and approved by another."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from documents.finding.blanks import blanks
from documents.models import Document, Signing, Text
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless


def must_be_ready(document: Document, signers: Sequence[Iterable[Person]]) -> None:
    """`signers` of each step. Refused: issued, blanks, two-steps, own (nobody signs their own draft), same."""
    if not document.is_outgoing:
        return
    refuse_unless(document.issued_at is None, _("It is issued: its words stand."), "issued")
    must_be_filled(document)
    people = [person for step in signers for person in step]
    refuse_unless(len(signers) > 1, _("One checks it, then another approves it: two steps at least."), "two-steps")
    refuse_unless(document.registered_by not in people, _("Who drafted it neither checks nor approves it."), "own")
    refuse_unless(len(set(people)) == len(people), _("Who checks it and who approves it are two people."), "same")


def must_be_filled(document: Document) -> None:
    """Nobody signs what still has blanks. Refused: blanks."""
    left = blanks(document.subject, *Text.objects.get(document=document).parts) if document.is_outgoing else ()
    refuse_unless(not left, _("Not filled in yet: %(blanks)s.") % {"blanks": _(", ").join(left)}, "blanks")


def must_be_another(person: Person, signing: Signing) -> None:
    """Whoever comes to sign what goes out later, by hand-over or for somebody who is away, is another than drafter and other signers.

    Refused: own, same.
    """
    sign_off = signing.step.sign_off
    if not sign_off.document.is_outgoing:
        return
    refuse_unless(person.pk != sign_off.document.registered_by_id, _("Who drafted it neither checks nor approves it."), "own")
    others = Signing.objects.counting().filter(step__sign_off=sign_off).exclude(step__position=signing.step.position)
    theirs = others.filter(Q(signer=person) | Q(decided_by=person, sha256=sign_off.sha256))
    refuse_unless(not theirs.exists(), _("Who checks it and who approves it are two people."), "same")
