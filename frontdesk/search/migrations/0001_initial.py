import django.db.models.deletion
from django.db import migrations, models

from frontdesk.search import index


def create(apps, schema_editor):
    index.create(schema_editor.connection)


def remove(apps, schema_editor):
    index.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """The rows, and beside them the database's own index: FTS5 or a tsvector under GIN."""

    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(help_text="the model as 'visitors.visit'", max_length=60)),
                ("record_id", models.BigIntegerField()),
                ("part", models.PositiveSmallIntegerField(default=0, help_text="which piece of a long text")),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of moment and words: an edit that changes neither writes nothing", max_length=64),
                ),
            ],
            options={
                "db_table": "search_row",
                "constraints": [models.UniqueConstraint(fields=("kind", "record_id", "part"), name="search_row_once")],
            },
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="SearchIndex",
                    fields=[
                        (
                            "row",
                            models.OneToOneField(
                                db_column="rowid",
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="index",
                                serialize=False,
                                to="search.searchrow",
                            ),
                        )
                    ],
                    options={"db_table": "search_index"},
                )
            ],
            database_operations=[migrations.RunPython(create, remove, elidable=False)],
        ),
    ]
