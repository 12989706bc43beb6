"""Files beside a visit (seen by whoever sees the visit, added by its host and at the desk) and beside a parcel (photos, signatures)."""

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from visitors.models import Parcel, Visit


def host_or_desk(person: Person, visit: Visit) -> bool:
    """A visit that was made anonymous takes no more files."""
    return visit.forgotten_at is None and (person.can(Can.RECEIVE_VISITORS) or person.pk == visit.host_id)


takes_files(Visit, seen=Visit.objects.visible_to, may_add=host_or_desk)


def handles_parcels(person: Person, parcel: Parcel) -> bool:
    """A photo of damaged wrapping; the signature is there from the hand-over."""
    return parcel.forgotten_at is None and person.can(Can.HANDLE_PARCELS)


takes_files(Parcel, seen=Parcel.objects.visible_to, may_add=handles_parcels)
