"""A line that is about an item of the catalogue, or about a special need in words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplies.models.item import Item


class Bought:
    """What papers of purchasing say of a line: what it is, how it is specified and counted."""

    item: "Item | None"
    special: str

    @property
    def what(self) -> str:
        """The item, or the special need in its words."""
        return str(self.item) if self.item else self.special

    @property
    def details(self) -> str:
        return self.details_of(self.item)

    @property
    def unit(self) -> str:
        return self.unit_of(self.item)

    @staticmethod
    def details_of(item: "Item | None") -> str:
        """Specification and brand, as the catalogue has them."""
        return " · ".join(filter(None, (item.specification, item.brand))) if item else ""

    @staticmethod
    def unit_of(item: "Item | None") -> str:
        """In the reader's language; a special need is counted without one."""
        return item.shown_unit if item else ""
