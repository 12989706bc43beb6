"""What somebody who reports a fault says: where, what, how urgent, in words and photos."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from frontdesk.web.files import FilesField
from frontdesk.web.forms import PersonField
from frontdesk.web.place_fields import PlaceChoice
from repairs.limits.reporting import Reporting
from repairs.models import Category, Emergency, SafetyStep, Thing, Ticket, Urgency

REFUSALS = {
    **{code: code for code in ("place", "thing", "category", "urgency")},
    **{"emergency": "urgency", "left": "reported_for", "safety": "safety"},
    **dict.fromkeys(("too-many", "not-allowed"), "photos"),
}
EMERGENCY = "emergency-"
ICONS = {"water": "droplet", "power": "bolt", "fire": "flame", "trapped": "elevator", "security": "lock-open"}
ORDINARY = (Urgency.LOW, Urgency.NORMAL, Urgency.HIGH)
MOST_ALIKE = 5


@dataclass(frozen=True)
class Spot:
    """Where the code that was scanned hangs."""

    place: Place | None = None
    thing: Thing | None = None


def alike(*, place: Place, category: Category, thing: Thing | None, now: datetime) -> QuerySet[Ticket]:
    """Open tickets of late that may be about the same fault, the newest first, with how many follow."""
    lately = Ticket.objects.like(place=place, kind=category.kind, thing=thing).filter(reported_at__gte=now - Reporting.now().alike)
    return lately.with_all().counted().order_by("-reported_at", "-pk")[:MOST_ALIKE]


class ReportForm(forms.Form):
    """One page. `urgency` is low, normal or high, or `emergency-` and one of the list."""

    place = PlaceChoice(
        label=gettext_lazy("Where"),
        empty_label=gettext_lazy("Choose the place"),
        error_messages={"required": gettext_lazy("Say where it is.")},
    )
    thing = forms.ModelChoiceField(Thing.objects.open(), required=False)
    category = forms.ModelChoiceField(Category.objects.open(), error_messages={"required": gettext_lazy("Choose what it is about.")})
    safety = forms.ModelMultipleChoiceField(SafetyStep.objects.open(), required=False)
    words = forms.CharField(label=gettext_lazy("What is wrong?"), max_length=2000, required=False)
    photos = FilesField(label=gettext_lazy("Photos"), required=False)
    urgency = forms.ChoiceField(
        choices=[*((each.value, each.label) for each in ORDINARY), *((EMERGENCY + each.value, each.label) for each in Emergency)],
        error_messages={"required": gettext_lazy("Say how urgent it is.")},
    )
    reported_for = PersonField(label=gettext_lazy("Reported for"), required=False)
    client_id = forms.UUIDField(required=False)
    known = forms.CharField(required=False, max_length=200)

    def __init__(self, reader: Person, spot: Spot, *args: Any, **kwargs: Any):
        thing = spot.thing
        kwargs["initial"] = {
            **{"place": spot.place, "thing": thing, "category": thing.category_id if thing else None},
            **{"urgency": Urgency.NORMAL.value, "client_id": uuid4()},
        }
        super().__init__(*args, **kwargs)
        self.reader = reader
        if not reader.can(Can.SEE_DESK):
            del self.fields["reported_for"]

    def clean_thing(self) -> Thing | None:
        thing: Thing | None = self.cleaned_data["thing"]
        place = self.cleaned_data.get("place")
        if thing and place and thing.place_id != place.pk:
            raise forms.ValidationError(_("%(thing)s is not at this place, or not in use any more.") % {"thing": thing}, "thing")
        return thing

    def clean_safety(self) -> list[SafetyStep]:
        """Of the chosen category; ticks of another that was looked at before are left out."""
        category = self.cleaned_data.get("category")
        return [step for step in self.cleaned_data["safety"] if category and step.category_id == category.pk]

    @property
    def report(self) -> dict[str, Any]:
        """What `tickets.report` takes, of a valid form."""
        said, urgency = self.cleaned_data, str(self.cleaned_data["urgency"])
        is_emergency = urgency.startswith(EMERGENCY)
        return {
            **{name: said[name] for name in ("place", "thing", "category", "safety", "words", "client_id")},
            "urgency": Urgency.EMERGENCY if is_emergency else urgency,
            "emergency": urgency.removeprefix(EMERGENCY) if is_emergency else "",
            "reported_for": said.get("reported_for"),
        }

    def unseen(self, now: datetime) -> list[Ticket]:
        """Of a valid form: tickets about perhaps the same fault that its reader was not shown yet."""
        said = self.cleaned_data
        if Ticket.objects.filter(asker=self.reader, client_id=said["client_id"]).exists():
            return []  # sent again
        shown = set(said["known"].split(","))
        rows = alike(place=said["place"], category=said["category"], thing=said["thing"], now=now)
        return [ticket for ticket in rows if str(ticket.pk) not in shown]


class RatingForm(forms.Form):
    """One to five stars and a few words."""

    stars = forms.TypedChoiceField(choices=[(n, n) for n in range(1, 6)], coerce=int)
    words = forms.CharField(max_length=500, required=False)
