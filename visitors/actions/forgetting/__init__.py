"""Forgetting: who it was goes, that somebody came stays. Whose visits, what lies beside them, what stands alone."""

from visitors.actions.forgetting.person import forget_person
from visitors.actions.forgetting.visits import forget_visits
from visitors.actions.forgetting.whose import ended_before, same_person

__all__ = ["ended_before", "forget_person", "forget_visits", "same_person"]
