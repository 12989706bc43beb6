"""Suppliers out of a file that was looked at before: all of its rows, or none."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.advisory import hold
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import suppliers
from supplies.models import Category, Supplier

Row = tuple[int, int | None, str, Mapping[str, Any], Mapping[str, Any]]  # number, id, name, values, what stood there


def take(rows: Sequence[Row], *, by: Person, now: datetime) -> tuple[int, int]:
    """How many were added and changed. Refused, whole, where one row no longer fits: its number and name are in the words."""
    known = Category.objects.in_bulk()
    added = 0
    with transaction.atomic():
        hold("supplies.sheets")  # rows come in the order of the file: two files never wait for each other's rows
        for number, pk, name, values, seen in rows:
            given = dict(values)
            if "categories" in given:
                given["categories"] = [known[each] for each in given["categories"] if each in known]
            try:
                if pk is None:
                    suppliers.add(**given, by=by, now=now)
                    added += 1
                else:
                    suppliers.change(Supplier.objects.get(pk=pk), values=given, seen=seen, by=by, now=now)
            except Changed:
                words = _("Row %(row)d, %(name)s: somebody else has changed this supplier since the preview. Upload the file again.")
                raise Refused(words % {"row": number, "name": name}, "changed") from None
            except Refused as error:
                said = {"row": number, "name": name, "why": str(error)}
                raise Refused(_("Row %(row)d, %(name)s: %(why)s") % said, error.code) from None
    return added, len(rows) - added
