"""Lists as spreadsheets: rows are written as they come to a temporary file, and the file is sent from there.

Whoever pressed the button sees that the file is being made: the page adds `made=…` to the address, and the answer brings it
back in a cookie that static/js/app.js waits for. Without JavaScript the same address is a plain link.
"""

import re
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import Any, cast
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse

from frontdesk.excel.write import Leaf, write
from frontdesk.web.request import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_EXPORTED = 1_048_575  # rows that a sheet holds below its heads
COOKIE = "frontdesk_export"
MARK = re.compile(r"[a-z0-9]{1,16}")


def export(
    request: Request,
    *,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[int] = (),
    more: Sequence[Leaf] = (),
    plain: str = "list",
) -> HttpResponse:
    """A workbook as a download called by `title`, or `plain` where a browser knows no other letters; `more` are further sheets."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it is sent
    try:
        write(file, title=title, heads=heads, rows=rows, widths=widths, more=more)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    response = FileResponse(file, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename=\"{plain}.xlsx\"; filename*=UTF-8''{quote(title)}.xlsx"
    if MARK.fullmatch(mark := request.GET.get("made", "")):
        response.set_cookie(COOKIE, mark, max_age=60, secure=settings.PRODUCTION, samesite="Lax")
    return cast(HttpResponse, response)
