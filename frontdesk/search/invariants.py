"""What must hold of the search: it says what the records say."""

from collections.abc import Iterable

from django.db import transaction

from frontdesk.invariants import invariant
from frontdesk.search.rows import batches, held, nobodys, orphans, stale
from frontdesk.search.sources import SOURCES


@invariant("search.rows")
def rows_are_true() -> Iterable[str]:
    """Every record has its rows, they say what it says, and nothing else has any. `search rebuild` mends it."""
    for source in SOURCES:
        for ids in batches(source):
            if wrong := stale(source, list(source.records().filter(pk__in=ids))):
                with transaction.atomic():  # somebody may have been at it: once more, and nobody changes it meanwhile
                    yield from (f"{source.kind} {pk} is missing or stale" for pk in stale(source, held(source, wrong)))
        yield from (f"{source.kind} {pk} is gone and still found" for pk in orphans(source))
    yield from (f"row {pk} belongs to nothing" for pk in nobodys())
