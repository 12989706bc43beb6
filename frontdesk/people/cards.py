"""What one colleague may read about another: the one place that decides."""

from dataclasses import dataclass

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can


@dataclass(frozen=True)
class Card:
    """A person as one reader may see them. Name, staff number, department, title, extension and e-mail are for every colleague."""

    person: Person
    mobile: str  # '' when there is none or the reader may not see it
    is_kept: bool  # the reader keeps the list, or it is themselves: user name and language too
    hides_mobile: bool  # there is a number that this reader is not shown


def card(person: Person, reader: Person) -> Card:
    """The mobile is for whoever shares it, themselves, and those who must reach everybody (the desk, the manager)."""
    mine, keeps = person.pk == reader.pk, reader.can(Can.MANAGE_PEOPLE)
    sees = person.shares_mobile or mine or reader.can(Can.SEE_MOBILES)
    return Card(person, person.mobile if sees else "", keeps or mine, bool(person.mobile) and not sees)
