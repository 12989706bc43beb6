"""Documents that are written in bulk: kept in memory with their sign-offs and circulations; all of it as the actions make it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from documents.actions.registering import key_of
from documents.finding.content import hash_from
from documents.models import (
    Circulation,
    Decision,
    Document,
    Handling,
    Named,
    Outcome,
    Reader,
    Recipient,
    Register,
    Signing,
    SignOff,
    Step,
    Text,
)
from documents.numbers import BY_REGISTER
from frontdesk.numbers.models import Counter, Number
from frontdesk.people.models import Person

BATCH = 500
BOUND = (Decision.AGREED, Decision.REFUSED)  # answers that keep the hash of what was signed


@dataclass
class Story:
    """One document and its way through the signers, none of it saved."""

    document: Document
    sign_offs: list[SignOff] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    signings: list[Signing] = field(default_factory=list)
    circulations: list[Circulation] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)
    handlings: list[Handling] = field(default_factory=list)
    named: dict[int, Named] = field(default_factory=dict)  # by person
    text: Text | None = None  # of what goes out, with whom it went to
    recipients: list[Recipient] = field(default_factory=list)

    def name(self, person: Person, why: Named.Why, *, by: Person, at: datetime) -> None:
        if person.pk not in self.named:
            self.named[person.pk] = Named(document=self.document, person=person, why=why, named_at=at, named_by=by)

    def end(self, sign_off: SignOff, outcome: Outcome, *, by: Person, at: datetime) -> None:
        """The document remembers how its last sign-off ended."""
        sign_off.ended_at, sign_off.ended_by, sign_off.outcome = at, by, outcome
        self.document.approved_at = at if outcome == Outcome.PASSED else None
        self.document.refused_at = at if outcome == Outcome.REFUSED else None

    @property
    def numbered_at(self) -> datetime:
        """What comes in has its number as it is registered, what goes out as it is issued."""
        return self.document.issued_at or self.document.registered_at

    @property
    def ended_at(self) -> datetime:
        return max([self.document.registered_at, *(each.ended_at for each in self.sign_offs if each.ended_at)])


def unsent(document: Document) -> Story:
    """Registered, and nobody was asked."""
    document.source_key, document.number_key = key_of(document.source), key_of(document.source_number)
    if document.proposal:
        document.proposed_at, document.proposed_by = document.registered_at, document.registered_by
    story = Story(document)
    story.name(document.registered_by, Named.Why.REGISTERED, by=document.registered_by, at=document.registered_at)
    return story


def write(stories: Sequence[Story]) -> None:
    """The oldest first; the real actions go on from the counters."""
    stories = sorted(stories, key=lambda story: story.document.registered_at)
    series = [each.name for each in BY_REGISTER.values()]
    counters = {(each.series, each.period): each for each in Counter.objects.filter(series__in=series)}
    numbers = [(story, _numbered(story, counters)) for story in sorted(stories, key=lambda story: story.numbered_at)]
    Document.objects.bulk_create([story.document for story in stories], BATCH)
    for story, number in numbers:
        number.subject_id = str(story.document.pk)
    Number.objects.bulk_create([number for _story, number in numbers], BATCH)
    Text.objects.bulk_create([story.text for story in stories if story.text], BATCH)
    Counter.objects.bulk_create(
        [Counter(series=each.series, period=each.period, last=each.last) for each in counters.values()],
        update_conflicts=True,
        unique_fields=["series", "period"],
        update_fields=["last"],
    )
    for story in stories:
        _hashed(story)
    SignOff.objects.bulk_create([each for story in stories for each in story.sign_offs], BATCH)
    Step.objects.bulk_create([each for story in stories for each in story.steps], BATCH)
    Signing.objects.bulk_create([each for story in stories for each in story.signings], BATCH)
    Circulation.objects.bulk_create([each for story in stories for each in story.circulations], BATCH)
    Reader.objects.bulk_create([each for story in stories for each in story.readers], BATCH)
    Handling.objects.bulk_create([each for story in stories for each in story.handlings], BATCH)
    Named.objects.bulk_create([each for story in stories for each in story.named.values()], BATCH)
    Recipient.objects.bulk_create([each for story in stories for each in story.recipients], BATCH)


def _numbered(story: Story, counters: dict[tuple[str, str], Counter]) -> Number:
    document, at = story.document, story.numbered_at
    series = BY_REGISTER[Register(document.register)]
    period = series.period_at(at)
    counter = counters.setdefault((series.name, period), Counter(series=series.name, period=period, last=0))
    counter.last += 1
    document.number = series.write(period, counter.last)
    void = {"voided_at": document.voided_at, "voided_by": document.voided_by, "void_reason": document.voided_because}
    subject = {"subject_type": Document._meta.label_lower, "drawn_at": at, **void}
    return Number(series=series.name, period=period, n=counter.last, text=document.number, **subject)


def _hashed(story: Story) -> None:
    if not story.sign_offs:
        return
    signed = hash_from(story.document, ())
    for sign_off in story.sign_offs:
        sign_off.sha256 = signed
    for signing in story.signings:
        signing.sha256 = signed if signing.decision in BOUND else ""
