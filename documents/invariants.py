"""What must hold of documents: numbers, sign-offs, to-dos and papers agree with each other, what was signed is what is stored."""

from collections.abc import Iterable
from itertools import groupby, pairwise

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from documents.finding.tampering import changed
from documents.models import Circulation, Document, HandOver, Named, Outcome, Paper, Reader, Register, Signing, SignOff
from documents.numbers import BY_REGISTER
from documents.promises.paper_signed import PaperSigned
from documents.promises.urgent_paper_signed import UrgentPaperSigned
from frontdesk.invariants import invariant
from frontdesk.numbers.models import Number
from frontdesk.todos.models import Todo

SIGNING = (PaperSigned.name, UrgentPaperSigned.name)


@invariant("documents.papers")
def papers() -> Iterable[str]:
    """Who holds a paper is what its ledger says; the ledger counts from one without a hole, and nobody hands on what they don't hold."""
    rows = HandOver.objects.order_by("paper", "number").values_list("paper", "number", "giver", "taker")
    ledgers = {paper: list(moves) for paper, moves in groupby(rows.iterator(chunk_size=2000), key=lambda row: row[0])}
    for pk, moves, holder in Paper.objects.values_list("pk", "moves", "kept_by").iterator(chunk_size=2000):
        ledger = ledgers.get(pk, [])
        if [number for _paper, number, _giver, _taker in ledger] != list(range(1, moves + 1)):
            yield f"paper {pk}: {moves} moves, its ledger has {len(ledger)}"
        elif ledger[-1][3] != holder:
            yield f"paper {pk}: held by {holder}, its ledger says {ledger[-1][3]}"
        elif any(before[3] != after[2] for before, after in pairwise(ledger)):
            yield f"paper {pk}: somebody handed on what they did not hold"


@invariant("documents.numbers")
def numbers() -> Iterable[str]:
    """The register and the book of numbers say the same."""
    series = {each.name for each in BY_REGISTER.values()}
    rows = Number.objects.filter(series__in=series, subject_type=Document._meta.label_lower)
    given = {int(pk): (text, at is not None) for pk, text, at in rows.order_by("pk").values_list("subject_id", "text", "voided_at")}
    for document in Document.objects.order_by("pk").only("pk", "number", "voided_at").iterator(chunk_size=500):
        text, is_void = given.pop(document.pk, ("", document.voided_at is not None))
        if (text, is_void) != (document.number, document.voided_at is not None):
            yield f"document {document.pk} says {document.number or 'no number'}, the book of numbers {text or 'none'}"
    yield from (f"{text} was given to document {pk}, which is not there" for pk, (text, _is_void) in sorted(given.items()))


@invariant("documents.outgoing_texts")
def outgoing_texts() -> Iterable[str]:
    """What goes out has its text, and nothing else has one."""
    loose = Document.objects.filter(register=Register.OUTGOING, text__isnull=True)
    wrong = Document.objects.exclude(register=Register.OUTGOING).filter(text__isnull=False)
    yield from (f"outgoing document {pk} has no text" for pk in loose.values_list("pk", flat=True))
    yield from (f"document {pk} has a text and does not go out" for pk in wrong.values_list("pk", flat=True))


@invariant("documents.circulations")
def circulations() -> Iterable[str]:
    """A circulation runs while somebody has to read it, and in each of them somebody is asked."""
    open_ = Exists(Reader.objects.open().filter(circulation=OuterRef("pk")).order_by())
    asked = Exists(Reader.objects.asked().filter(circulation=OuterRef("pk")))
    yield from (
        f"circulation {pk} runs and asks nobody" for pk in Circulation.objects.running().exclude(asked).values_list("pk", flat=True)
    )
    ended = Circulation.objects.filter(open_, ended_at__isnull=False)
    yield from (f"circulation {pk} has ended and somebody has still to read it" for pk in ended.values_list("pk", flat=True))


@invariant("documents.signed")
def signed() -> Iterable[str]:
    """Every file of every signed document, read to its end, is what was signed."""
    return changed()


@invariant("documents.running_steps")
def running_steps() -> Iterable[str]:
    """A sign-off that goes on has one step that runs; one that was sent back or has ended has none."""
    running = Count("steps", filter=Q(steps__begun_at__isnull=False, steps__ended_at__isnull=True))
    goes_on = Q(ended_at__isnull=True, returned_at__isnull=True)
    wrong = SignOff.objects.annotate(n=running).filter(goes_on & ~Q(n=1) | ~goes_on & Q(n__gt=0))
    return (f"sign-off {pk} has {n} running steps" for pk, n in wrong.order_by("pk").values_list("pk", "n"))


@invariant("documents.asked")
def asked() -> Iterable[str]:
    """Whoever is asked to sign has an open to-do and is named on the document; nobody else has such a to-do."""
    owed = Todo.objects.open().filter(subject_type=Signing._meta.label_lower, promise__in=SIGNING)
    holders = dict(owed.order_by("pk").values_list("subject_id", "holder"))
    named = Exists(Named.objects.filter(document=OuterRef("step__sign_off__document"), person=OuterRef("signer")))
    rows = Signing.objects.asked().annotate(is_named=named).order_by("pk").values_list("pk", "signer", "is_named")
    for pk, signer, is_named in rows:
        if holders.pop(pk, None) != signer:
            yield f"signing {pk} is asked and has no open to-do of its signer"
        if not is_named:
            yield f"signing {pk} is asked of somebody who is not named on the document"
    yield from (f"the to-do of signing {pk} is open, and nobody is asked" for pk in sorted(holders))


@invariant("documents.outcomes")
def outcomes() -> Iterable[str]:
    """A document is approved or refused as its last sign-off that ended says."""
    last = SignOff.objects.filter(document=OuterRef("pk"), ended_at__isnull=False).order_by("-number").values("outcome")[:1]
    ended = Document.objects.annotate(last=Coalesce(Subquery(last), Value("")))
    passed, refused = Q(last=Outcome.PASSED), Q(last=Outcome.REFUSED)
    approved = Q(approved_at__isnull=False) & ~passed | Q(approved_at__isnull=True) & passed
    wrong = ended.filter(approved | Q(refused_at__isnull=False) & ~refused | Q(refused_at__isnull=True) & refused)
    return (
        f"document {pk} is not what its last sign-off says: {last or 'none'}" for pk, last in wrong.order_by("pk").values_list("pk", "last")
    )
