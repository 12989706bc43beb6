"""Complaints are found by the numbers they were given: their rows in the search go, and the upgrade makes those of a kind that has none."""

from typing import Any

from django.db import migrations

KIND = "visitors.complaint"


def forget_rows(apps: Any, editor: Any) -> None:
    rows = apps.get_model("search", "SearchRow").objects.filter(kind=KIND)
    if rows.exists():
        with editor.connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_row WHERE kind = %s)", [KIND])
            cursor.execute("DELETE FROM search_row WHERE kind = %s", [KIND])


class Migration(migrations.Migration):
    dependencies = [("visitors", "0021_quick_lists"), ("search", "0001_initial")]

    operations = [migrations.RunPython(forget_rows, migrations.RunPython.noop)]
