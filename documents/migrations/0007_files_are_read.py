"""Files of documents that are there already are owed to the worker that reads them."""

from django.db import migrations

MEDIA = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "text/csv",
    "text/plain",
)


def owe(apps, schema_editor):
    attachments = apps.get_model("files", "Attachment").objects.filter(
        subject_type="documents.document", media_type__in=MEDIA, forgotten_at__isnull=True, contents__isnull=True
    )
    contents = apps.get_model("files", "Contents")
    contents.objects.bulk_create((contents(attachment_id=pk) for pk in attachments.values_list("pk", flat=True)), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_paper_and_its_hand_overs"),
        ("files", "0002_contents_of_files"),
    ]

    operations = [migrations.RunPython(owe, migrations.RunPython.noop)]
