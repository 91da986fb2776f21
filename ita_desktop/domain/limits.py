"""Every limit of a report, once: a file can hold whatever typing, pasting, importing, opening or merging lets in.

Forms, the exchange format and the report file use these; a test compares the documents with them.
"""

TEXT_MAX_LENGTH = 200_000
"""Characters in any one text of a report."""

HEADER_MAX_LENGTH = 200
"""Characters of header and footer, so that they never take the page from the report."""

ID_MAX_LENGTH = 64
"""Characters of an id, at least one."""

YEARS = range(2400, 3001)
"""Years of the Buddhist era: the fiscal year that a report is about, and the round of the assessment."""

ISSUE_NUMBERS = range(1_000_001)
"""The number of an issue. The window offers those from 1; an imported one may be 0."""

ROWS_MAX = 500_000
"""Rows (issues, measures, items, owners, signers, divisions and lines of positions together) in one report."""

REPORT_MAX_BYTES = 64 * 2**20
"""Bytes of one report as `size.py` counts them, and of a file of the exchange format."""

FILE_MAX_BYTES = 256 * 2**20
"""Bytes of a report file, in which much stands twice: in a table and in its index."""

# The columns of the table

COLUMNS_MAX = 12
"""Columns of a report, printed or not."""

COLUMN_KEY_MAX_LENGTH = 32
"""Characters of a column's key, at least one."""

HEADING_MAX_LENGTH = 200
"""Characters of a column's heading, at least one that is no blank."""

AMOUNT_DIGITS = 15
"""Digits of a sum of money before its point; two more may stand behind it."""

# What is kept beside the texts

KEY_MAX_LENGTH = 32
"""Characters of a key, of the kind of report or of finding; at least one."""

WORDS_MAX = 10_000
"""Words of the user's own in a report, and findings that are set aside in it."""

WORD_MAX_LENGTH = 200
"""Characters of such a word, and of the words of a finding; at least one that is no blank."""

# A kind of report

KIND_MAX_BYTES = 64 * 2**10
"""Bytes of the file of a kind of report."""

KIND_NAME_MAX_LENGTH = 200
"""Characters of a kind's name, at least one that is no blank."""

OWN_KINDS_MAX = 100
"""Kinds of the user's own that are read."""

# The paper. Lengths are whole millimetres, sizes points of TH Sarabun.

TEXT_SIZES = range(10, 19)
MARGINS = range(5, 51)
COLUMN_WIDTHS = range(10, 201)
COLUMN_COUNT = 6
"""Widths in the setting of the paper, which is about the default columns."""

COLUMN_LEAST = 14.0
"""Millimetres on the paper; a narrower column would break words between their clusters."""

EMBLEM_MAX_BYTES = 140 * 2**10
"""Bytes: as base64, the picture is then no longer than a text of a report may be."""

EMBLEM_MAX_SIDE = 2_000
"""Pixels."""

EMBLEM_MAX_SCANS = 100
"""Of a JPEG, each of which may go through all pixels again. Cameras and programs write ten at most."""

# One paste, which must take less than a second

PASTE_MAX_LENGTH = 2_000_000
"""Characters that are read of what is pasted; of HTML, of its text."""

PASTE_MAX_ITEMS = 2_000
"""Items that one paste makes: twice as many as the longest list that an office has."""

PASTE_MAX_LINES = 20_000
"""Lines of pasted text that are read."""

PASTE_MAX_BYTES = 2_000_000
"""Bytes of a copy in our own format."""

PASTE_MAX_TAGS = 60_000
"""Tags that are read of pasted HTML: Word writes about ten for one item, and a quick answer allows no more."""

PASTE_MAX_ATTRIBUTES = 2_500_000
"""Characters of attributes that are read of pasted HTML: Word writes about a thousand for one item."""

HTML_MAX_LENGTH = 20_000_000
"""Characters of pasted HTML that are read, pictures included."""

# One office file that is read

OFFICE_MAX_BYTES = 100 * 2**20
"""Bytes of an office file, pictures included."""

OFFICE_UNPACKED_MAX = 200 * 2**20
"""Bytes of all its parts, unpacked."""

OFFICE_RATIO_MAX = 250
"""How many times as large a large part may be as it is packed: tables of thousands of equal rows have a few dozen."""

OFFICE_PARTS_MAX = 1_000
"""Parts in it: pictures are some."""

OFFICE_CELLS_MAX = 150_000
"""Cells of its tables, empty ones included: a plan of 2,223 rows has 20,000."""

OFFICE_LETTERS_MAX = 10_000_000
"""Characters of a plain text, or of one of values with commas."""

OFFICE_EXTENT_MAX = 4_000_000
"""Rows times columns of a sheet, empty ones included."""


# The user's own words

OWN_WORDS_MAX = 1_000
"""Words that the user has added to those of the spelling check."""

OWN_WORD_MAX_LENGTH = 60
"""Characters of one."""

# A second start of the program, which hands the path of its file to the first

PATH_MAX_BYTES = 100_000
"""Bytes of a path: the longest of Windows has 32,767 characters, of three bytes each."""


def words_of(allowed: range) -> str:
    """The range as refusals and documents write it: `10-18`."""
    return f"{allowed[0]}-{allowed[-1]}"
