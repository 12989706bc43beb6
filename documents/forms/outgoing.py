"""拟稿 as it is typed: the blanks of its template first, then the words of the document."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.finding.blanks import blanks, filled
from documents.finding.language import long_date, written_in
from documents.models import Document, Level, Template, Urgency
from documents.models.outgoing import LONGEST
from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Can
from frontdesk.web.files import FilesField
from frontdesk.web.forms import Fold, PersonField, helper

REFUSALS = {"subject": "subject", "words": "body", "blanks": "body", "not-cleared": "level"}
TEXTS = ("subject", "addressed_to", "copied_to", "body", "signed_off_as")
DAYS = ("日期", "date")  # blanks that are today unless somebody says otherwise
BLANK = "blank-"
MOST_BLANKS = 50  # that are fields of their own at once; more are filled in the text, or after saving


class Blank(forms.CharField):
    """May be left for later, and is not optional: a blank that is left can't be sent to be checked."""

    is_wanted = True


class EditForm(forms.Form):
    """The words of a document; every blank that is left in them is a field of its own."""

    subject = forms.CharField(label=_("Subject"), max_length=300, error_messages={"required": _("Write the subject.")})
    addressed_to = forms.CharField(label=_("Addressed to"), max_length=300, error_messages={"required": _("To whom does it go?")})
    copied_to = forms.CharField(label=_("Copied to"), max_length=300, required=False)
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": _("What does it say?")},
        help_text=_("A paragraph a line; indents are set by themselves."),
    )
    signed_off_as = forms.CharField(label=_("In the name of"), max_length=120, widget=forms.TextInput(attrs={"list": "signed-off-names"}))
    papers = FilesField(label=_("Attachments"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.blanks = blanks(*(str(self[name].value() or "") for name in TEXTS))[:MOST_BLANKS]
        for name in self.blanks:
            self.fields[f"{BLANK}{name}"] = Blank(label=name, max_length=300, required=False, initial=usual(name))
        self.helper = helper(*self.rows())

    def rows(self) -> Sequence[Any]:
        fields = [f"{BLANK}{name}" for name in self.blanks]
        pair = Div("addressed_to", "copied_to", css_class="dc-pair")
        return [Div(*fields, css_class="dc-blanks"), "subject", pair, "body", "signed_off_as", *self.more()]

    def more(self) -> Sequence[Any]:
        return ["papers"]

    @property
    def values(self) -> dict[str, Any]:
        """The words, with what was filled in, of a valid form."""
        said = {name: self.cleaned_data.get(f"{BLANK}{name}", "") for name in self.blanks}
        return {name: filled(value, said) for name, value in self.cleaned_data.items() if name in TEXTS}


class DraftForm(EditForm):
    """A new one: how secret and how urgent it is, is said once."""

    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.NORMAL)
    level = forms.TypedChoiceField(label=_("Secrecy level"), choices=Level.choices, initial=Level.INTERNAL, coerce=int)

    def more(self) -> Sequence[Any]:
        return [Fold(_("Attachments, urgency, secrecy"), "papers", Div("urgency", "level", css_class="dc-pair"))]

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "urgency": self.cleaned_data["urgency"], "level": self.cleaned_data["level"]}


class SendForm(forms.Form):
    checker = PersonField(label=_("Checks it"), error_messages={"required": _("Who checks it?")})
    approver = PersonField(label=_("Approves it"), error_messages={"required": _("Who approves it?")})
    issuer = PersonField(label=_("Issues it"), required=False)


class VoidForm(forms.Form):
    because = forms.CharField(max_length=200, required=False)


def usual(blank: str) -> str:
    """What a blank mostly holds: of a date today, as the language of its name writes it."""
    if blank.lower() not in DAYS:
        return ""
    return long_date(timezone.localdate(), written_in(blank))


def initial_of(template: Template | None) -> dict[str, Any]:
    """What a draft begins with."""
    company = Company.objects.here()
    if template is None:
        return {"signed_off_as": str(company)}
    name = company.name if written_in(template.body) == "zh-hans" else company.name_en
    return {"subject": template.subject, "body": template.body, "signed_off_as": name}


def words_of(document: Document) -> dict[str, Any]:
    """What an edit begins with."""
    text = document.text
    names = ("addressed_to", "copied_to", "body", "signed_off_as")
    return {"subject": document.subject, **{name: getattr(text, name) for name in names}}


def names_for(person: Person) -> list[str]:
    """In whose name one may sign off: the company, one's department."""
    company, department = Company.objects.here(), person.department
    names = [company.name, company.name_en, *((department.name, department.name_en) if department else ())]
    return list(dict.fromkeys(filter(None, names)))


def needs_issuer(document: Document, reader: Person) -> bool:
    """A confidential one is issued by a keeper who was named."""
    return document.is_secret and not reader.can(Can.KEEP_DOCUMENTS)
