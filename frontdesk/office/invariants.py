"""What must hold of the shared part's records."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Count, F, Q

from frontdesk.append_only import missing
from frontdesk.invariants import invariant
from frontdesk.journal.verify import verify
from frontdesk.outbox.models import Notice
from frontdesk.timed.rule import RULES
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES


@invariant("journal.seals")
def seals() -> Iterable[str]:
    """The sealed trail is what was sealed."""
    return (str(finding) for finding in verify())


@invariant("append_only.guards")
def guards() -> Iterable[str]:
    """The triggers that refuse changes to the trail and the ledger are in place."""
    return (f"{name} is missing" for name in missing(connection))


@invariant("outbox.once")
def notices_once() -> Iterable[str]:
    """One notice a cause, reader and channel."""
    twice = Notice.objects.values("cause", "reader_key", "channel").annotate(many=Count("pk")).filter(many__gt=1)
    return (f"{row['cause']} for {row['reader_key']} by {row['channel']}: {row['many']} times" for row in twice)


@invariant("outbox.one_end")
def notices_one_end() -> Iterable[str]:
    """A notice is sent or given up or overtaken, never two of these."""
    both = Q(sent_at__isnull=False, dead_at__isnull=False) | Q(sent_at__isnull=False, obsolete_at__isnull=False)
    return (f"notice {pk}" for pk in Notice.objects.filter(both).values_list("pk", flat=True))


@invariant("todos.next_move")
def todos_move() -> Iterable[str]:
    """A done to-do never moves; yellow comes no later than red."""
    wrong = Q(done_at__isnull=False, next_at__isnull=False) | Q(yellow_at__gt=F("red_at"))
    return (f"to-do {pk}" for pk in Todo.objects.filter(wrong).values_list("pk", flat=True))


@invariant("todos.known_promise")
def todos_known() -> Iterable[str]:
    """Every open to-do belongs to a promise that exists."""
    return (f"to-do {pk}: {name}" for pk, name in Todo.objects.open().values_list("pk", "promise") if name not in PROMISES)


@invariant("timed.names")
def names_apart() -> Iterable[str]:
    """A rule and a promise never share a name."""
    return sorted(set(RULES.names()) & set(PROMISES.names()))
