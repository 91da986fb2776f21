"""ReportLab's document with two additions: objects packed into streams, and a cross-reference stream.

A tagged document has tens of objects a page. Packed and compressed together (ISO 32000-1, 7.5.7) they take a tenth of
the bytes. ReportLab's canvas is not used: it refers to a Helvetica on every page, which PDF/A forbids.
"""

import hashlib
import struct
import zlib

from ita_desktop.typesetting.reportlab_objects import PDFDictionary, PDFDocument, PDFObject, PDFStream

_PACK = 200  # objects in one stream
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Raw(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are ready."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:
        """The bytes as they are."""
        return self.data


class Stream(PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream whose data is ready.

    ReportLab's own writes no line end before `endstream`, which PDF/A-2 requires (ISO 19005-2, 6.1.7.1). It is CR LF
    here: after data that ends in CR, readers would take a single LF for half of a CR LF, and the length for wrong.
    """

    def format(self, document: PDFDocument) -> bytes:
        """Dictionary, data, and the length of the data."""
        entries = PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        return b"%s\nstream\n%s\r\nendstream" % (entries.format(document), self.content)


def compressed_stream(data: bytes, level: int = 6, **entries: object) -> Stream:
    """A stream of `data`, compressed; `entries` go into its dictionary."""
    return Stream(PDFDictionary({"Filter": "/FlateDecode", **entries}), zlib.compress(data, level))


def plain_stream(data: bytes, **entries: str) -> Stream:
    """A stream that any program can read without decompressing it, as PDF/A wants its metadata."""
    return Stream(PDFDictionary(dict(entries)), data)


def text_string(text: str) -> bytes:
    """A text string object: UTF-16 with a byte order mark, in hexadecimal digits."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


class Document(PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """The objects of one file. Equal calls in equal order make equal bytes."""

    objectcounter: int

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self._packed: list[tuple[int, bytes]] = []

    def reserve(self, count: int) -> int:
        """The first of `count` object numbers in a row that `pack` will fill."""
        first = self.objectcounter + 1
        self.objectcounter += count
        return first

    def number(self, name: str) -> int:
        """The object number of a registered name."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def pack(self, number: int, data: bytes) -> None:
        """Set the bytes of a reserved object, which is not a stream."""
        self._packed.append((number, data))

    def file(self, catalog: PDFDictionary, info: bytes) -> bytes:
        """The whole file. Nothing can be added after it."""
        root = self.Reference(catalog, "Catalog")
        info_number = self.reserve(1)
        self.pack(info_number, info)
        parts = [_HEADER]
        at = len(_HEADER)
        entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        numbers = iter(list(self.numberToId))
        written: set[int] = set()
        while len(written) < len(self.numberToId):  # formatting may register more
            for number in numbers:
                written.add(number)
                thing = self.idToObject[self.numberToId[number]]
                body = thing.format(self)
                if isinstance(thing, Stream):
                    data = b"%d 0 obj\n%s\nendobj\n" % (number, body)
                    entries[number] = (1, at, 0)
                    parts.append(data)
                    at += len(data)
                else:
                    self._packed.append((number, body))
            numbers = iter([number for number in self.numberToId if number not in written])
        self._packed.sort()
        for start in range(0, len(self._packed), _PACK):
            number = self.reserve(1)
            data = self._object_stream(number, self._packed[start : start + _PACK], entries)
            entries[number] = (1, at, 0)
            parts.append(data)
            at += len(data)
        parts.append(self._cross_reference(at, entries, root.format(self), b"%d 0 R" % info_number, parts))
        return b"".join(parts)

    def _object_stream(
        self, number: int, objects: list[tuple[int, bytes]], entries: dict[int, tuple[int, int, int]]
    ) -> bytes:
        index = []
        offset = 0
        for place, (member, data) in enumerate(objects):
            index.append(b"%d %d" % (member, offset))
            offset += len(data) + 1
            entries[member] = (2, number, place)
        head = b" ".join(index) + b"\n"
        body = zlib.compress(head + b"\n".join(data for _, data in objects), 6)
        return (
            b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\r\nendstream\nendobj\n"
            % (number, len(objects), len(head), len(body), body)
        )

    def _cross_reference(
        self, at: int, entries: dict[int, tuple[int, int, int]], root: bytes, info: bytes, parts: list[bytes]
    ) -> bytes:
        """The cross-reference stream (7.5.8), which is the trailer as well. The file's id is a digest of its bytes."""
        number = self.reserve(1)
        entries[number] = (1, at, 0)
        rows = b"".join(struct.pack(">BIH", *entries[n]) for n in range(number + 1))
        body = zlib.compress(rows, 9)
        digest = hashlib.md5(usedforsecurity=False)
        for part in parts:
            digest.update(part)
        name = digest.hexdigest().upper().encode()
        return (
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>\n"
            b"stream\n%s\r\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        ) % (number, number + 1, root, info, name, name, len(body), body, at)
