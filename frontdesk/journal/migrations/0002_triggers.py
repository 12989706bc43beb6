from django.db import migrations

from frontdesk.append_only import install, remove
from frontdesk.journal.triggers import TRAIL


def put_on(apps, schema_editor):
    install(schema_editor.connection, [TRAIL])


def take_off(apps, schema_editor):
    remove(schema_editor.connection, [TRAIL])


class Migration(migrations.Migration):
    """The trail refuses UPDATE and DELETE from the first day."""

    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(put_on, take_off, elidable=False)]
