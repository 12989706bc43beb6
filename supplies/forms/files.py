"""The form that takes a spreadsheet."""

from django import forms
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import helper


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )
    helper = helper("file")
