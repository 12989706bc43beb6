"""What the database knows of how full its tables are."""

from django.db import connection


def learn_sizes() -> None:
    """Tell SQLite how much each table and index holds, from a sample of each: it cannot choose between them otherwise.

    Asked for the fortieth page of a million visits it took three seconds without, two thousandths of one with it. PostgreSQL sees to it
    by itself. The limit is the one SQLite advises (https://sqlite.org/lang_analyze.html, "Approximate ANALYZE"); two seconds for 5 GB.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
