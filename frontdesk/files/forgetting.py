"""How attachments forget: those of a record go with it (the area calls `forget_of`); removed ones a month later."""

from datetime import timedelta

from frontdesk.files.actions import forget
from frontdesk.files.models import Attachment
from frontdesk.journal.forgetting import forgets

forgets(Attachment, fields=["name", "sha256"], keep=timedelta(days=30), old=Attachment.objects.removed_before, erase=forget)
