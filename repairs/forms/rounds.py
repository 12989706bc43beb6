"""What is found at one item of a round."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.files import FilesField
from repairs.models import Result


class AnswerForm(forms.Form):
    """In order or not, a note, photos from camera or gallery."""

    result = forms.ChoiceField(choices=Result.choices, error_messages={"required": _("Say whether it is in order.")})
    note = forms.CharField(max_length=200, required=False)
    photos = FilesField(required=False)

    @property
    def facts(self) -> dict[str, Any]:
        return {"result": self.cleaned_data["result"], "note": self.cleaned_data["note"]}
