"""What the preview of dates is asked by: the fields of the forms that it stands in, wrong ones left out."""

from typing import Any

from django import forms

from documents.models import Document, Urgency


class DatesForm(forms.Form):
    urgency = forms.ChoiceField(choices=Urgency.choices, required=False)
    due_on = forms.DateField(required=False)

    def __init__(self, data: Any):
        super().__init__({name: data.get(name) for name in self.base_fields})
        self.is_valid()

    @property
    def document(self) -> Document:
        """A document that is saved nowhere, as urgent and due as they say."""
        said = self.cleaned_data
        return Document(urgency=said.get("urgency") or Urgency.NORMAL, due_on=said.get("due_on"))
