"""How periods, owners and sums read as one line of text, and back: on paper, in forms, in suggestions."""

import re

from ita_desktop.domain.limits import AMOUNT_DIGITS
from ita_desktop.domain.report.report import Amount, DatePeriod, Period, TextPeriod
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import (
    UNTIL,
    read_date,
    short_date,
    to_arabic_digits,
    to_thai_digits,
    with_hyphens,
)

_OWNER_SEPARATOR = ", "
_AMOUNT = re.compile(rf"(?:0|[1-9][0-9]{{0,{AMOUNT_DIGITS - 1}}})(?:\.[0-9]{{1,2}})?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_THOUSAND = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")
_BAHT = "บาท"
_FIGURES = re.compile(r"([-฿]?) ?([0-9](?:[0-9., ]*[0-9])?)(?: ?(?:[.,]?-+|[.,]))?(?: ?บาท(?:ถ้วน)?| ?บ\.)?")
"""A sign, figures with whatever stands between them, .- for no satang, and the unit: 12,000.- บาทถ้วน."""

_IN_THREES = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(\.[0-9]{1,2})?")
_DASH = re.compile(rf"\s*(?:-|{UNTIL})\s*")


def period_text(period: Period) -> str:
    """`๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘`, or the free words as they were typed."""
    if isinstance(period, TextPeriod):
        return period.text
    return f"{short_date(period.start)} - {short_date(period.end)}"


def read_period(text: str) -> Period:
    """The period of two dates with a dash or ถึง between them, in any form that `read_date` knows; else free words."""
    parts = _DASH.split(with_hyphens(comparison_key(text)).strip())
    if len(parts) == 2:
        start, end = read_date(parts[0]), read_date(parts[1])
        if start is not None and end is not None and start <= end:
            return DatePeriod(start, end)
    return TextPeriod(text)


def owners_text(owners: tuple[str, ...]) -> str:
    """The owners with a comma between them."""
    return _OWNER_SEPARATOR.join(owners)


def read_owners(text: str) -> tuple[str, ...]:
    """The owners in a text with commas between them; empty ones are left out, spaces at the commas too."""
    return tuple(owner for part in text.split(",") if (owner := part.strip()))


def is_amount(text: str) -> bool:
    """Whether an `Amount` may have this text: a number without a sign, commas or needless zeros before it."""
    return _AMOUNT.fullmatch(text) is not None


def amount_text(amount: Amount) -> str:
    """`๑๒,๐๐๐.๐๐`"""
    whole, point, rest = amount.text.partition(".")
    return to_thai_digits(f"{_THOUSAND.sub(',', whole)}{point}{rest}")


def money_text(value: Amount | str) -> str:
    """The sum, or the words as they were typed."""
    return amount_text(value) if isinstance(value, Amount) else value


def read_money(text: str) -> Amount | str:
    """The sum in Thai or Arabic digits, with commas at thousands or without, before บาท or not; else the words."""
    number = to_arabic_digits(text).strip().removesuffix(_BAHT).strip()
    if _GROUPED.fullmatch(number):
        number = number.replace(",", "")
    return Amount(number) if is_amount(number) else text


def looks_like_amount(text: str) -> bool:
    """Whether words instead of a sum are nothing but figures and signs: a sum that `read_money` does not know."""
    return not isinstance(read_money(text), Amount) and _FIGURES.fullmatch(_figures_in(text)) is not None


def amount_meant(text: str) -> Amount | None:
    """The only sum that such words can mean; None if that is unclear, as of 12,50: 12.50, or a figure is missing."""
    found = _FIGURES.fullmatch(_figures_in(text))
    whole = _IN_THREES.fullmatch(found[2]) if found is not None and found[1] != "-" else None
    if whole is None:
        return None
    number = (re.sub("[, ]", "", whole[1]).lstrip("0") or "0") + (whole[2] or "")
    return Amount(number) if is_amount(number) else None


def _figures_in(text: str) -> str:
    return to_arabic_digits(" ".join(text.split()))
