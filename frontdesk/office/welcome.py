"""What `serve` prints once it answers: where to look and how to log in. Areas add lines in their `welcome.py`."""

from collections.abc import Callable

from django.utils.translation import override

from frontdesk.office import set_up_key
from frontdesk.office.demo.company import CAST
from frontdesk.people.models import Company
from frontdesk.registry import Registry
from frontdesk.scene_names import PASSWORD

Lines = Callable[[str], list[str]]
WELCOME: Registry[Lines] = Registry("welcome")


def lines(base_url: str) -> list[str]:
    """One line a fact; `base_url` has no slash at its end."""
    first = set_up_key.address(base_url)
    if first:
        return [f"Set up      {first}"]
    more = [line for area in WELCOME for line in area(base_url)]
    return [f"Frontdesk   {base_url}/", *more, *_log_ins()]


def _log_ins() -> list[str]:
    """The demo company's, never anybody else's."""
    if not Company.objects.here().demo_since:
        return []
    with override("en"):  # a terminal reads English
        people = [f"    {login:<8} {', '.join(str(role.label) for role in roles) or 'no rights'}" for login, *_rest, roles in CAST]
    return ["", f"Log-ins of the demo company, all with the password {PASSWORD}:", *people]
