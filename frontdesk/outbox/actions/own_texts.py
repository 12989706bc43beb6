"""The company writes its own words for a kind of notice."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import OwnText
from frontdesk.outbox.texts import LANGUAGES, Text, delivered, unknown_names
from frontdesk.people.models import Person
from frontdesk.refusal import Refused


def newest(kind: str, language: str) -> OwnText | None:
    """The version that holds, whether the company's own or back to the delivered one."""
    return OwnText.objects.filter(kind=kind, language=language).order_by("-number").first()


def change_text(kind: str, language: str, *, text: Text, seen: int | None = None, by: Person, now: datetime) -> OwnText | None:
    """A new version of the company's own words; None when nothing differs. `seen` is the version the person had before their eyes.

    Refused without a title, for a name in braces that the kind does not have, and when somebody else was quicker.
    """
    check(kind, language, text)
    before = newest(kind, language)
    shown = delivered(kind, language) if before is None or before.is_delivered else Text(before.title, before.body, before.sms)
    if shown == text:
        return None
    return _write(kind, language, before, text, is_delivered=False, seen=seen, by=by, now=now)


def restore_text(kind: str, language: str, *, by: Person, now: datetime) -> OwnText | None:
    """Back to the words as delivered; None when they hold already."""
    before = newest(kind, language)
    if before is None or before.is_delivered:
        return None
    return _write(kind, language, before, Text("", "", ""), is_delivered=True, by=by, now=now)


def check(kind: str, language: str, text: Text) -> None:
    """Refuse words that could not be sent."""
    if kind not in KINDS or language not in LANGUAGES:
        raise Refused(_("There is no such notice."), "unknown")
    if not text.title:
        raise Refused(_("A notice needs a title."), "title")
    for field in ("title", "body", "sms"):
        names = unknown_names(getattr(text, field), KINDS[kind].placeholders)
        if names:
            listed = _(", ").join(f"{{{name}}}" for name in names)
            raise Refused(
                _("This notice has no value for %(names)s. Use the names listed, or leave the braces out.") % {"names": listed}, field
            )


def _write(
    kind: str,
    language: str,
    before: OwnText | None,
    text: Text,
    *,
    is_delivered: bool,
    seen: int | None = None,
    by: Person,
    now: datetime,
) -> OwnText:
    number = before.number if before else 0
    try:
        with transaction.atomic():
            if seen not in (None, number):
                raise IntegrityError
            version = OwnText.objects.create(
                kind=kind,
                language=language,
                number=number + 1,
                is_delivered=is_delivered,
                title=text.title,
                body=text.body,
                sms=text.sms,
                changed_at=now,
                changed_by=by,
            )
            told = {"kind": kind, "language": language, "title": text.title, "body": text.body, "sms": text.sms}
            trail.record("restore_text" if is_delivered else "change_text", subject=version, by=by, at=now, details=told)
    except IntegrityError:
        raise Refused(_("Somebody else has just changed this text. Look at it again."), "changed") from None
    return version
