"""Quarterly reviews of suppliers: opened with what was counted, marked, decided. Decided, they never change."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from supplies.actions.grading import BEST_MARK, Figures, Grade, graded
from supplies.actions.review_figures import counted
from supplies.models import Supplier, SupplierReview
from supplies.models.supplier_review import MARKS
from supplies.promises.supplier_reviewed import SupplierReviewed

BUYERS = (Role.LOGISTICS_OFFICER, Role.ADMIN_CLERK, Role.ADMIN_MANAGER)  # the first of them that somebody holds reviews


def open_quarter(quarter: date, *, now: datetime) -> list[SupplierReview]:
    """A review of each open supplier that had an order in the quarter, unless there is one; each a to-do of those who buy."""
    with transaction.atomic():
        figures = counted(quarter)
        firms = Supplier.objects.open().filter(pk__in=figures).exclude(reviews__quarter=quarter).in_order()
        role = next((role for role in BUYERS if Person.objects.holding(role).exists()), Role.ADMIN_MANAGER)
        made = []
        for firm in firms:
            review = SupplierReview.objects.create(supplier=firm, quarter=quarter, opened_at=now, figures=figures[firm.pk].frozen())
            trail.record("open_review", subject=review, at=now, details={"supplier": firm.name, **review.figures})
            todos.open(SupplierReviewed, subject=review, since=now, role=role, now=now)
            made.append(review)
    return made


def figures_of(review: SupplierReview) -> Figures:
    """As they were frozen with the decision; until then as they are now, for a receipt may have been entered late."""
    if review.decided_at:
        return Figures.stored(review.figures)
    return counted(review.quarter, [review.supplier_id])[review.supplier_id]


def grade_of(review: SupplierReview, figures: Figures) -> Grade:
    """What it comes to, as a sum."""
    return graded(figures, {name: getattr(review, name) for name in MARKS})


def decide(
    review: SupplierReview, *, quality: int, service: int, cooperation: int, decision: str, by: Person, now: datetime, words: str = ""
) -> SupplierReview:
    """Marks from 1 to 5, the grade that follows, and what follows from it. Refused: decided, marks, decision, words.

    Whoever decides otherwise than the grade suggests says why.
    """
    marks = {"quality": quality, "service": service, "cooperation": cooperation}
    refuse_unless(all(1 <= mark <= BEST_MARK for mark in marks.values()), _("A mark is a number from 1 to 5."), "marks")
    refuse_unless(decision in SupplierReview.Decision, _("Keep, negotiate or replace?"), "decision")
    with transaction.atomic():
        held = SupplierReview.objects.select_for_update(of=("self",)).select_related("supplier").get(pk=review.pk)
        refuse_unless(held.decided_at is None, _("This review is decided; it stays as it is."), "decided")
        figures = figures_of(held)
        grade = graded(figures, marks)
        differs = decision != grade.suggested
        refuse_unless(not differs or bool(words.strip()), _("This is not what the grade suggests. Please say why."), "words")
        held.figures, held.grade, held.decision, held.words = figures.frozen(), grade.letter, decision, words.strip()
        held.quality, held.service, held.cooperation = quality, service, cooperation
        held.decided_at, held.decided_by = now, by
        held.save()
        trail.record(
            "decide_review", subject=held, by=by, at=now, details={**marks, "grade": held.grade, "decision": decision, "words": words}
        )
        todos.settle(SupplierReviewed, subject=held, by=by, now=now)
    return held
