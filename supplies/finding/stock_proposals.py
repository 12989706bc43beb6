"""What follows from the figures of a month: proposals by rule, each a code with its values, put into words for each reader."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from supplies.models import StocktakeLine

MOST = 10  # of one sort
Row = Mapping[str, Any]


def proposals(figures: Row, values: SimpleNamespace) -> list[dict[str, Any]]:
    """Of the figures of a month under these settings, the most important first."""
    sorts = (_stocktake(figures), _often_short(figures, values), _dear(figures, values), _dead(figures, values), _costly(figures, values))
    return [one for sort in sorts for _number, one in zip(range(MOST), sort, strict=False)]


def _stocktake(figures: Row) -> Iterator[dict[str, Any]]:
    variance = figures["variance"]
    if not variance["stocktakes"]:
        yield {"code": "no_stocktake"}
    elif not variance["is_final"]:
        yield {"code": "finish_stocktake"}
    elif variance["causes"]:
        yield {"code": "cause", "cause": variance["causes"][0]["cause"], "lines": variance["causes"][0]["lines"]}


def _often_short(figures: Row, values: SimpleNamespace) -> Iterator[dict[str, Any]]:
    """Raise the minimum to a month's use, where that is more."""
    used = {item["id"]: item["issued"][0] for item in figures["items"]}
    for row in figures["shortages"]:
        if row["episodes"] + row["lines"] >= values.often:
            better = max(used.get(row["id"], 0), (row["minimum"] or 0) + 1)
            code = "raise_minimum" if row["minimum"] is not None else "give_minimum"
            yield {"code": code, **_item(row), "times": row["episodes"] + row["lines"], "better": better}


def _dear(figures: Row, values: SimpleNamespace) -> Iterator[dict[str, Any]]:
    for row in figures["prices"]:
        if Decimal(row["change"]) >= values.rise:
            yield {"code": "renegotiate", **_item(row), "change": row["change"]}


def _dead(figures: Row, values: SimpleNamespace) -> Iterator[dict[str, Any]]:
    for row in figures["dead"]:
        code = "lower_minimum" if row["minimum"] else "use_up"
        yield {"code": code, **_item(row), "quantity": row["quantity"], "months": values.dead}


def _costly(figures: Row, values: SimpleNamespace) -> Iterator[dict[str, Any]]:
    for row in figures["departments"]:
        if row["change"] is not None and Decimal(row["change"]) >= values.cost_rise:
            yield {"code": "ask_department", **{name: row[name] for name in ("id", "name", "name_en", "change")}}


def _item(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "name", "name_en", "unit", "unit_en", "minimum")}


def name_of(row: Row, what: str = "name") -> str:
    """What something was called, in the reader's language."""
    return str(row[f"{what}_en"] if (get_language() or "").startswith("en") and row[f"{what}_en"] else row[what])


def said(proposal: Row) -> str:
    """A proposal in words."""
    return _words(proposal["code"], proposal.get("lines", 0)) % {
        **proposal,
        "name": name_of(proposal) if "name" in proposal else "",
        "unit": name_of(proposal, "unit") if "unit" in proposal else "",
        "cause": StocktakeLine.Cause(proposal["cause"]).label if proposal.get("cause") else "",
    }


def _words(code: str, lines: int) -> str:
    return {
        "no_stocktake": _("There was no stocktake this month: count the store at the end of the next."),
        "finish_stocktake": _("Finish the stocktake of the month; the report is restated once when it is agreed to."),
        "cause": ngettext(
            "%(lines)s difference has the cause “%(cause)s”: look at how that comes about.",
            "%(lines)s differences have the cause “%(cause)s”: look at how that comes about.",
            lines,
        ),
        "raise_minimum": _("%(name)s was short %(times)s times: raise its minimum from %(minimum)s to %(better)s %(unit)s."),
        "give_minimum": _("%(name)s was short %(times)s times and has no minimum: give it one of %(better)s %(unit)s."),
        "renegotiate": _("%(name)s costs %(change)s %% more than before: negotiate, or ask other suppliers."),
        "lower_minimum": _(
            "%(name)s was not issued for %(months)s months, %(quantity)s %(unit)s lie there: lower its minimum of %(minimum)s."
        ),
        "use_up": _("%(name)s was not issued for %(months)s months, %(quantity)s %(unit)s lie there: use it up or pass it on."),
        "ask_department": _("%(name)s spent %(change)s %% more than the month before: ask what for."),
    }[code]
