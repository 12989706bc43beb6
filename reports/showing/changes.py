"""How a figure changed against another period: in words, with an arrow, and whether that is good."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from frontdesk.web.figures import Column, Figure, Measured

COUNTED = ("", "¥", "h")  # what only grows while a period runs
ARROWS = {1: "trending-up", 0: "arrow-right", -1: "trending-down"}


@dataclass(frozen=True)
class Change:
    """'+8 %' upwards; `tone` is 'good', 'bad', or empty where neither way is good."""

    words: str
    arrow: str
    tone: str = ""

    @property
    def said(self) -> str:
        """What colour and arrow say, for who sees neither."""
        return {"good": _("better"), "bad": _("worse")}.get(self.tone, "")


def changed(of: Figure | type[Figure] | Column, now: float | None, then: float | None) -> Change | None:
    """From then to now; nothing where one of them was not counted, or where there was nothing to grow from."""
    if now is None or then is None:
        return None
    if of.unit in COUNTED:
        return _by_share(of.better, now, then)
    by: float = round(now - then) if of.unit in ("%", "s") else round(now - then, 1)
    return Change(_in_unit(of.unit, abs(by), signed(by)), ARROWS[way(by)], tone(of.better, by))


def _by_share(better: str, now: float, then: float) -> Change | None:
    """Counts, money and hours, in per cent of what they were."""
    if then <= 0:
        return None
    by = round(100 * (now - then) / then)
    words = _("%(n)s %%") % {"n": signed(by)} if by else _("unchanged")
    return Change(words, ARROWS[way(by)], tone(better, by))


def _in_unit(unit: str, size: float, number: str) -> str:
    if not size:
        return _("unchanged")
    if unit == "%":
        return ngettext("%(n)s point", "%(n)s points", round(size)) % {"n": number}
    return (_("%(n)s s") if unit == "s" else _("%(n)s min")) % {"n": number}


def signed(number: float) -> str:
    """'+3', '−1.1': with the sign that is as wide as a plus."""
    return f"{number:+,}".replace("-", "−")


def way(by: float) -> int:
    return (by > 0) - (by < 0)


def tone(better: str, by: float) -> str:
    """Whether this way is good; nothing is said where neither is."""
    if not by or not better:
        return ""
    return "good" if (by > 0) == (better == "more") else "bad"


@dataclass(frozen=True)
class Against:
    """A figure beside an earlier period: the change, or while the period runs only what it was."""

    period: str
    was: str
    number: float
    change: Change | None

    @property
    def words(self) -> str:
        """'+8 % on Oct', or 'Oct: 470'."""
        if self.change is None:
            return pgettext("a period and what a figure came to", "%(period)s: %(value)s") % {"period": self.period, "value": self.was}
        if self.change.arrow == ARROWS[0]:
            return _("as in %(period)s") % {"period": self.period}
        return _("%(change)s on %(period)s") % {"change": self.change.words, "period": self.period}


def against(figure: Figure, now: Measured, then: Measured | None, period: str, *, is_running: bool) -> Against | None:
    """Nothing where the earlier period has none; a count of a running period is not set against a whole one."""
    if then is None or then.number is None:
        return None
    compares = not (is_running and figure.unit in COUNTED)
    return Against(period, then.value, then.number, changed(figure, now.number, then.number) if compares else None)
