"""What a new office does first: areas declare steps in `<area>/first_steps.py`; the settings page shows which are done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from frontdesk.people.permissions import Can
from frontdesk.registry import Registry


@dataclass(frozen=True)
class FirstStep:
    """One step: what and why, where, who may do it, and the question whether it is done."""

    name: str
    title: Any
    why: Any
    icon: str
    view: str
    can: Can
    is_done: Callable[[], bool]

    @property
    def path(self) -> str:
        return reverse(self.view)


FIRST_STEPS: Registry[FirstStep] = Registry("first step")


def add(name: str, title: Any, why: Any, icon: str, view: str, can: Can, is_done: Callable[[], bool]) -> FirstStep:
    return FIRST_STEPS.add(name, FirstStep(name, title, why, icon, view, can, is_done))
