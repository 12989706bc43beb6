"""The office that is measured: the large demo company, in a process that is as ready as one that serves."""

from django.core.management import call_command
from django.db import connection

from frontdesk import append_only
from frontdesk.garbage import keep_what_is_loaded
from frontdesk.people.models import Company
from frontdesk.workdays.models import Day, OfficeHours, Year
from frontdesk.workdays.seed import plant
from visitors.models import Badge

FLOOR = "/visitors/badges/"  # a list behind the log-in that is as long in every office
ROWS = 50  # of that list


def large() -> None:
    """Made where there is none: it takes its time, so benchmarks that run together share it."""
    if not Company.objects.exists():
        clear()
        call_command("demo", scale="large", verbosity=0)
    ready()


def ready() -> None:
    """The floor has its rows, the database knows how full its tables are, what is loaded is set aside."""
    owed = ROWS - Badge.objects.count()
    Badge.objects.bulk_create(Badge(number=f"Z{number:03}") for number in range(owed))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    keep_what_is_loaded()


def clear() -> None:
    """The demo company wants an empty database."""
    append_only.remove(connection)
    call_command("flush", interactive=False, verbosity=0)
    plant(OfficeHours, Day, Year)
