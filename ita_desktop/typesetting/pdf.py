"""Pages of set lines, written as one tagged PDF.

Points, y upwards from the bottom left of the page, as in PDF. Everything drawn is either content of an element of the
structure tree or an artifact.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ita_desktop.typesetting.embedded_font import EmbeddedFont
from ita_desktop.typesetting.font import PRIVATE_USE, Face, TextStyle
from ita_desktop.typesetting.outline import Bookmark, write_outline
from ita_desktop.typesetting.paragraph import Line, one_line
from ita_desktop.typesetting.pdf_objects import Document, Raw, compressed_stream, plain_stream, text_string
from ita_desktop.typesetting.reportlab_objects import PDFDictionary
from ita_desktop.typesetting.standards import About, output_intent_profile, pdf_date, xmp
from ita_desktop.typesetting.tagging import Element, StructureTree


class Picture(NamedTuple):
    """Pixels: three bytes each, red, green and blue of sRGB, row by row from the top."""

    width: int
    height: int
    pixels: bytes


class PdfWriter:
    """One file being written, page after page."""

    def __init__(self, about: About, page_size: tuple[float, float]) -> None:
        self._about = about
        self._size = page_size
        self._document = Document()
        self._structure = StructureTree()
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._all_fonts: list[EmbeddedFont] = []
        self._content: list[bytes] = []
        self._pages: list[int] = []
        self._shown: dict[int, tuple[Line, EmbeddedFont, bytes, bytes]] = {}
        self._blanks: dict[Face, Line] = {}
        self._bookmarks: list[Bookmark] = []
        self._pictures: dict[Picture, str] = {}

    @property
    def root(self) -> Element:
        """The element of the whole document, the parent of all others."""
        return self._structure.root

    def begin_page(self) -> None:
        """Finish the page before, and begin a new one."""
        self._finish_page()
        self._structure.begin_page()
        self._pages.append(self._document.reserve(1))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Add an entry of the outline that leads to height `y` of this page. Level 0 is the uppermost."""
        self._bookmarks.append(Bookmark(title, level, self._pages[-1], y))

    def text(
        self,
        element: Element | None,
        style: TextStyle,
        lines: Sequence[Line],
        x: float,
        y: float,
        centred: bool = False,
    ) -> None:
        """Draw lines below each other from baseline `y`: content of `element`, or an artifact.

        They begin at `x`, or have their middle there.
        """
        self._open(element)
        add = self._content.append
        written_font, written_x = None, 0.0
        for number, line in enumerate(lines):
            font, string, span = self._shown_line(line, style.face)
            left = x - line.width / 2 if centred else x
            if font is written_font and left == written_x:
                add(b"%s(%s)' EMC" % (span, string) if span else b"(%s)'" % string)
                continue
            add(
                b"%sBT /%s %s Tf %s TL 1 0 0 1 %s %s Tm %s(%s)Tj%s"
                % (
                    b"ET " if written_font else b"",
                    font.name.encode(),
                    _number(style.size),
                    _number(style.leading),
                    _number(left),
                    _number(y - number * style.leading),
                    span,
                    string,
                    b" EMC" if span else b"",
                )
            )
            written_font, written_x = font, left
        add(b"ET EMC")

    def apart(self, style: TextStyle) -> None:
        """Keep readers from joining what was drawn before with what comes next on the same line.

        A blank in the corner of the page, an artifact. pdfminer makes one line of an item's number and its first words,
        which then begins further left than the second line and counts as another paragraph.
        """
        font, string, _ = self._shown_line(self._blank(style), style.face)
        self._content.append(b"/Artifact BMC BT /%s 1 Tf (%s)Tj ET EMC" % (font.name.encode(), string))

    def rules(self, lines: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw straight black lines (x1, y1, x2, y2): an artifact."""
        self._content.append(b"/Artifact<</Type/Layout>>BDC %s w 2 J" % _number(thickness))
        self._content += [
            b"%s %s m %s %s l" % (_number(x1), _number(y1), _number(x2), _number(y2)) for x1, y1, x2, y2 in lines
        ]
        self._content.append(b"S EMC")

    def tint(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Draw a grey rectangle, 0 black and 1 white: an artifact."""
        box = b" ".join(map(_number, (x, y, width, height)))
        self._content.append(b"/Artifact<</Type/Layout>>BDC %s g %s re f 0 g EMC" % (_number(grey), box))

    def picture(self, element: Element, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture with its lower left corner at (x, y): content of `element`, which has words for it."""
        name = self._pictures.setdefault(picture, f"I{len(self._pictures) + 1}")
        self._open(element)
        size = b" ".join(map(_number, (width, 0, 0, height, x, y)))
        self._content.append(b"q %s cm /%s Do Q EMC" % (size, name.encode()))

    def finish(self) -> bytes:
        """The file. Nothing can be drawn after it."""
        self._finish_page()
        document = self._document
        for font in self._all_fonts:
            font.write(document, font.name)
        fonts = b"".join(b"/%s %d 0 R" % (f.name.encode(), document.number(f.name)) for f in self._all_fonts)
        pictures = self._write_pictures()
        page_tree, resources = document.reserve(1), document.reserve(1)
        document.pack(resources, b"<</Font<<%s>>%s/ProcSet[/PDF/Text]>>" % (fonts, pictures))
        document.pack(
            page_tree,
            b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %s %s]>>"
            % (
                len(self._pages),
                b" ".join(b"%d 0 R" % page for page in self._pages),
                _number(self._size[0]),
                _number(self._size[1]),
            ),
        )
        for index, page in enumerate(self._pages):
            document.pack(
                page,
                b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S>>"
                % (page_tree, resources, document.number(f"Page{index + 1}"), index),
            )
        return document.file(self._catalog(page_tree), self._info())

    def _write_pictures(self) -> bytes:
        """Write the pictures; returns their entry in the resources of all pages, empty if there are none."""
        for picture, name in self._pictures.items():
            stream = compressed_stream(
                picture.pixels,
                Type="/XObject",
                Subtype="/Image",
                Width=picture.width,
                Height=picture.height,
                ColorSpace="/DeviceRGB",
                BitsPerComponent=8,
            )
            self._document.Reference(stream, name)
        names = self._pictures.values()
        entries = b"".join(b"/%s %d 0 R" % (name.encode(), self._document.number(name)) for name in names)
        return b"/XObject<<%s>>" % entries if entries else b""

    def _catalog(self, page_tree: int) -> PDFDictionary:
        document = self._document
        document.Reference(plain_stream(xmp(self._about), Type="/Metadata", Subtype="/XML"), "Metadata")
        document.Reference(compressed_stream(output_intent_profile(), N=3, Alternate="/DeviceRGB"), "sRGB")
        tree = self._structure.write(document, self._pages)
        entries: dict[str, object] = {
            "Type": "/Catalog",
            "Pages": b"%d 0 R" % page_tree,
            "Lang": Raw(b"(" + self._about.language.encode("ascii") + b")"),
            "MarkInfo": b"<</Marked true>>",
            "StructTreeRoot": b"%d 0 R" % tree,
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
            "Metadata": b"%d 0 R" % document.number("Metadata"),
            "OutputIntents": b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % document.number("sRGB"),
        }
        if self._bookmarks:
            entries["Outlines"] = b"%d 0 R" % write_outline(document, self._bookmarks)
            entries["PageMode"] = "/UseOutlines"
        return PDFDictionary(entries)

    def _info(self) -> bytes:
        about = self._about
        date = pdf_date(about.created)
        return b"<</Title%s/Author%s/Subject%s/Creator%s/Producer%s/CreationDate(%s)/ModDate(%s)>>" % (
            text_string(about.title),
            text_string(about.author),
            text_string(about.subject),
            text_string(about.creator),
            text_string(about.creator),
            date,
            date,
        )

    def _blank(self, style: TextStyle) -> Line:
        if style.face not in self._blanks:
            self._blanks[style.face] = one_line(" ", style)
        return self._blanks[style.face]

    def _open(self, element: Element | None) -> None:
        if element is None:
            self._content.append(b"/Artifact<</Type/Pagination>>BDC")
        else:
            self._content.append(b"/%s<</MCID %d>>BDC" % (element.kind, self._structure.content(element)))

    def _shown_line(self, line: Line, face: Face) -> tuple[EmbeddedFont, bytes, bytes]:
        """The font and the codes of a line, and the operator that opens a span around it if it needs one.

        Private use characters mean nothing by themselves, so PDF/A-2a wants the text repeated (6.2.11.7.3).
        """
        known = self._shown.get(id(line))
        if known is None:
            font = self._fonts.get(face)
            if font is None or font.codes.full:
                font = EmbeddedFont(face, f"F{len(self._all_fonts) + 1}")
                self._fonts[face] = font
                self._all_fonts.append(font)
            codes = b"".join(map(font.codes.__getitem__, line.clusters))
            span = b""
            if font.codes.boxes and any(cluster.box for cluster in line.clusters) and PRIVATE_USE.search(line.text):
                span = b"/Span<</ActualText%s>>BDC " % text_string(line.text)
            known = (line, font, codes, span)
            self._shown[id(line)] = known
        return known[1:]

    def _finish_page(self) -> None:
        if not self._pages:
            return
        self._document.Reference(compressed_stream(b"\n".join(self._content)), f"Page{len(self._pages)}")
        self._content = []


@lru_cache(maxsize=1024)  # sizes, sides and heights of lines come again and again
def _number(value: float) -> bytes:
    """Two decimals, a 7000th of an inch, without the zeros at the end."""
    return (b"%.2f" % value).rstrip(b"0").rstrip(b".")
