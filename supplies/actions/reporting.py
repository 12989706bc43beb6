"""Whoever stands before the shelf tells the storekeepers that something is wrong with what lies there."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.actions.low_stock import storekeepers
from supplies.models import Item
from supplies.notices.item_reported import ItemReported

WHAT = {
    "empty": gettext_lazy("nearly or all gone"),
    "broken": gettext_lazy("damaged or spoilt"),
    "wrong": gettext_lazy("something else lies here"),
    "other": gettext_lazy("something else"),
}


def report(item: Item, *, what: str, by: Person, now: datetime, words: str = "") -> None:
    """Every storekeeper hears of it. Refused: what, words (something else needs them)."""
    refuse_unless(what in WHAT, _("Say what is wrong."), "what")
    refuse_unless(what != "other" or bool(words.strip()), _("Say in a few words what is wrong."), "words")
    with transaction.atomic():
        trail.record("report_item", subject=item, by=by, at=now, details={"what": what})
        for person in storekeepers():
            with override(person.language):
                data = {"item": str(item), "number": item.number, "what": str(WHAT[what]), "person": str(by)}
            data |= {"words": words.strip()[:200], "path": item.get_absolute_url()}
            cause = f"item:{item.pk}:reported:{by.pk}:{now.isoformat()}"
            post(ItemReported, cause=cause, to=person, subject=item, data=data, now=now)
