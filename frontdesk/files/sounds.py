"""Which recording a file is, by its content: what phones and recorders make, and no film.

MP4 files say in each track's handler (ISO 14496-12 §8.4.3) whether it is sound; MP3 begins with frames of layer III (ISO 11172-3 §2.4.1.3),
perhaps behind an ID3 tag; WAV is a RIFF of that form. They are kept as they came and always sent as a download.
"""

HANDLER = b"hdlr"


def kind(data: bytes) -> str:
    """The name of its type in `sniff.Type`, or '' of what is no sound."""
    if data[4:8] == b"ftyp":
        return "M4A" if _tracks(data) == {b"soun"} else ""
    if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
        return "WAV"
    return "MP3" if _is_frame(data[_behind_tag(data) :]) else ""


def _tracks(data: bytes) -> set[bytes]:
    """Sound or pictures, as the handlers of an MP4 say."""
    found, at = set(), data.find(HANDLER)
    while at >= 0:
        found.add(data[at + 12 : at + 16])
        at = data.find(HANDLER, at + 4)
    return found & {b"soun", b"vide"}


def _behind_tag(data: bytes) -> int:
    """Where an ID3v2 tag ends; its length is four times seven bits."""
    if not data.startswith(b"ID3") or len(data) < 10:
        return 0
    size = 0
    for part in data[6:10]:
        size = size << 7 | part & 0x7F
    return 10 + size


def _is_frame(data: bytes) -> bool:
    """Eleven bits of synchronisation and layer III."""
    return len(data) > 4 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2
