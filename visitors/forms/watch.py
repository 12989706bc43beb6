"""Forms of the watch-list, the desk's decision, and of who would not register."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import PersonField, PhoneField, helper
from visitors.models import WatchEntry

# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {"nobody": "name", "reason": "reason", "past": "until_on", "owner": "owner", "words": "words"}


class WatchEntryForm(forms.Form):
    """Whom to look out for, why, and who answers for it."""

    kind = forms.ChoiceField(label=_("When they come"), choices=WatchEntry.Kind.choices, initial=WatchEntry.Kind.ASK)
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("The whole name, in hanzi or pinyin; both find each other. One of name, number and e-mail is enough."),
    )
    phone = PhoneField(label=_("Mobile"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("The desk reads it when it decides.")
    )
    owner = PersonField(label=_("Who answers for it"), help_text=_("Is told of every visitor who matches."))
    until_on = forms.DateField(
        label=pgettext_lazy("watch-list", "Until"),
        required=False,
        help_text=_("Empty: until somebody ends it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.fields["reason"].error_messages["required"] = _("Say why; whoever decides at the desk reads it.")
        self.fields["owner"].error_messages["required"] = _("Choose who answers for it.")
        pair = {"css_class": "fd-pair"}
        self.helper = helper("kind", "name", Div("phone", "email", **pair), "reason", Div("owner", "until_on", **pair))


class RefusalForm(forms.Form):
    """What happened, what they look like, where they went."""

    words = forms.CharField(label=pgettext_lazy("refusal", "What happened"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    looks = forms.CharField(label=_("What they look like"), max_length=300, required=False, help_text=_("Clothes, height, things carried."))
    went = forms.CharField(label=_("Where they went"), max_length=120, required=False)
    name = forms.CharField(label=_("Name"), max_length=120, required=False, help_text=_("If it was said."))

    def __init__(self, *args: Any, knows_name: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.fields["words"].error_messages["required"] = _("Say what happened.")
        if knows_name:
            del self.fields["name"]
        self.helper = helper("words", "looks", Div("went", *([] if knows_name else ["name"]), css_class="fd-pair"))
