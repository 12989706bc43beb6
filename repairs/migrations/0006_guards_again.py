from django.db import migrations

from frontdesk.append_only import install
from repairs.triggers import EVENTS


def put_on(apps, schema_editor):
    install(schema_editor.connection, [EVENTS])


class Migration(migrations.Migration):
    """SQLite rebuilt the table without its guards when the kinds of what happens became more."""

    dependencies = [("repairs", "0005_months_of_events")]

    operations = [migrations.RunPython(put_on, migrations.RunPython.noop, elidable=False)]
