"""Values that a preview puts in the places of names: invented, never somebody's. A kind brings what only it knows (`samples`)."""

from frontdesk.outbox.kinds import NoticeKind

SAMPLES = {
    "visitor": ("李思远", "Siyuan Li"),
    "company": ("清河设计", "Qinghe Design"),
    "from": ("（清河设计）", " (Qinghe Design)"),
    "host": ("安然", "Ann An"),
    "host_contact": ("ann@example.com 分机 8021", "ann@example.com ext. 8021"),
    "company_here": ("远山科技", "Yuanshan Tech"),
    "address": ("云山路 18 号远山大厦", "18 Yunshan Road, Yuanshan Tower"),
    "phone_here": ("021 5555 8000", "021 5555 8000"),
    "when": ("2026年11月23日 10:00", "23 Nov 2026 10:00"),
    "at": ("09:58", "09:58"),
    "purpose": ("商务洽谈", "meeting"),
    "badge": ("A012", "A012"),
    "code": ("482 915", "482 915"),
    "kiosk": ("南门大堂", "South lobby"),
    "score": ("5", "5"),
    "words": ("接待很周到", "Everybody was kind"),
    "title": ("感谢李思远来访", "Thank Siyuan Li"),
    "name": ("安然", "Ann An"),
    "about": ("对方是您平时的代理人。", "They were your usual stand-in."),
    "who": ("欧丽", "Olga Ou"),
    "finding": ("第 6 号封印，记录 41：内容与封印时不一致。", "Seal 6, entry 41: the entry is not what was sealed."),
    "number": ("12480", "12480"),
    "hash": ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",) * 2,
    "sealed_at": ("2026-11-23 01:29:31", "2026-11-23 01:29:31"),
}
LINK = "https://desk.example.com/v/7Qm2kX9b"


def samples(kind: NoticeKind, language: str) -> dict[str, str]:
    """A value for each name of the kind; a name nobody has a sample for stands for itself."""
    at = 1 if language == "en" else 0
    known = {**SAMPLES, **kind.samples}
    return {name: LINK if name == "link" else known.get(name, (f"〔{name}〕",) * 2)[at] for name in kind.placeholders}
