"""Signing in to a meeting, and ticking others."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper
from frontdesk.web.ids import id_in
from meetings.finding.sign_code import DIGITS
from meetings.models import Attendee

REFUSALS = {"code": "code", "stands-for": "stands_for"}


class SignInForm(forms.Form):
    """`away` are those for whom somebody may come; nobody is asked who is invited themselves."""

    code = forms.CharField(
        label=_("Number on the screen"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "mt-code-field"}),
        error_messages={"required": _("Type the number that is on the screen.")},
    )
    stands_for = forms.ChoiceField(label=_("I come in place of"), required=False)

    def __init__(self, data: Any = None, *, code: str = "", away: Sequence[Attendee] = ()):
        super().__init__(data, initial={"code": code})
        self.fields["code"].help_text = _("%(n)d digits, another every minute.") % {"n": DIGITS}
        self.away = {each.pk: each for each in away}
        if self.away:
            choices = [(str(pk), str(each)) for pk, each in self.away.items()]
            self.fields["stands_for"].choices = [("", _("nobody: I am there as well")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["stands_for"]
        self.helper = helper("code", *(["stands_for"] if self.away else []))

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"code": said["code"], "stands_for": self.away.get(id_in(said.get("stands_for")))}
