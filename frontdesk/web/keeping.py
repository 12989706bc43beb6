"""What the pages of the lists share: a form that is saved or comes back with its mistakes, a row that is closed or opened again."""

from collections.abc import Callable, Mapping
from typing import Any

from frontdesk.people.editing import Changed
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


def saved(request: Request, form: Any, refusals: Mapping[str, str], do: Callable[[], Any]) -> tuple[Any, Any]:
    """What `do` made of a valid form, or None; and the form as it must be shown then."""
    if request.method != "POST" or not form.is_valid():
        return None, form
    try:
        return do(), form
    except Changed as error:
        return None, form.anew(error)
    except Refused as error:
        refuse(form, error, refusals)
        return None, form


def told(request: Request, do: Callable[[], Any], words: str) -> None:
    """Do it and say so, or say why not."""
    try:
        do()
        toast(request, words)
    except Refused as error:
        refused(request, error)


def closed_when_asked(request: Request, rows: Any) -> Any:
    """Closed rows are shown to who asks for them."""
    return rows if request.GET.get("state") == "closed" else rows.open()
