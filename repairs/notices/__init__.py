"""What the notices about repairs may name; each kind in a file of its own."""

from repairs.models import Ticket


def about_ticket(ticket: Ticket) -> dict[str, str]:
    """Number, place and category in the active language, and where it opens."""
    where = f"{ticket.place} · {ticket.thing}" if ticket.thing else str(ticket.place)
    return {"number": ticket.number, "place": where, "category": str(ticket.category), "path": ticket.get_absolute_url()}


PLACEHOLDERS = ("number", "place", "category", "link")
SAMPLES = {
    "number": ("BX-20261123-007", "BX-20261123-007"),
    "place": ("2 层茶水间", "Pantry, 2F"),
    "category": ("水电", "Water and power"),
}
