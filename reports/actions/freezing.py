"""月报定稿: a month is frozen once, and whatever it comes to later is written beside it."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.web.figures import FIGURES, SUPPLIES, Figure
from frontdesk.workdays.months import month_after
from reports.finding.statements import Statement, is_same, statements
from reports.models import FrozenFigure, FrozenMonth, Restated
from reports.models.frozen import Because
from reports.notices.month_frozen import DRAWN, MonthFrozen
from supplies.models import Movement, StockReport

MAIN = ("visitors.visits", "visitors.waiting", "meetings.used", "supplies.cost", "documents.signed", "repairs.solution")


@transaction.atomic
def freeze(month: date, *, now: datetime, is_counted: bool = False) -> FrozenMonth:
    """Count the days of the month anew, keep what every figure comes to, tell the admin managers. Frozen already it stays.

    `is_counted` where all days were counted just now. Refused: running.
    """
    refuse_unless(month_after(month) <= timezone.localdate(now), _("This month is not over yet."), "running")
    frozen, is_new = FrozenMonth.objects.get_or_create(month=month, defaults={"frozen_at": now})
    if is_new:
        for daily in () if is_counted else DAILIES:
            counting.count_month(daily, month, now=now)
        found, is_final = statements(month, now), StockReport.objects.final().filter(month=month).exists()
        FrozenFigure.objects.bulk_create([_kept(frozen, each, is_final=is_final) for each in found])
        frozen.is_provisional = not is_final and Movement.objects.filter(on__lt=month_after(month)).exists()
        frozen.save(update_fields=["is_provisional"])
        trail.record("freeze_month", subject=frozen, at=now, details={"figures": sum(bool(each.came) for each in found)})
        for manager in Person.objects.holding(Role.ADMIN_MANAGER).distinct():
            _tell(frozen, found, manager, now=now)
    return frozen


def _kept(frozen: FrozenMonth, each: Statement, *, is_final: bool) -> FrozenFigure:
    return FrozenFigure(
        frozen=frozen,
        figure=each.figure.name,
        version=each.figure.version,
        number=each.number,
        target=each.target,
        permissions=each.permissions,
        came=each.came,
        is_provisional=is_supplies(each.figure) and not is_final,
    )


def is_supplies(figure: Figure) -> bool:
    """Whether its numbers wait for the stocktake."""
    return figure.section is SUPPLIES


def _tell(frozen: FrozenMonth, found: list[Statement], manager: Person, *, now: datetime) -> None:
    with override(manager.language):
        data = {
            "month": date_format(frozen.month, "YEAR_MONTH_FORMAT"),
            "figures": in_words(found, manager),
            "supplies": _("The supplies are provisional until the stocktake is agreed to.") if frozen.is_provisional else "",
            "picture": _("The picture shows the visits of each day.") if has_picture(found, manager) else "",
            "path": frozen.get_absolute_url(),
        }
    post(MonthFrozen, cause=f"month:{frozen.month:%Y-%m}", to=manager, subject=frozen, data=data, now=now)


def has_picture(found: list[Statement], reader: Person) -> bool:
    """Whether there is something to draw that this reader may know."""
    visits = [each for each in found if each.figure.name == DRAWN and each.came and may_know(reader, each.permissions)]
    return any(bar["value"] for each in visits for bar in each.came[reader.language]["bars"])


def in_words(found: list[Statement], reader: Person) -> str:
    """The main figures that this reader may know, a line each, with the target and whether it was met; that there is nothing."""
    main = [each for each in found if each.figure.name in MAIN and each.came and may_know(reader, each.permissions)]
    return "\n".join(_line(each, each.came[reader.language]) for each in main) or _("Nothing was counted.")


def _line(each: Statement, said: dict) -> str:
    words = {"title": each.figure.title, "value": said["value"]}
    if not said["target"]:
        return _("%(title)s: %(value)s") % words
    met = {"green": pgettext("a target", "met"), "yellow": pgettext("a target", "close"), "red": pgettext("a target", "missed")}
    words |= {"target": said["target"]["words"], "met": met[said["target"]["colour"]]}
    return _("%(title)s: %(value)s (target %(target)s, %(met)s)") % words


def restate_supplies(frozen: FrozenMonth, *, now: datetime) -> list[Restated]:
    """The supplies once more, with the stocktake that was agreed to; once. Refused: open."""
    is_final = StockReport.objects.final().filter(month=frozen.month).exists()
    refuse_unless(is_final, _("The stocktake of the month is not agreed to yet."), "open")
    with transaction.atomic():
        mine = _locked(frozen)
        if not mine.is_provisional:
            return []
        made = _restate(mine, lambda kept: kept.is_provisional, Because.STOCKTAKE, now=now)
        mine.is_provisional, mine.restated_at = False, now
        mine.save(update_fields=["is_provisional", "restated_at"])
        trail.record("restate_month", subject=mine, at=now, details={"figures": len(made)})
    return made


def look_for_changes(frozen: FrozenMonth, *, now: datetime) -> list[Restated]:
    """Each figure that comes to something else than is said of it: one more row, with what it was. Provisional supplies are left."""
    with transaction.atomic():
        mine = _locked(frozen)
        made = _restate(mine, lambda kept: not (mine.is_provisional and kept.is_provisional), Because.CHANGED, now=now)
        if made:
            trail.record("find_changes", subject=mine, at=now, details={"figures": len(made)})
    return made


def _restate(frozen: FrozenMonth, wanted: Callable[[FrozenFigure], bool], because: Because, *, now: datetime) -> list[Restated]:
    """Of the wanted figures those that come to something else. What another version of the rule counts stands as it was frozen."""
    kept = {each.figure: each for each in FrozenFigure.objects.of(frozen.month) if wanted(each)}
    same_rule = {name for name, each in kept.items() if name in FIGURES and FIGURES[name].version == each.version}
    found = statements(frozen.month, now, lambda figure: figure.name in same_rule)
    differ = [each for each in found if not is_same(each.came, kept[each.figure.name].holding)]
    return [_restated(kept[each.figure.name], each, because, now=now) for each in differ]


def _restated(kept: FrozenFigure, each: Statement, because: Because, *, now: datetime) -> Restated:
    was = {language: said["value"] for language, said in kept.holding.items()}
    return Restated.objects.create(
        frozen_figure=kept, was=was, number=each.number, permissions=each.permissions, came=each.came, because=because, at=now
    )


def _locked(frozen: FrozenMonth) -> FrozenMonth:
    return FrozenMonth.objects.select_for_update().get(pk=frozen.pk)


def may_know(reader: Person, permissions: list[str]) -> bool:
    """Whether somebody is allowed all of these."""
    return {each.name for each in reader.permissions}.issuperset(permissions)
