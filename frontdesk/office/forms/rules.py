"""The forms of the rules page: the sentence with its settings, and the moment of a dry run."""

import re
from string import Formatter
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.forms import SEEN, LimitsForm
from frontdesk.limits.models import Version
from frontdesk.timed.catalogue import thing_called
from frontdesk.todos.promises import Promise
from frontdesk.web.forms import MomentField
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR

MARK = re.compile(r"[,.:;)，。：；、）]+")


class Part(NamedTuple):
    """A piece of the sentence: words, and the field that follows them with its unit around it."""

    text: str
    field: forms.BoundField | None = None
    before: str = ""
    after: str = ""


class RuleForm(LimitsForm):
    """The sentence is the form: each placeholder is a field where its value stood."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in self.group.limits:
            if name in self.errors:
                self.fields[name].widget.attrs["class"] = "is-invalid"

    def clean(self) -> dict[str, Any]:
        """The steps of a promise must follow one another, or its ladder would be climbed in disorder."""
        values, thing = super().clean() or self.cleaned_data, thing_called(self.group.name)
        if isinstance(thing, Promise) and not self.errors:
            under = thing.under(Version(values={name: values[name] for name in self.group.limits}))
            rungs = [rung.after for rung in thing.ladder(under)]
            if rungs != sorted(rungs) or thing.yellow(under) > thing.red(under):
                raise forms.ValidationError(_("The steps must follow one another: each comes after the one before it in the sentence."))
        return values

    def parts(self) -> list[Part]:
        """The sentence in pieces; a value that stands in it twice is a field the first time and words the second."""
        stored, shown = self.group.stored(self.version), self.group.shown(self.version)
        pieces: list[Part] = []
        for words, name, _spec, _conversion in Formatter().parse(str(self.group.sentence)):
            mark = MARK.match(words) if pieces and pieces[-1].after else None
            if mark:  # stands with the unit before it: no line begins with it
                pieces[-1] = pieces[-1]._replace(after=pieces[-1].after + mark[0])
            text = words.removeprefix(mark[0]) if mark else words
            if not name or name in {piece.field.name for piece in pieces if piece.field}:
                pieces.append(Part(text + (shown[name] if name else "")))
            else:
                pieces.append(Part(text, self[name], *self.group.limits[name].unit(stored[name])))
        return pieces

    def rest(self) -> list[Part]:
        """The settings that the sentence does not name."""
        named, stored = {piece.field.name for piece in self.parts() if piece.field}, self.group.stored(self.version)
        return [
            Part(str(limit.label or name), self[name], *limit.unit(stored[name]))
            for name, limit in self.group.limits.items()
            if name not in named
        ]

    def has_seen_the_newest(self) -> None:
        """Shown again after somebody else was quicker: saving once more is done knowingly."""
        self.version = self.group.version()
        self.data = {**dict(self.data.items()), SEEN: str(self.version.number if self.version else 0)}


class MomentForm(forms.Form):
    """Suppose it were this moment, to the minute. A setting may be called `at` too, so its id is another."""

    at = MomentField(label=gettext_lazy("Suppose it were"))

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("auto_id", "dry_%s")
        super().__init__(*args, **kwargs)
        self.fields["at"].widget.attrs |= {"step": 60, "min": f"{FIRST_YEAR}-01-01T00:00", "max": f"{LAST_YEAR}-12-31T23:59"}

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise forms.ValidationError(_("Choose a year from %(first)d to %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
        return at
