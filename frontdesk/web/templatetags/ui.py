"""Small pieces every template uses: icons, lights, times, the one-time key, QR codes."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django import template
from django.conf import settings
from django.template.defaultfilters import date as date_filter
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.once import FIELD, new_key

register = template.Library()
ICONS = Path(settings.BASE_DIR, "node_modules", "@tabler", "icons", "icons", "outline")
LIGHT_ICONS = {"green": "circle-check", "yellow": "alert-triangle", "red": "alert-octagon", "grey": "clock", "accent": "user-check"}


@cache
def _drawing(name: str) -> str:
    """The inside of a Tabler icon, read from the installed package."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return " ".join(svg[svg.index(">", svg.index("<svg")) + 1 : svg.index("</svg>")].split())


@register.simple_tag
def icon(name: str, size: int = 20, label: str = "") -> SafeString:
    """A Tabler outline icon, drawn inline; hidden from screen readers unless it has a label."""
    access = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon" width="{}" height="{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" '
        'stroke-linecap="round" stroke-linejoin="round" {}>{}</svg>',
        size,
        size,
        access,
        mark_safe(_drawing(name)),
    )


@register.simple_tag
def once() -> SafeString:
    """The hidden one-time key of a form."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key())


@register.simple_tag
def light(colour: str, words: str, bare: bool = False) -> SafeString:
    """A light: always colour, word and icon together."""
    return format_html(
        '<span class="fd-light is-{}{}">{}<span>{}</span></span>', colour, " is-bare" if bare else "", icon(LIGHT_ICONS[colour], 16), words
    )


@register.simple_tag
def todo_light(todo: Any, now: datetime) -> SafeString:
    """The light of a to-do, saying the fact: how long it is over, or how long there is."""
    return light(todo.light(now), due_words(todo, now))


@register.simple_tag
def due_words(todo: Any, now: datetime) -> str:
    """'18 min over', 'in 3 h'."""
    if now >= todo.due_at:
        return _("%(time)s over") % {"time": span(now - todo.due_at)}
    return _("in %(time)s") % {"time": span(todo.due_at - now)}


@register.filter
def span(length: timedelta | None) -> str:
    """A length of time in one unit: '18 min', '3 h', '2 days'; '' when unknown."""
    if length is None:
        return ""
    minutes = max(int(length.total_seconds() // 60), 0)
    if minutes < 60:
        return _("%(n)d min") % {"n": minutes}
    if minutes < 48 * 60:
        return _("%(n)d h") % {"n": minutes // 60}
    return ngettext("%(n)d day", "%(n)d days", minutes // 1440) % {"n": minutes // 1440}


@register.filter
def may(person: Person, what: str) -> bool:
    """Whether this person may do `RECEIVE_VISITORS` or another name of `Can`: for links to pages that others are refused."""
    return person.can(Can[what])


@register.filter
def minutes_since(at: datetime, now: datetime) -> int:
    """Whole minutes from `at` to `now`."""
    return max(int((now - at).total_seconds() // 60), 0)


@register.filter
def yuan(amount: Decimal | str | None, places: int = 2) -> str:
    """'¥1,234.50', '−¥20.00', in either language; '' where there is none."""
    if amount is None or amount == "":
        return ""
    amount = Decimal(amount)
    return f"{'−' if amount < 0 else ''}¥{abs(amount):,.{places}f}"


@register.filter
def clock(at: datetime | None) -> str:
    """'10:32' in the office's time zone."""
    return f"{timezone.localtime(at):%H:%M}" if at else ""


@register.filter
def day_and_clock(at: datetime | None) -> str:
    """'10:32' today, '11-22 10:32' on another day."""
    if at is None:
        return ""
    local, today = timezone.localtime(at), timezone.localdate()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{local:%m-%d %H:%M}" if local.year == today.year else f"{local:%Y-%m-%d %H:%M}"


@register.filter
def long_day(at: date) -> str:
    """'11月23日 周一' or 'Mon 23 Nov', as heads show it."""
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    return date_filter(local, _("D j M"))


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code as inline SVG in the text colour, error correction M, quiet zone of four modules."""
    return mark_safe(
        segno.make(text, error="m").svg_inline(
            scale=4, border=4, svgclass="fd-qr", lineclass=None, omitsize=True, dark="#1b2a32", light="#ffffff"
        )
    )
