"""A printer of the office, as CUPS tells of it: for programs that are started with the environment given."""

import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NAME, WORDS = "Office_LaserJet", ("Office LaserJet", "Second floor", "HP LaserJet 4")

# Tags of values (RFC 8010, 3.5.2).
_BOOLEAN, _ENUM, _TEXT, _NAME, _WORD, _URI, _CHARSET, _LANGUAGE = 0x22, 0x23, 0x41, 0x42, 0x44, 0x45, 0x47, 0x48
_OPERATION, _PRINTER, _END = b"\x01", b"\x04", b"\x03"


@contextmanager
def a_printer() -> Iterator[dict[str, str]]:
    """The environment under which the system has a printer, as long as the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Printer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield {"CUPS_SERVER": f"127.0.0.1:{server.server_port}"}
        finally:
            server.shutdown()
            thread.join()


class _Printer(BaseHTTPRequestHandler):
    """Answers every request with all that it is."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = self._body()
        answer = b"".join(
            (
                struct.pack(">BBH", 2, 0, 0) + asked[4:8],  # version 2.0, all well, the request's number
                _OPERATION,
                _attribute(_CHARSET, "attributes-charset", b"utf-8"),
                _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
                _PRINTER,
                _attribute(_NAME, "printer-name", NAME.encode()),
                _attribute(_URI, "printer-uri-supported", b"ipp://localhost/printers/" + NAME.encode()),
                _attribute(_URI, "device-uri", b"file:///dev/null"),
                *(
                    _attribute(_TEXT, name, words.encode())
                    for name, words in zip(
                        ("printer-info", "printer-location", "printer-make-and-model"), WORDS, strict=True
                    )
                ),
                _attribute(_BOOLEAN, "printer-is-accepting-jobs", b"\x01"),
                _attribute(_ENUM, "printer-state", struct.pack(">i", 3)),
                _attribute(_ENUM, "printer-type", struct.pack(">i", 0)),
                _attribute(_WORD, "printer-state-reasons", b"none"),
                _END,
            )
        )
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers["Content-Length"]))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value
