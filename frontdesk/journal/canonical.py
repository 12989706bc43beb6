"""One spelling of entries and details as bytes, equal on every database, and the hashes over it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise

from frontdesk.journal.models import Entry

GENESIS = "0" * 64  # what the first seal has before it


def plain(value: Any) -> Any:
    """`value` as JSON that both databases return exactly as given.

    Fractions become text (PostgreSQL would answer 1e22 with a whole number); characters that PostgreSQL cannot
    store are replaced; days, instants, decimals and ids become text as Django writes them. TypeError for others.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (str, Promise)):
        return str(value).replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return plain(DjangoJSONEncoder().default(value))


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def commitment(salt: bytes | memoryview, data: Any) -> str:
    """HMAC-SHA256 of the details: proves what they were without telling it once the salt is gone."""
    return hmac.new(bytes(salt), canonical(data), hashlib.sha256).hexdigest()


def digest(prev: str, entry: Entry, sealed_at: datetime | None = None) -> str:
    """SHA-256 over the hash before, every field of the entry and the moment of the seal; without it as the first seals were made."""
    fields = [
        entry.pk,
        _instant(entry.at),
        entry.actor_id,
        entry.verb,
        entry.subject_type,
        entry.subject_id,
        entry.device,
        entry.commitment,
        *([_instant(sealed_at)] if sealed_at else []),
    ]
    return hashlib.sha256(prev.encode() + canonical(fields)).hexdigest()


def digests(prev: str, entry: Entry, sealed_at: datetime | None) -> set[str]:
    """What a seal's hash may be: with its moment, or as the first seals were made, without."""
    return {digest(prev, entry, sealed_at), digest(prev, entry)}


def _instant(at: datetime | None) -> str:
    # A tampered row may hold no instant at all: it must get a hash (another one), not an error.
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""
