"""PostgreSQL keeps more of which words are common: of a word that is nobody's name it would else expect hundreds, and walk all rows for them."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def know_words_better(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE search_index ALTER COLUMN words SET STATISTICS 1000")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(know_words_better, migrations.RunPython.noop)]
