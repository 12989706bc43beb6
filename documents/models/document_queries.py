"""Every read of the documents. All doors lead through `visible_to`: lists, search, counts, files, exports, notices and to-dos."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from documents.models.clearance import USUAL, Clearance
from documents.models.words import Level, Register
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from documents.models.document import Document


ONE_DAY = timedelta(days=1)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Every read of the documents."""

    def visible_to(self, reader: Person, *, covering: Collection[int] = ()) -> Self:
        """Cleared for its level, and named on it or acting for who is asked to sign it; who keeps documents sees what is not confidential.

        No role opens a confidential one: an administrator is no exception. One question.
        """
        from documents.models.document import Named  # noqa: PLC0415 - the model below whose reads these are

        if not reader.is_active or not reader.can(Can.READ_DOCUMENTS):
            return self.none()
        named = Named.objects.filter(person=reader).order_by()
        if reader.can(Can.KEEP_DOCUMENTS):  # nearly all of them: each is asked about, the cheap question first
            known = Q(level__lt=Level.CONFIDENTIAL) | Q(Exists(named.filter(document=OuterRef("pk"))))
        else:  # a few of many: found from the names
            known = Q(pk__in=named.values("document"))
        if covering:
            known |= Q(pk__in=self.model._default_manager.awaiting(covering).order_by().values("pk"))
        given = Clearance.objects.standing().filter(person=reader).values("level")[:1]
        return self.filter(known, level__lte=Coalesce(Subquery(given), Value(USUAL.value)))

    def known_by_number(self, reader: Person) -> Self:
        """The confidential register for who keeps it: which numbers there are, and nothing else of what they may not read."""
        return self.filter(register=Register.CONFIDENTIAL) if reader.can(Can.KEEP_CONFIDENTIAL) else self.none()

    def there(self) -> Self:
        """Not void."""
        return self.filter(voided_at__isnull=True)

    def ordinary(self) -> Self:
        """Not confidential."""
        return self.filter(level__lt=Level.CONFIDENTIAL)

    def registered_between(self, begin: datetime, end: datetime) -> Self:
        """Written into its register in this stretch: what came as it was registered, what goes out as it was issued."""
        came = Q(~Q(register=Register.OUTGOING), registered_at__gte=begin, registered_at__lt=end)
        return self.filter(came | Q(issued_at__gte=begin, issued_at__lt=end))

    def answered_between(self, begin: datetime, end: datetime) -> Self:
        """A signer answered in this stretch."""
        from documents.models.sign_off import Signing  # noqa: PLC0415

        return self.filter(pk__in=Signing.objects.answered_between(begin, end).order_by().values("step__sign_off__document"))

    def reported_between(self, begin: datetime, end: datetime) -> Self:
        """A department reported back in this stretch."""
        from documents.models.handling import Handling  # noqa: PLC0415

        return self.filter(pk__in=Handling.objects.reported_between(begin, end).order_by().values("document"))

    def twins_of(self, document: "Document") -> Self:
        """Perhaps the same paper: from its sender with its number; without a number, of the last day with its subject."""
        same = self.there().filter(source_key=document.source_key, number_key=document.number_key)
        if document.number_key:
            return same
        lately = document.registered_at - ONE_DAY
        return same.filter(registered_at__gte=lately, subject=document.subject) if document.subject else self.none()

    def matching(self, words: str) -> Self:
        """By number, subject, sender or addressee, or the sender's number."""
        columns = ("number", "subject", "source", "source_number", "text__addressed_to")
        return self.filter(reduce(or_, (Q(**{f"{column}__icontains": words}) for column in columns)))

    def being_signed(self) -> Self:
        """On its way through signers who have not all answered."""
        return self.there().filter(sign_offs__ended_at__isnull=True, sign_offs__returned_at__isnull=True, sign_offs__isnull=False)

    def returned(self) -> Self:
        """Sent back to who began its sign-off."""
        return self.there().filter(sign_offs__ended_at__isnull=True, sign_offs__returned_at__isnull=False)

    def to_finish(self) -> Self:
        """Approved, what goes out issued too, and not finished yet."""
        out = Q(register=Register.OUTGOING, issued_at__isnull=True)
        return self.there().filter(~out, approved_at__isnull=False, finished_at__isnull=True)

    def unsent(self) -> Self:
        """Registered, and nobody was asked anything about it."""
        return self.there().filter(
            ~Q(register=Register.OUTGOING), sign_offs__isnull=True, circulations__isnull=True, finished_at__isnull=True
        )

    def unissued(self) -> Self:
        """Outgoing, without a number yet."""
        return self.there().filter(register=Register.OUTGOING, issued_at__isnull=True)

    def drafts(self) -> Self:
        """With who drafted them: not sent for checking yet, sent back, or refused."""
        from documents.models.sign_off import SignOff  # noqa: PLC0415

        going = SignOff.objects.running().filter(document=OuterRef("pk"), returned_at__isnull=True)
        return self.unissued().filter(~Exists(going), approved_at__isnull=True)

    def to_issue(self) -> Self:
        """Approved, and no number drawn yet."""
        return self.unissued().filter(approved_at__isnull=False)

    def issued(self) -> Self:
        return self.there().filter(issued_at__isnull=False)

    def void(self) -> Self:
        return self.filter(voided_at__isnull=False)

    def awaiting(self, people: Collection[int]) -> Self:
        """That wait for the signature of one of these."""
        from documents.models.sign_off import Signing  # noqa: PLC0415

        asked = Signing.objects.asked().filter(signer__in=people).order_by()
        return self.filter(pk__in=asked.values("step__sign_off__document"))

    def circulating(self) -> Self:
        """That somebody has still to read."""
        from documents.models.circulation import Circulation  # noqa: PLC0415

        return self.there().filter(Exists(Circulation.objects.running().filter(document=OuterRef("pk"))))

    def to_read(self, person: Person) -> Self:
        """待阅: circulated to this person, who has not read it yet."""
        from documents.models.circulation import Reader  # noqa: PLC0415

        return self.there().filter(Exists(Reader.objects.asked().filter(circulation__document=OuterRef("pk"), person=person)))

    def read_by(self, person: Person) -> Self:
        """已阅: circulated to this person, who has read it."""
        from documents.models.circulation import Reader  # noqa: PLC0415

        return self.filter(Exists(Reader.objects.filter(circulation__document=OuterRef("pk"), person=person, read_at__isnull=False)))

    def with_where(self) -> Self:
        """With `where` for exports: whose signature it waits for first."""
        from documents.models.sign_off import Signing  # noqa: PLC0415

        first = Signing.objects.asked().filter(step__sign_off__document=OuterRef("pk")).order_by("asked_at", "pk")
        return self.annotate(where=Subquery(first.values("signer__name")[:1]))
