"""Forms about notices: how a person wants to hear of things, and the company's own words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Quiet
from frontdesk.outbox.texts import Text
from frontdesk.web.forms import helper

TIME = {"type": "time", "class": "form-control"}


class MannerForm(forms.Form):
    """Channels and quiet hours of a person."""

    by_mail = forms.BooleanField(label=_("By e-mail too"), required=False)
    quiet = forms.ChoiceField(label=_("Quiet hours"), choices=Quiet.choices, widget=forms.RadioSelect)
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=forms.TimeInput(format="%H:%M", attrs=TIME))
    quiet_until = forms.TimeField(label=_("Quiet until"), required=False, widget=forms.TimeInput(format="%H:%M", attrs=TIME))


class TextForm(forms.Form):
    """The words of a kind of notice in one language; `seen` is the version that was on the screen."""

    title = forms.CharField(label=_("Title"), max_length=200, error_messages={"required": _("A notice needs a title.")})
    body = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 9}))
    sms = forms.CharField(label=_("Short text (SMS)"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper("title", "body", "sms", "seen")
        for name in ("title", "body", "sms"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "data-takes-names": ""}

    def text(self) -> Text:
        """What was typed, right or wrong, with line ends as files have them."""
        typed = {name: str(self.data.get(name, "")).replace("\r\n", "\n").strip() for name in ("title", "body", "sms")}
        return Text(typed["title"], typed["body"], typed["sms"])
