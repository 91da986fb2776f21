"""The MSI for an office's administrator, for all users of a computer, by wixl of msitools.

wixl wants each file named. Every file is a component, whose id is made of its path: the same file of the next version
is the same component, and what is not there any more is removed by an upgrade.
"""

import subprocess
import tempfile
import uuid
from pathlib import Path
from xml.etree import ElementTree

_SPACE = uuid.UUID("5f0d7c5e-5b0e-4c0a-9b0c-5d1f6c1f2a16")
"""For the ids of everything in it. Never changed: an upgrade finds the older version by one of them."""

NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
_NAME = "ITA Desktop"
_KIND = "ITADesktop.Report"
_THAI = "1054"
# wixl 0.101 writes nothing for a text with Thai letters: these words are English.
_KIND_NAME = "ITA report"
_NEWER = "A newer version of ITA Desktop is installed on this computer."


def write(program: Path, to: Path, number: str) -> None:
    """Make the MSI of the frozen folder."""
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / "ita-desktop.wxs"
        described.write_text(description(program, number), encoding="utf-8")
        # wixl takes no absolute path of a file.
        subprocess.run(["wixl", "--arch", "x64", "-o", to.absolute(), described], cwd=program, check=True)


def description(program: Path, number: str) -> str:
    """The text that wixl reads."""
    wix = ElementTree.Element("Wix", xmlns=NAMESPACE)
    product = _add(
        wix,
        "Product",
        Id="*",
        Name=_NAME,
        Version=number,
        Manufacturer=_NAME,
        Language=_THAI,
        UpgradeCode=_id("upgrade"),
    )
    _add(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine", Languages=_THAI)
    _add(
        product,
        "MajorUpgrade",
        DowngradeErrorMessage=_NEWER,
    )
    _add(product, "Media", Id="1", Cabinet="ita.cab", EmbedCab="yes")
    _add(product, "Property", Id="ARPNOMODIFY", Value="1")
    root = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    home = _add(_add(root, "Directory", Id="ProgramFiles64Folder"), "Directory", Id="INSTALLDIR", Name=_NAME)
    _add(root, "Directory", Id="ProgramMenuFolder")
    feature = _add(product, "Feature", Id="Whole", Level="1")
    for component in [*_files(program, program, home), _registration(home)]:
        _add(feature, "ComponentRef", Id=component)
    return ElementTree.tostring(wix, encoding="unicode", xml_declaration=True)


def _files(folder: Path, program: Path, home: ElementTree.Element) -> list[str]:
    """Put the files of a folder and those below it into its element; returns the components."""
    components = []
    for path in sorted(folder.iterdir()):
        name = path.relative_to(program).as_posix()
        if path.is_dir():
            inner = _add(home, "Directory", Id=_short("d", name), Name=path.name)
            components += _files(path, program, inner)
            continue
        component = _add(home, "Component", Id=_short("c", name), Guid=_id(name), Win64="yes")
        file = _add(component, "File", Id=_short("f", name), Source=name, Name=path.name, KeyPath="yes")
        if name == f"{_NAME}.exe":
            _add(
                file,
                "Shortcut",
                Id="menu",
                Directory="ProgramMenuFolder",
                Name=_NAME,
                WorkingDirectory="INSTALLDIR",
                Advertise="no",
            )
        components.append(_short("c", name))
    return components


def _registration(home: ElementTree.Element) -> str:
    """A double click on a report opens it."""
    component = _add(home, "Component", Id="registration", Guid=_id("registration"), Win64="yes")
    starter = f"[INSTALLDIR]{_NAME}.exe"
    for key, value in (
        (r"Software\Classes\.ita", _KIND),
        (rf"Software\Classes\{_KIND}", _KIND_NAME),
        (rf"Software\Classes\{_KIND}\DefaultIcon", f"{starter},0"),
        (rf"Software\Classes\{_KIND}\shell\open\command", f'"{starter}" "%1"'),
        (rf"Software\Classes\{_KIND}\shell\print\command", f'"{starter}" --print "%1"'),
    ):
        _add(component, "RegistryValue", Root="HKLM", Key=key, Type="string", Value=value)
    return "registration"


def _add(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, name, attributes)


def _id(name: str) -> str:
    return str(uuid.uuid5(_SPACE, name)).upper()


def _short(kind: str, name: str) -> str:
    """An identifier of MSI: letters, digits and low lines, at most 72."""
    return kind + uuid.uuid5(_SPACE, name).hex
