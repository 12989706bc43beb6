"""State that matters for history is a fact: an instant and a person, kept together by the database."""

from django.db.models import CheckConstraint, Q


def pair(model: str, fact: str) -> CheckConstraint:
    """`left_by` only beside `left_at`: nobody did what never happened. (A device may act without a person.)"""
    return CheckConstraint(
        condition=Q(**{f"{fact}_by__isnull": True}) | Q(**{f"{fact}_at__isnull": False}), name=f"{model}_{fact}_by_needs_at"
    )
