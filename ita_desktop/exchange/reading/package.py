"""The parts of a zipped office file (.docx, .xlsx), read under caps and never with a document type.

Nothing is unpacked to the disk. The caps are those of the declared sizes, which zipfile never goes beyond.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import BinaryIO, NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ita_desktop.domain.limits import COLUMNS_MAX, OFFICE_PARTS_MAX, OFFICE_RATIO_MAX, OFFICE_UNPACKED_MAX
from ita_desktop.domain.report.columns import Columns
from ita_desktop.errors import FileDamagedError, FileTooLargeError, PasswordNeededError, UnsafePartsError
from ita_desktop.exchange.own_columns import PROPERTY, columns_from

_RATIO_COUNTS_FROM = 4 * 2**20
"""Bytes: smaller parts may be packed as tightly as they like."""

_ENCRYPTED = 0x1
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}


@lru_cache(4096)
def short_name(tag: str) -> str:
    """The name of an element or attribute with the usual prefix of its namespace: `w:p`. `?:p` of any other."""
    namespace, closing, name = tag[1:].rpartition("}")
    return _NAMESPACES.get(namespace, "?:") + name if closing else tag


def attributes_of(element: Element | None) -> dict[str, str]:
    """Its attributes by their short names; none if there is no element."""
    return {short_name(name): value for name, value in element.attrib.items()} if element is not None else {}


def children(element: Element | None) -> Iterator[tuple[str, Element]]:
    """Its children with their short names; none if there is no element."""
    return ((short_name(child.tag), child) for child in (element if element is not None else ()))


def child(element: Element | None, name: str) -> Element | None:
    """Its first child of that short name."""
    for one in element if element is not None else ():
        if short_name(one.tag) == name:
            return one
    return None


def value_of(element: Element | None, name: str) -> str | None:
    """The `w:val` of its first child of that short name; empty if that child has none, None if there is no child."""
    found = child(element, name)
    return attributes_of(found).get("w:val", "") if found is not None else None


def is_on(element: Element | None, name: str) -> bool:
    """Whether it has a child of that short name that is not switched off."""
    return value_of(element, name) not in (None, "0", "false", "off")


class Package:
    """The parts of one file, by their names."""

    def __init__(self, archive: ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        parts = archive.infolist()
        self.names = frozenset(part.filename for part in parts)
        if len(parts) > OFFICE_PARTS_MAX or sum(part.file_size for part in parts) > OFFICE_UNPACKED_MAX:
            raise FileTooLargeError(path, f"{len(parts)} parts")
        for part in parts:
            if part.flag_bits & _ENCRYPTED:
                raise PasswordNeededError(path, "zip")
            if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise FileDamagedError(path, f"compression {part.compress_type}")
            if part.file_size > max(_RATIO_COUNTS_FROM, part.compress_size * OFFICE_RATIO_MAX):
                raise FileTooLargeError(path, "packed too tightly")

    def tree(self, name: str) -> Element | None:
        """The XML of a part; None if there is no such part. Raises FileDamagedError and UnsafePartsError."""
        return xml_tree(self.read(name), self._path) if name in self.names else None

    def read(self, name: str) -> bytes:
        """The bytes of a part that is there. Raises FileDamagedError."""
        try:
            return self._archive.read(name)
        except (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise FileDamagedError(self._path, f"a part is damaged: {error}") from error

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """For each relationship of a part (`""`: of the package) by its id: the last word of its type, the name of the
        part or address that it leads to, and whether that is outside of the file."""
        folder, name = dirname(part), part.rpartition("/")[2]
        root = self.tree(join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for one in root if root is not None else ():
            target = one.get("Target", "")
            is_outside = one.get("TargetMode") == "External"
            if not is_outside:
                target = normpath(join(folder, target)) if not target.startswith("/") else target[1:]
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target, is_outside)
        return found


@contextmanager
def package(stream: BinaryIO, path: Path) -> Iterator[Package]:
    """The parts of a zipped file. Raises FileDamagedError, FileTooLargeError and PasswordNeededError."""
    try:
        archive = ZipFile(stream)
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileDamagedError(path, f"no zip file: {error}") from error
    with archive:
        yield Package(archive, path)


class _WithoutDocumentType(ElementTree.TreeBuilder):
    """Refuses a document type, and with it every entity, before any of them is read."""

    def doctype(self, *_: object) -> NoReturn:
        raise _DocumentTypeError


class _DocumentTypeError(Exception):
    pass


def xml_tree(data: bytes, path: Path) -> Element:
    """The root of an XML document. Raises FileDamagedError, and UnsafePartsError if it declares a document type."""
    parser = ElementTree.XMLParser(target=_WithoutDocumentType())
    try:
        parser.feed(data)
        root: Element = parser.close()
    except _DocumentTypeError as error:
        raise UnsafePartsError(path, "a document type") from error
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise FileDamagedError(path, f"no XML: {error}") from error
    return root


def own_columns(parts: Package) -> Columns:
    """The columns of the report that this program wrote into the file; none in a file of others."""
    targets = (target for kind, target, is_outside in parts.related("").values() if kind == "custom-properties")
    root = parts.tree(next(targets, ""))
    named = [one for one in (root if root is not None else ()) if one.get("name", "").startswith(PROPERTY)]
    return columns_from("".join(one.itertext()) for one in named[:COLUMNS_MAX])
