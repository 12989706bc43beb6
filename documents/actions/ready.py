"""What an outgoing document must be before it goes to its signers: without blanks, checked by one and approved by another."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from documents.finding.blanks import blanks
from documents.models import Document, Text
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless


def must_be_ready(document: Document, signers: Sequence[Iterable[Person]]) -> None:
    """`signers` of each step. Refused: issued, blanks, two-steps, own (nobody signs their own draft), same."""
    if not document.is_outgoing:
        return
    refuse_unless(document.issued_at is None, _("It is issued: its words stand."), "issued")
    left = blanks(document.subject, *Text.objects.get(document=document).parts)
    refuse_unless(not left, _("Not filled in yet: %(blanks)s.") % {"blanks": _(", ").join(left)}, "blanks")
    people = [person for step in signers for person in step]
    refuse_unless(len(signers) > 1, _("One checks it, then another approves it: two steps at least."), "two-steps")
    refuse_unless(document.registered_by not in people, _("Who drafted it neither checks nor approves it."), "own")
    refuse_unless(len(set(people)) == len(people), _("Who checks it and who approves it are two people."), "same")
