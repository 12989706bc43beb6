"""Files beside items (a photo that everybody sees), suppliers (contracts, for who buys) and receipts (what came, and its papers)."""

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models import Handout, Item, Receipt, Supplier


def keeps_catalogue(person: Person, record: Item | Supplier) -> bool:
    return person.can(Can.BUY_SUPPLIES)


takes_files(Item, seen=Item.objects.visible_to, may_add=keeps_catalogue)


def runs_the_store(person: Person, receipt: Receipt) -> bool:
    return person.can(Can.RUN_SUPPLIES)


takes_files(Receipt, seen=Receipt.objects.visible_to, may_add=runs_the_store)
takes_files(Supplier, seen=Supplier.objects.visible_to, may_add=keeps_catalogue)


def hands_out(person: Person, handout: Handout) -> bool:
    """Whoever runs the store adds a photo of what came in for it; the signature is there from the beginning."""
    return person.can(Can.RUN_SUPPLIES)


takes_files(Handout, seen=Handout.objects.visible_to, may_add=hands_out)
