"""A special need is assessed by itself, for necessity and budget, by who buys."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from supplies.actions.plans import is_quoted
from supplies.models import DemandLine, PurchasePlan
from supplies.notices.special_assessed import SpecialAssessed


@transaction.atomic
def assess(line: DemandLine, *, is_agreed: bool, words: str, by: Person, now: datetime) -> DemandLine:
    """Agreed to or not, with words; until suppliers are asked. Refused: foreign, not-special, not-handed-in, words, quoted."""
    held = DemandLine.objects.select_for_update(of=("self",)).select_related("form__round", "form__handed_in_by").get(pk=line.pk)
    refuse_unless(by.can(Can.BUY_SUPPLIES), _("Special needs are assessed by who buys."), "foreign")
    refuse_unless(held.item_id is None, _("Only a special need is assessed by itself."), "not-special")
    refuse_unless(held.form.handed_in_at is not None, _("This form is not handed in yet."), "not-handed-in")
    refuse_unless(bool(words.strip()), _("Say what you think of its necessity and its budget."), "words")
    plan = PurchasePlan.objects.filter(round=held.form.round).first()
    refuse_unless(plan is None or not is_quoted(plan), _("Suppliers were asked already: this plan stays as it is."), "quoted")
    held.is_agreed, held.assessment, held.assessed_at, held.assessed_by = is_agreed, words.strip()[:200], now, by
    held.save(update_fields=["is_agreed", "assessment", "assessed_at", "assessed_by"])
    trail.record("assess_special_need", subject=held, by=by, at=now, details={"agreed": is_agreed, "words": held.assessment})
    asker = held.form.handed_in_by
    if asker and asker.is_active:
        with override(asker.language):
            data = {
                "what": held.special,
                "answer": _("agreed") if is_agreed else _("not agreed"),
                "words": held.assessment,
                "who": str(by),
                "path": held.form.get_absolute_url(),
            }
        post(SpecialAssessed, cause=f"demand-line:{held.pk}:{now.isoformat()}", to=asker, subject=held.form, data=data, now=now)
    return held
