"""Carriers 快递公司, and which of them a number looks like: a small table, the first that fits is proposed."""

import re
from unicodedata import normalize

from django.db import models
from django.utils.translation import gettext_lazy as _


class Carrier(models.TextChoices):
    SF = "sf", _("SF Express")
    JD = "jd", _("JD Logistics")
    ZTO = "zto", _("ZTO Express")
    YTO = "yto", _("YTO Express")
    STO = "sto", _("STO Express")
    YUNDA = "yunda", _("Yunda Express")
    JT = "jt", _("J&T Express")
    EMS = "ems", _("EMS, China Post")
    DEPPON = "deppon", _("Deppon Express")
    UPS = "ups", "UPS"
    DHL = "dhl", "DHL"
    OTHER = "other", _("other carrier")


# What carriers print today; letters first, since they say it plainly, then the beginnings of plain digits.
PATTERNS: tuple[tuple[Carrier, str], ...] = (
    (Carrier.SF, r"SF\d{10,15}"),
    (Carrier.JD, r"JD[A-Z0-9]{8,18}(-\d+-\d+-?)?"),
    (Carrier.YTO, r"YT\d{13,16}"),
    (Carrier.ZTO, r"(ZT\d{12}|ZTO\d{12,14})"),
    (Carrier.STO, r"STO\d{12,15}"),
    (Carrier.YUNDA, r"(YD\d{13,15})"),
    (Carrier.JT, r"JT\d{13}"),
    (Carrier.DEPPON, r"(DPK|DPL|DP)\d{9,15}"),
    (Carrier.UPS, r"1Z[A-Z0-9]{16}"),
    (Carrier.DHL, r"(JJD|JVGL|GM)\d{10,22}"),
    (Carrier.EMS, r"[A-Z]{2}\d{9}[A-Z]{2}"),  # of the post offices of the world (UPU S10)
    (Carrier.STO, r"77[2-7]\d{12}"),
    (Carrier.ZTO, r"(73|75|76|78)\d{12}"),
    (Carrier.YUNDA, r"(31|43|46)\d{11,13}"),
    (Carrier.EMS, r"(1[0-3]|98|99)\d{11}"),
)
LONGEST = 40
NUMBER = re.compile(rf"[A-Z0-9][A-Z0-9-]{{4,{LONGEST - 1}}}")


def tidy(typed: str) -> str:
    """A number as it is kept: full-width letters and digits as plain ones, capitals, no spaces."""
    return re.sub(r"\s+", "", normalize("NFKC", typed)).upper()


def guess(number: str) -> Carrier:
    """The carrier that a number looks like; `other` when it looks like none."""
    return next((carrier for carrier, pattern in PATTERNS if re.fullmatch(pattern, tidy(number))), Carrier.OTHER)
