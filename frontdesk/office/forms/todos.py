"""Forms about to-dos: pause, hand over, decide, be away."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import MomentField, PersonField, helper


class PauseForm(forms.Form):
    until = MomentField(label=_("Goes on"))
    reason = forms.CharField(
        label=_("Why it must wait"), max_length=200, error_messages={"required": _("Say in a few words why it must wait.")}
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tomorrow = timezone.localtime(now + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        self.fields["until"].initial = tomorrow
        self.helper = helper()


class HandOverForm(forms.Form):
    to = PersonField(label=_("To whom?"), error_messages={"required": _("Choose a colleague.")})
    words = forms.CharField(label=_("A word with it"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper()


class DecideForm(forms.Form):
    """Two buttons; a refusal needs words."""

    answer = forms.ChoiceField(choices=[("agree", _("Agree")), ("refuse", _("Refuse"))])
    words = forms.CharField(label=_("Words (needed to refuse)"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper("words")


class AbsenceForm(forms.Form):
    stand_in = PersonField(label=_("Who stands in?"), error_messages={"required": _("Choose a colleague.")})
    from_on = forms.DateField(label=_("First day away"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    until_on = forms.DateField(label=_("Last day away"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper()
