"""What a marshal's device sends: taps with their time, told by how long ago they were, since its clock may be wrong."""

import json
from datetime import datetime, timedelta
from typing import Any

from django import forms

from visitors.actions.roll_call import Tap

MOST = 2_000  # taps at once
LONGEST = 7 * 86_400_000  # milliseconds


class TapsField(forms.JSONField):
    """JSON from outside: what is nested without end or a number of thousands of digits is no list of taps either."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, RecursionError):
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from None


class BeginForm(forms.Form):
    """`ago` is how long ago a device without network began, in milliseconds."""

    drill = forms.BooleanField(required=False)
    ago = forms.IntegerField(min_value=0, max_value=LONGEST, required=False)


class TapsForm(forms.Form):
    """One tap of a button (`tap` is "7:1", visit and safe or not) or many at once (`taps`, JSON: visit, safe, ago, key)."""

    tap = forms.RegexField(r"^\d{1,18}:[01]$", required=False)
    taps = TapsField(required=False)

    def clean_taps(self) -> list[dict[str, Any]]:
        taps = self.cleaned_data["taps"] or []
        if not isinstance(taps, list) or len(taps) > MOST or not all(map(_is_tap, taps)):
            raise forms.ValidationError(json.dumps("no taps"))
        return taps

    def taps_at(self, now: datetime) -> list[Tap]:
        """What was tapped, with times on our clock."""
        single = self.cleaned_data["tap"]
        many = [
            Tap(tap["visit"], tap["safe"], now - timedelta(milliseconds=tap["ago"]), tap["key"]) for tap in self.cleaned_data["taps"] or []
        ]
        if single:
            visit, _colon, safe = single.partition(":")
            many.append(Tap(int(visit), safe == "1", now))
        return many


def _is_tap(tap: Any) -> bool:
    return (
        isinstance(tap, dict)
        and type(tap.get("visit")) is int
        and 0 < tap["visit"] < 2**63
        and type(tap.get("safe")) is bool
        and type(tap.get("ago")) is int
        and 0 <= tap["ago"] <= LONGEST
        and isinstance(tap.get("key"), str)
        and len(tap["key"]) <= 40
        and tap["key"].isascii()
        and tap["key"].isprintable()
    )
