"""The .deb: the frozen folder under /usr/lib, with what a desktop needs so that a double click opens a report.

A report is an SQLite database inside, and file managers look into files: our type is known by the end of the name and
by the number that stands in every report (`APPLICATION_ID`), with more weight than the type of any database.
"""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from ita_desktop.storage.database.upgrades import APPLICATION_ID
from release.parts import ROOT

PACKAGE = "ita-desktop"
MIME = "application/vnd.ita-desktop.report"
_MIME_INFO = "http://www.freedesktop.org/standards/shared-mime-info"
# What Qt loads from the system, and PyInstaller leaves there.
_NEEDS = "libc6 (>= 2.36), libegl1, libgl1, libfontconfig1, xdg-utils"

DESKTOP = f"""[Desktop Entry]
Type=Application
Name=ITA Desktop
GenericName=ITA report
GenericName[th]=รายงาน ITA
Comment=Write, check and print an agency's integrity and transparency report
Comment[th]=เขียน ตรวจ และพิมพ์รายงานส่งเสริมคุณธรรมและความโปร่งใส
Exec={PACKAGE}-window %f
Icon={PACKAGE}
Terminal=false
Categories=Office;
MimeType={MIME};
StartupWMClass=ITA Desktop
"""

_CONTROL = """Package: {package}
Version: {version}
Architecture: amd64
Maintainer: ITA Desktop <ita-desktop@localhost>
Installed-Size: {kilobytes}
Depends: {needs}
Section: editors
Priority: optional
Description: Thai agency's integrity and transparency report
 Write, check, print and hand in the report of a Thai agency for the
 integrity and transparency assessment (ITA). Works offline.
"""


def write(program: Path, to: Path, number: str, work: Path) -> None:
    """Make the package of the frozen folder; `work` is a folder that may be emptied. Same inputs, same file."""
    shutil.rmtree(work, ignore_errors=True)
    lay_out(program, work, number)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
    words = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(work), str(to)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=environment)


def lay_out(program: Path, tree: Path, number: str) -> None:
    """Put all files of the package below `tree`, as they will lie below `/`."""
    home, share = tree / "usr" / "lib" / PACKAGE, tree / "usr" / "share"
    shutil.copytree(program, home, symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    (commands / PACKAGE).symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
    (commands / f"{PACKAGE}-window").symlink_to(f"../lib/{PACKAGE}/ITA Desktop")
    _write(share / "applications" / f"{PACKAGE}.desktop", DESKTOP)
    _write(share / "mime" / "packages" / f"{PACKAGE}.xml", mime_types())
    icon = share / "icons" / "hicolor" / "256x256" / "apps" / f"{PACKAGE}.png"
    icon.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "resources" / "icons" / "ita-desktop.png", icon)
    _write(share / "doc" / PACKAGE / "copyright", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    control = _CONTROL.format(package=PACKAGE, version=number, kilobytes=size, needs=_NEEDS)
    _write(tree / "DEBIAN" / "control", control)


def mime_types() -> str:
    """The type of reports, for the list of the system."""
    top = ElementTree.Element("mime-info", xmlns=_MIME_INFO)
    kind = ElementTree.SubElement(top, "mime-type", type=MIME)
    ElementTree.SubElement(kind, "comment").text = "ITA report"
    ElementTree.SubElement(kind, "comment", {"xml:lang": "th"}).text = "รายงาน ITA"
    ElementTree.SubElement(kind, "icon", name=PACKAGE)
    ElementTree.SubElement(kind, "sub-class-of", type="application/vnd.sqlite3")
    magic = ElementTree.SubElement(kind, "magic", priority="80")
    database = ElementTree.SubElement(magic, "match", type="string", value="SQLite format 3", offset="0")
    ElementTree.SubElement(database, "match", type="big32", value=f"0x{APPLICATION_ID:08x}", offset="68")
    ElementTree.SubElement(kind, "glob", pattern="*.ita", weight="80")
    return ElementTree.tostring(top, encoding="unicode", xml_declaration=True) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
