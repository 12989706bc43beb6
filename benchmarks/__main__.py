"""Runs every benchmark, or those that are named, on the database of DATABASE_URL (SQLite by default) in a database of its own."""

import os
import sys

import django


def main(names: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()

    from django.db import connection  # noqa: PLC0415  settings come first
    from django.test.utils import setup_databases, teardown_databases  # noqa: PLC0415

    from benchmarks import (  # noqa: PLC0415
        counter,
        documents,
        dry_runs,
        journal,
        ledger,
        meetings,
        memory,
        pages,
        repairs,
        scales,
        search,
        stock_report,
    )

    every = (journal, pages, ledger, stock_report, repairs, documents, meetings, counter, dry_runs, search, scales, memory)
    wanted = [each for each in every if not names or each.__name__.removeprefix("benchmarks.") in names]
    made = setup_databases(verbosity=0, interactive=False)
    try:
        print(f"Database: {connection.vendor}")
        for benchmark in wanted:
            print(f"\n{benchmark.__doc__.splitlines()[0]}")
            for line in benchmark.measure():
                print(f"  {line}")
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1:])
