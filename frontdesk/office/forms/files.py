"""Adding files to a record."""

from django import forms
from django.utils.translation import gettext_lazy

from frontdesk.web.files import FilesField
from frontdesk.web.forms import helper


class FilesForm(forms.Form):
    """One or several files."""

    uploads = FilesField(label=gettext_lazy("Photos or files"))

    helper = helper("uploads")
