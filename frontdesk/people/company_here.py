"""The company as a process knows it: its name stands on every page, and it changes about once in its life."""

from time import monotonic

from frontdesk.people.models import Company

FRESH = 60.0  # seconds for which a process believes what it read
_read: tuple[Company | None, float] = (None, float("-inf"))


def company_here() -> Company:
    """For showing, never for changing: asked of the database once a minute."""
    company, at = _read
    if company is None or monotonic() - at > FRESH:
        company = remember(Company.objects.here())
    return company


def remember(company: Company) -> Company:
    """This process believes it from now on; one that was never saved is asked for again."""
    global _read  # noqa: PLW0603  one value a process
    _read = (company if company.pk else None, monotonic())
    return company
