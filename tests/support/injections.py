"""Sixty texts that make programs do things, and the traps that show when one did.

All are what a clerk might really paste. `FILE` and `URL` in them are a file and an address that are being watched.
"""

import ctypes
import io
import os
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pikepdf

OPENED = "files that are watched (inotify)"

TEXTS = (
    # Qt's rich text and HTML
    '<img src="FILE">',
    '<img src="URL/a.png">ภาพ',
    "<b>ตัวหนา</b> กับ <i>ตัวเอน</i>",
    "<script>alert('ก')</script>",
    '<a href="URL">กดที่นี่</a>',
    '<link rel="stylesheet" href="URL/a.css">',
    '<iframe src="URL"></iframe>',
    "<style>@import url(URL/b.css);</style>",
    "<svg onload=\"location='URL'\"/>",
    '<meta http-equiv="refresh" content="0;url=URL">',
    "<table><tr><td>ช่อง</table>",
    "<!-- ความเห็น -->หลังความเห็น",
    "<!DOCTYPE html><p>ย่อหน้า",
    "<![CDATA[ดิบ]]>",
    "<br><hr><h1>หัวข้อ",
    "&lt;ไม่ใช่แท็ก&gt; &amp; &nbsp; &#x41; &#3585;",
    '"><img src=x onerror=alert(1)>',
    "ถ้า 5<x<9 แล้ว a&b",
    # ReportLab's paragraphs
    '<para><font color="red" size="99">แดง</font></para>',
    '<img src="FILE" width="10" height="10"/>',
    '<onDraw name="os.system" label="touch"/>',
    '<seq id="a"/><unichar code="65"/>',
    '<link href="URL">ลิงก์</link>',
    "<font name=\"[[[getattr(pow,Word('__globals__'))['os'].system('touch FILE.x')]]]\">ก</font>",
    # PDF
    ") Tj ET /F1 99 Tf BT (ปลอม",
    "<< /S /JavaScript /JS (app.alert(1)) >>",
    "endstream endobj 1 0 obj << /OpenAction 2 0 R >>",
    "%PDF-1.7 %%EOF startxref",
    "(วงเล็บ ((ไม่ครบ \\) \\( \\\\ \\101",
    "/URI (URL) /A << /S /URI >>",
    "/Launch /GoToR /SubmitForm FILE",
    # SQL and JSON
    "'; DROP TABLE report; --",
    '" OR ""="\' UNION SELECT * FROM item; --',
    '"}],"issues":[{"title":"ปลอม"}],"x":[{"y":"',
    '\\u0000 \\n \\" {"a":1}',
    "ATTACH DATABASE 'FILE' AS x",
    # Spreadsheets, shells, templates, formats
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("URL","กด")',
    "+1+1 และ -2+3",
    "@SUM(A1:A9)",
    "$(touch FILE.x) `touch FILE.x`",
    "; rm -rf FILE && echo ก | cat > FILE.x",
    "%s %n %d %x %p",
    "{0.__class__.__mro__} {titile!r} {{7*7}} ${7*7} #{7*7}",
    "${jndi:ldap://127.0.0.1/ก}",
    "__import__('os').system('touch FILE.x')",
    # Addresses and places
    "javascript:alert(1) data:text/html,<b>ก",
    "file:FILE",
    "\\\\127.0.0.1\\ร่วม\\ภาพ.png",
    "../../../../etc/passwd ..\\..\\windows\\win.ini",
    "URL/?ก=๑&ข=๒#ค",
    "mailto:ก@example.go.th?subject=%0ABcc:ข",
    "CON NUL AUX COM1 LPT1",
    # What menus, labels and lists take for theirs
    "&&แฟ้ม &E &แก้ไข",
    "๑. ไม่ใช่เลขข้อ - ไม่ใช่ขีด (๑) ไม่ใช่ข้อย่อย",
    "#หัวข้อ *เน้น* _ขีด_ `โค้ด` [ลิงก์](URL)",
    # Letters that break programs
    "นํ้า กับ น้ำ กับ นํา้ ผู้ที่อยู่กำกับดูแล",
    "ก่่่่่ ก้้้้้ ิิิิ ํํํํ ะาะา",
    "ยาว" * 300,
    "ข้อความปกติ ๑๒๓ abc",
)


def injections(file: Path, url: str) -> list[str]:
    """The texts with a real file and a real address in them."""
    return [text.replace("FILE", os.fspath(file)).replace("URL", url) for text in TEXTS]


class Traps:
    """A folder whose files nobody has a reason to open, and an address that nobody has a reason to ask.

    What is opened is seen on Linux only (`OPENED`); elsewhere what is made in the folder, and what is asked for.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / "canary.png"
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setblocking(False)
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self.file.write_bytes(b"\x89PNG\r\n\x1a\n")
        self._watch = _watching(folder) if sys.platform == "linux" else None

    def sprung(self) -> list[str]:
        """What was opened, made or asked for since the last look."""
        if self._watch is None:
            found = [f"file {path.name}" for path in self.file.parent.iterdir() if path != self.file]
        else:
            found = _watched(self._watch)
        try:
            self._server.accept()[0].close()
            found.append("request")
        except BlockingIOError:
            pass
        return found

    def close(self) -> None:
        if self._watch is not None:
            os.close(self._watch)
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _watching(folder: Path) -> int:
    """What tells of each file that is opened or made in the folder (inotify)."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = int(libc.inotify_init1(os.O_NONBLOCK))
    opened_created = 0x20 | 0x100  # IN_OPEN, IN_CREATE
    if libc.inotify_add_watch(watch, os.fsencode(folder), opened_created) < 0:
        raise OSError(ctypes.get_errno(), "inotify")
    return watch


def _watched(watch: int) -> list[str]:
    found = []
    try:
        events = os.read(watch, 65536)
    except BlockingIOError:
        events = b""
    while events:
        length = struct.unpack_from("iIII", events)[3]
        found.append(f"file {events[16 : 16 + length].rstrip(bytes(1)).decode()}")
        events = events[16 + length :]
    return found


@contextmanager
def traps(folder: Path) -> Iterator[Traps]:
    """Traps that must not have been sprung when the block ends."""
    folder.mkdir()
    with Traps(folder) as set_up:
        yield set_up
        assert set_up.sprung() == []


_ACTIONS = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/URI", "/Launch", "/EmbeddedFiles", "/AcroForm", "/Annots")


def actions(pdf: bytes) -> list[str]:
    """Every key in the PDF that makes a viewer do or fetch something."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                keys = set(thing.keys())
                found += [key for key in _ACTIONS if key in keys]
                if thing.get("/Type") == "/Action":
                    found.append("/Action")
    return found
