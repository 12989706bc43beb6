"""Files beside a visit, an incident, a complaint or a parcel: seen by whoever sees that, added by who works on it and at the desk."""

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from visitors.models import Complaint, Incident, Parcel, Visit


def host_or_desk(person: Person, visit: Visit) -> bool:
    """A visit that was made anonymous takes no more files."""
    return visit.forgotten_at is None and (person.can(Can.RECEIVE_VISITORS) or person.pk == visit.host_id)


takes_files(Visit, seen=Visit.objects.visible_to, may_add=host_or_desk)


def handles_parcels(person: Person, parcel: Parcel) -> bool:
    """A photo of damaged wrapping; the signature is there from the hand-over."""
    return parcel.forgotten_at is None and person.can(Can.HANDLE_PARCELS)


takes_files(Parcel, seen=Parcel.objects.visible_to, may_add=handles_parcels)


def while_open(person: Person, incident: Incident) -> bool:
    """Whoever sees an incident adds what proves it, until it is closed."""
    return incident.is_open


def own_or_led(person: Person, incident: Incident) -> bool:
    """What somebody else added is taken away by those alone who decide on incidents."""
    return person.can(Can.LEAD_INCIDENTS)


takes_files(Incident, seen=Incident.objects.visible_to, may_add=while_open, may_take_others=own_or_led)


def until_rated(person: Person, complaint: Complaint) -> bool:
    """Whoever sees a complaint adds photos and papers, until its customer was asked whether they are satisfied."""
    return complaint.forgotten_at is None and complaint.rated_at is None


def own_or_desk(person: Person, complaint: Complaint) -> bool:
    """What somebody else added is taken away at the desk alone, which writes complaints down."""
    return person.can(Can.TAKE_MESSAGES)


takes_files(Complaint, seen=Complaint.objects.visible_to, may_add=until_rated, may_take_others=own_or_desk)
