"""What is counted back, left behind, asked for, and said of a preparation."""

from decimal import Decimal
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.files import FilesField
from frontdesk.web.forms import helper
from meetings.actions import specials, tidying


class TidyForm(forms.Form):
    given_out = forms.IntegerField(min_value=0, max_value=tidying.MOST, required=False)
    counted_back = forms.IntegerField(min_value=0, max_value=tidying.MOST, required=False)
    words = forms.CharField(max_length=tidying.LONGEST, required=False)


class FoundForm(forms.Form):
    words = forms.CharField(max_length=tidying.LONGEST, required=False)


class PhotoForm(forms.Form):
    photos = FilesField(required=False)


class WrongForm(forms.Form):
    item = forms.IntegerField(required=False)
    words = forms.CharField(max_length=300, required=False)


class SpecialForm(forms.Form):
    words = forms.CharField(
        label=pgettext_lazy("something special", "What"),
        max_length=specials.LONGEST,
        help_text=_("Flowers, a banner, something to eat"),
        error_messages={"required": _("Say in a few words what it is.")},
    )
    many = forms.IntegerField(label=pgettext_lazy("something special", "How many"), min_value=1, max_value=specials.MOST, initial=1)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["autocomplete"] = "off"
        self.helper = helper(Div("words", "many", css_class="fd-pair"))


class SpecialAnswerForm(forms.Form):
    words = forms.CharField(max_length=specials.LONGEST_ANSWER, required=False)
    cost = forms.DecimalField(max_digits=9, decimal_places=2, min_value=Decimal(0), required=False)
