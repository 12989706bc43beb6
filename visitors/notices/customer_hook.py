"""The company's own customer program learns of a new customer, as JSON."""

import json
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Channel, Notice
from visitors.scope import no_longer_calls


class CustomerHook(NoticeKind):
    """The company's own customer program learns of a new customer, as JSON."""

    label = _("a new customer, for the customer program")
    hears = _("The company's own customer program learns of a new customer, as JSON.")
    channels = (Channel.HOOK,)
    settled = staticmethod(no_longer_calls)
    at_once = True
    outside = True
    placeholders = ("caller", "company", "phone", "about", "words", "link")
    samples = {"about": ("咨询", "question"), "words": ("想要最新报价", "Would like a new quotation")}

    def attachments(self, notice: Notice) -> list[Attachment]:
        """What is posted: the fields of the call under names that do not change."""
        data: dict[str, Any] = {"event": "new_customer", "call": notice.subject_id, **notice.data}
        data["link"] = settings.BASE_URL + data.pop("path", "")
        return [Attachment("customer.json", "application/json", json.dumps(data, ensure_ascii=False).encode())]
