"""A row of the search for every record, more for a long text; and beside it what the database's own index holds."""

from django.db import models


class SearchRow(models.Model):
    """`id` sorts: the newest record has the largest (`rows.place`). The words stand in `SearchIndex`."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=60, help_text="the model as 'visitors.visit'")
    record_id = models.BigIntegerField()
    part = models.PositiveSmallIntegerField(default=0, help_text="which piece of a long text")
    digest = models.CharField(max_length=64, help_text="SHA-256 of moment and words: an edit that changes neither writes nothing")

    class Meta:
        db_table = "search_row"
        constraints = [models.UniqueConstraint(fields=["kind", "record_id", "part"], name="search_row_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}/{self.part}"


class SearchIndex(models.Model):
    """An FTS5 table on SQLite, a tsvector under GIN on PostgreSQL; only index.py knows its other columns."""

    row = models.OneToOneField(SearchRow, models.DO_NOTHING, primary_key=True, db_column="rowid", db_constraint=False, related_name="index")

    class Meta:
        db_table = "search_index"

    def __str__(self) -> str:
        return f"words of {self.row_id}"
