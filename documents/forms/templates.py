"""A template as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models.outgoing import LONGEST
from frontdesk.web.forms import helper

REFUSALS = {"words": "body", "twice": "name"}


class TemplateForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60, error_messages={"required": _("What is it called?")})
    subject = forms.CharField(label=_("Subject"), max_length=300, error_messages={"required": _("Write the subject.")})
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": _("What does it say?")},
        help_text=_("Names in braces, {收文单位} or {date}, become blanks to fill."),
    )
    helper = helper("name", "subject", "body")
