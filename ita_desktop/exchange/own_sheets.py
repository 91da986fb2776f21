"""The names and heads of the sheets that this program writes, by which it knows its own files again."""

SHEET_NAMES = ("รายข้อ", "รายมาตรการ")
ISSUE_AND_MEASURE = ("ประเด็นที่", "ประเด็น", "มาตรการที่")
MEASURES_NUMBER = "ที่"
ITEM = ("รายการ", "ข้อที่", "ชนิด", "ข้อความ")
ITEM_KINDS = ("ข้อ", "ข้อย่อย", "ย่อหน้า")
"""Of a numbered item, a sub-item and a paragraph."""

CELL_MAX = 16_000
"""Characters of a text in one cell: Excel takes 32,767 units of UTF-16. A longer one goes on in the rows below."""
