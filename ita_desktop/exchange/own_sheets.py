"""The names and heads of the sheets that this program writes, by which it knows its own files again, and which texts
are marked in them as no formulas."""

SHEET_NAMES = ("รายข้อ", "รายมาตรการ")
ISSUE_AND_MEASURE = ("ประเด็นที่", "ประเด็น", "มาตรการที่")
MEASURES_NUMBER = "ที่"
ITEM = ("รายการ", "ข้อที่", "ชนิด", "ข้อความ")
ITEM_KINDS = ("ข้อ", "ข้อย่อย", "ย่อหน้า")
"""Of a numbered item, a sub-item and a paragraph."""

CELL_MAX = 16_000
"""Characters of a text in one cell: Excel takes 32,767 units of UTF-16. A longer one goes on in the rows below."""

_DANGEROUS = "=+-@＝＋－＠\t\r"


def begins_a_formula(text: str) -> bool:
    """Whether a program of sheets would reckon with the text."""
    return text.lstrip(" \u00a0").startswith(tuple(_DANGEROUS))
