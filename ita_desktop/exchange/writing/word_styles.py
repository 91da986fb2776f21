"""The styles and lists of a Word file: what each looks like, and how lists count.

Thai needs its font in all four slots of a style, and its size and weight twice (`w:szCs`, `w:bCs`): Word takes those of
complex scripts for it. Lengths are twentieths of a point, as Word has them.
"""

from collections.abc import Iterable, Iterator

from ita_desktop.domain.report.paper_settings import Digits, FontFamily
from ita_desktop.exchange import own_styles
from ita_desktop.exchange.writing.package import DECLARATION
from ita_desktop.printing.page import FAMILY_SCALE, PageStyle

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TITLE, COVER, TITLES, SIGNATURE = "Title", "ITACover", "ITATitles", "ITASignature"
HEAD, CELL = "ITAHead", "ITACell"
TYPED = "ITATypedItem"
"""An item whose number is typed."""

TABLE = "ITATable"

LISTS_MAX = 2_000
"""Lists that restart. Word shows no numbers of those behind some 2,020; an older format holds 2,046."""

MEASURES, DASHES, FIRST_LIST = 1, 2, 3
"""The lists by their numbers: the measures of all tables, sub-items without a numbered item, then one a cell."""

_OFFICE_FONT = "TH SarabunPSK"
"""What offices have, whose letters Laksaman was drawn after."""

_OTHER_FONTS = {_OFFICE_FONT: "TH Sarabun New", "Sarabun": "TH SarabunPSK"}
_HANGING = 300
_SUB_HANGING = 160


def styles(page: PageStyle) -> Iterator[str]:
    """The part with the styles."""
    font = font_of(page)
    yield f'{DECLARATION}<w:styles xmlns:w="{W}">'
    yield (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"'
        f' w:cs="{font}"/>{_size(page, page.body_size)}<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    centred = '<w:jc w:val="center"/>'
    yield _style(TITLE, "Title", centred, _letters(page, page.cover_size, bold=True))
    yield _style(COVER, "ITA ปก", centred, _letters(page, page.cover_size, bold=True))
    yield _style(TITLES, "ITA ชื่อรายงาน", "<w:keepNext/>" + centred, _letters(page, page.title_size, bold=True))
    heading = f'<w:keepNext/>{centred}<w:outlineLvl w:val="0"/>'
    yield _style("Heading1", "heading 1", heading, _letters(page, page.heading_size, bold=True))
    before = f'<w:spacing w:before="{round(page.heading_size * 8)}" w:after="{round(page.heading_size * 4)}"/>'
    yield _style(own_styles.ISSUE, "ITA ประเด็น", before, based_on="Heading1")
    yield _style(CELL, "ITA ตาราง", "", _letters(page, page.table_size))
    yield _style(HEAD, "ITA หัวตาราง", centred, _letters(page, page.table_size, bold=True), based_on=CELL)
    yield _style(own_styles.MEASURE, "ITA มาตรการ", _list(MEASURES, 0), based_on=CELL)
    yield _style(own_styles.NUMBERED, "ITA ข้อ", _list(FIRST_LIST, 0), based_on=CELL)
    yield _style(own_styles.SUB, "ITA ข้อย่อย", _list(FIRST_LIST, 1), based_on=CELL)
    yield _style(own_styles.PLAIN, "ITA ย่อหน้า", "", based_on=CELL, after=CELL)
    yield _style(TYPED, "ITA ข้อพิมพ์เลข", f'<w:ind w:left="{_HANGING}" w:hanging="{_HANGING}"/>', based_on=CELL)
    yield _style(SIGNATURE, "ITA ผู้ลงนาม", f"<w:keepLines/>{centred}", _letters(page, page.body_size))
    side, top, bottom = (in_twips(length) for length in (page.cell_side, page.cell_top, page.cell_bottom))
    yield (
        f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="ITA ตารางมาตรการ"/>'
        f'<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{''.join(map(_border, ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')))}"
        f'</w:tblBorders><w:tblCellMar><w:top w:w="{top // 3}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{bottom // 3}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style></w:styles>"
    )


def numbering(lists: int, digits: Digits) -> Iterator[str]:
    """The part with the lists: those that the document always has, and so many that each begin anew."""
    number = "thaiNumbers" if digits is Digits.THAI else "decimal"
    yield f'{DECLARATION}<w:numbering xmlns:w="{W}">'
    yield '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    yield f"{_level(0, number, '%1.', own_styles.MEASURE, _HANGING, _HANGING)}</w:abstractNum>"
    yield '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    yield _level(0, number, "%1.", own_styles.NUMBERED, _HANGING, _HANGING)
    yield f"{_level(1, 'bullet', '-', own_styles.SUB, _HANGING + _SUB_HANGING, _SUB_HANGING)}</w:abstractNum>"
    yield f'<w:num w:numId="{MEASURES}"><w:abstractNumId w:val="0"/></w:num>'
    for number_id in range(DASHES, FIRST_LIST + max(lists, 1)):
        yield (
            f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    yield "</w:numbering>"


def settings() -> Iterator[str]:
    """The part that has Word lay the file out as new ones, and its tables with their edges at the margins."""
    yield (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/></w:settings>'
    )


def fonts(page: PageStyle) -> Iterator[str]:
    """The part that names a font to use on computers without the one that is asked for."""
    font = font_of(page)
    yield (
        f'{DECLARATION}<w:fonts xmlns:w="{W}"><w:font w:name="{font}"><w:altName w:val="{_OTHER_FONTS[font]}"/>'
        '<w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def font_of(page: PageStyle) -> str:
    """The font of the file by its name in Word."""
    return _OFFICE_FONT if page.family == FontFamily.LAKSAMAN else page.family


def grid(widths: Iterable[int]) -> str:
    """The widths of the columns of a table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def in_twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def _style(
    style_id: str, name: str, of_paragraph: str, letters: str = "", *, based_on: str = "Normal", after: str = ""
) -> str:
    """A paragraph style; `after` is that of the next paragraph, where it is another one."""
    following = f'<w:next w:val="{after}"/>' if after else ""
    own = ' w:customStyle="1"' if style_id.startswith("ITA") else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{following}<w:qFormat/><w:pPr>{of_paragraph}</w:pPr>{letters}</w:style>'
    )


def _letters(page: PageStyle, size: float, *, bold: bool = False) -> str:
    """What the letters of a style look like."""
    return f"<w:rPr>{'<w:b/><w:bCs/>' if bold else ''}{_size(page, size)}</w:rPr>"


def _size(page: PageStyle, size: float) -> str:
    """A size of TH Sarabun in half points of the font of the file."""
    scale = 1.0 if page.family == FontFamily.LAKSAMAN else FAMILY_SCALE[page.family]
    half_points = round(size * scale * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _list(number_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'


def _level(level: int, form: str, text: str, style: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
