"""Files beside items: a photo is seen by everybody, and added by who keeps the catalogue."""

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models import Item


def keeps_catalogue(person: Person, item: Item) -> bool:
    return person.can(Can.BUY_SUPPLIES)


takes_files(Item, seen=Item.objects.visible_to, may_add=keeps_catalogue)
