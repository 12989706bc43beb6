"""A signature drawn on the screen: it comes as a picture in a form, and is looked at before anything is written."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.web.files import take_in

PICTURE = "data:image/png;base64,"
LARGEST = 400_000  # characters of a drawn signature


class SignatureField(forms.CharField):
    """Cleans to the drawing as a file, or to None where nothing was drawn. Goes with `_ui/sign_pad.html`."""

    def __init__(self, **kwargs: Any):
        super().__init__(widget=forms.HiddenInput, required=False, max_length=LARGEST, **kwargs)

    def clean(self, value: Any) -> SimpleUploadedFile | None:
        drawn = super().clean(value)
        if not drawn:
            return None
        try:
            data = base64.b64decode(drawn.removeprefix(PICTURE), validate=True)
        except (binascii.Error, ValueError) as error:
            raise forms.ValidationError(_("The signature did not arrive. Please sign again."), "signature") from error
        return SimpleUploadedFile(_("signature") + ".png", data, "image/png")


def drawn(upload: SimpleUploadedFile | None, *, who: Person) -> Received | None:
    """The signature, looked at before there is a transaction."""
    return take_in([upload], who=who)[0] if upload else None
