"""What the page of a document shows of its handling and its end."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from documents.forms.handling import categories, departments, this_year
from documents.models import Document, Handling
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.people.standing_in import covered_by


def handling_context(document: Document, reader: Person) -> dict[str, Any]:
    """What the page of a document shows of it."""
    rows: Sequence[Handling] = list(document.handlings.standing().select_related("department", "handler", "reported_by"))
    keeps = reader.can(Can.KEEP_DOCUMENTS) and document.voided_at is None
    covering = covered_by(reader, timezone.localdate())
    open_ = [row for row in rows if row.reported_at is None]
    may_finish = keeps and document.approved_at is not None and document.finished_at is None and not document.is_draft
    may_file = keeps and document.filed_at is None and (may_finish or document.finished_at is not None) and not open_
    return {
        "handlings": rows,
        "my_handling": next((row for row in open_ if row.handler_id == reader.pk or row.handler_id in covering), None),
        "may_finish": may_finish,
        "may_hand": may_finish and not document.is_outgoing,
        "may_end": may_finish and not open_,
        "may_file": may_file,
        "departments": departments() if may_finish and not document.is_outgoing else (),
        "categories": categories(reader) if may_file else (),
        "this_year": this_year(),
        "today": timezone.localdate(),
    }
