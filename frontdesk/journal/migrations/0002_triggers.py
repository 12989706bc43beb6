from django.db import migrations

from frontdesk.journal import triggers


def put_on(apps, schema_editor):
    triggers.install(schema_editor.connection)


def take_off(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """The trail refuses UPDATE and DELETE from the first day."""

    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(put_on, take_off, elidable=False)]
