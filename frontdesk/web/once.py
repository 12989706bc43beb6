"""A double click, a retried upload or a Back-and-send-again has one effect and the same answer.

The key is a row, the first write of the view's own transaction; the answer is stored in it. The second post waits for the
first to commit, finds the row taken and repeats the stored answer. A post without effect (a form with errors) uses no key up.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string

from frontdesk.web.models import FormKey

FIELD = "once"
KEY = re.compile(r"[0-9A-Za-z_-]{1,64}")
View = Callable[..., HttpResponse]


def new_key() -> str:
    """Drawn for each form as it is shown."""
    return get_random_string(22)


def key_of(request: HttpRequest) -> str:
    """The key that a post carries; '' when it has none, or one that no form of ours was given."""
    key = request.POST.get(FIELD, "") if request.method == "POST" else ""
    return key if KEY.fullmatch(key) else ""


def once(view: View) -> View:
    """Around a view that changes something by POST; its form carries `{% once %}`. An effect is a redirect or a 204."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = key_of(request)
        if not key:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            row = claim(key, path=request.path, now=timezone.now())
            if row is None:
                return repeated(key, request.path)
            response = view(request, *args, **kwargs)
            if response.status_code in (204, 302, 303):
                row.status, row.location = response.status_code, response.headers.get("Location", "")[:300]
                row.save(update_fields=["status", "location"])
            else:
                transaction.set_rollback(True)
        return response

    return guarded


def claim(key: str, *, path: str, now: datetime) -> FormKey | None:
    """Take the key, or None when somebody has used it (waiting for them to finish)."""
    try:
        with transaction.atomic():
            return FormKey.objects.create(key=key, path=path[:200], used_at=now)
    except IntegrityError:
        return None


def repeated(key: str, path: str) -> HttpResponse:
    """The first answer again; a key that belongs to another form is nobody's."""
    row = FormKey.objects.get(key=key)
    if row.path != path[:200]:
        return HttpResponse(status=409)
    response = HttpResponse(status=row.status)
    if row.location:
        response["Location"] = row.location
    return response
