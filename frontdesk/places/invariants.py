"""What must hold of places: nothing open stands on what is closed."""

from collections.abc import Iterable

from frontdesk.invariants import invariant
from frontdesk.places.models import Floor, Place


@invariant("places.open_on_open")
def open_on_open() -> Iterable[str]:
    """An open place is on an open floor, an open floor on an open site."""
    places = Place.objects.open().filter(floor__closed_at__isnull=False).values_list("pk", flat=True)
    floors = Floor.objects.open().filter(site__closed_at__isnull=False).values_list("pk", flat=True)
    return [*(f"place {pk} is on a closed floor" for pk in places), *(f"floor {pk} is of a closed site" for pk in floors)]
