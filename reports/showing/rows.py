"""The rows behind a figure as HTML: hundreds on a page, joined here, as a template takes ten times as long for them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from frontdesk.web.figures import Bar, Line


def of_days(bars: Iterable[Bar]) -> SafeString:
    """A row for each day; a day off is paler."""
    row = '<tr{}><th scope="row">{}</th><td class="is-number">{}</td></tr>'
    off = {True: mark_safe(' class="is-off"'), False: ""}
    return format_html_join("", row, ((off[bar.is_off], bar.label, linked(bar.value, bar.path)) for bar in bars))


def of_lines(lines: Iterable[Line], columns: int) -> SafeString:
    """A row for each line, a heading over those of a group."""
    return joined(
        part for group, rows in groupby(lines, lambda line: line.group) for part in (heading(group, columns), *map(of_line, rows))
    )


def heading(group: str, columns: int) -> SafeString:
    row = '<tr class="fd-figure-group"><th scope="rowgroup" colspan="{}">{}</th></tr>'
    return format_html(row, columns, group) if group else SafeString()


def of_line(line: Line) -> SafeString:
    cells = joined(SafeString(f'<td class="is-number">{conditional_escape(cell)}</td>') for cell in line.cells)
    return SafeString(f'<tr><td class="is-first">{linked(line.label, line.path)}</td>{cells}</tr>')


def linked(words: Any, path: str) -> SafeString:
    """Words that open their records, or words alone."""
    shown = conditional_escape(words)
    return SafeString(f'<a href="{conditional_escape(path)}">{shown}</a>' if path else shown)


def joined(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(parts))
