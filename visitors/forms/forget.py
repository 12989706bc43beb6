"""Forgetting a visitor at their request: the one thing to type is why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper

REFUSALS = {"reason": "reason"}


class ForgetForm(forms.Form):
    reason = forms.CharField(
        label=_("Why, without naming them"),
        max_length=200,
        help_text=_("For example: asked by phone on 23 November. It stays in the trail."),
        error_messages={"required": _("Say in a few words why: who asked, when.")},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper("reason")
