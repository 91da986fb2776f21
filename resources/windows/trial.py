"""Is what was built good? The program from its source, the frozen one, and the installer: installed, run, upgraded,
kept from overwriting a running program, removed; the same of the MSI, which waits for nobody. Each check prints a line,
or ends everything with what it saw."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from windows import msi, packages
from windows.kept import HERE, KEPT, ROOT, SOURCE, remove
from windows.wine import OVERRIDES, Wine, wait_until_gone, windows_path

WORK = KEPT / "งานทดลอง"
_PNG = b"\x89PNG\r\n\x1a\n"
_OLDER = "0.0.1"
_REMOVE_SECONDS = 180.0
_RUNNING, _CLOSED_IN_TIME = 2, 0
_STEP_SECONDS = 1200.0  # a busy machine
# Subject and attachment of a letter, handed over as by the window.
_LETTER = """
import sys
from pathlib import Path
from ita_desktop.session.output.mail import open_letter
sys.exit(not open_letter(Path(sys.argv[1]), sys.argv[2]))
"""
TESTS_IN_THAI = ["tests/journeys/test_held_files.py", "tests/test_whole_file.py", "tests/exchange", "tests/home"]
_Run = Callable[..., str]  # the words of a command of the program


def from_source(wine: Wine, python: Path) -> None:
    """Self-test, import, print, check and the window of the program as it lies in its source."""
    packages.source()
    _works(lambda *words: _run(wine, python, "main.py", *words, folder=SOURCE), "source")


def thai_profile(wine: Wine, python: Path) -> None:
    """A Windows of code page 874 whose user's folder has Thai letters and blanks."""
    packages.source()
    page = wine.must(python, "-c", "import locale; print(locale.getencoding())")
    _expect(page.strip() == "cp874", f"the code page is 874 ({page.strip()})")
    local = wine.user.parent / "สมชาย ใจดี" / "AppData" / "Local"
    local.mkdir(parents=True, exist_ok=True)
    for folders in ("Shell Folders", "User Shell Folders"):
        key = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\{folders}"
        wine.must("reg", "add", key, "/v", "Local AppData", "/d", windows_path(local), "/f")
    _works(lambda *words: _run(wine, python, "main.py", *words, folder=SOURCE), "thai")
    _expect((local / "ITA Desktop" / "settings.json").exists(), "what the program keeps is in the Thai folder")


def letter(wine: Wine, python: Path) -> None:
    """A mail program gets the attachment: a Simple MAPI of ours writes down what it was given."""
    remove(WORK)
    WORK.mkdir(parents=True)
    library, said = python.parent / "mapi32.dll", WORK / "จดหมาย.txt"
    file, subject = WORK / "สำเนา รายงาน ปี ๖๘.ita", "รายงาน อบต.ทุ่งน้ำใส ปี ๒๕๖๘"
    file.write_bytes(b"SQLite format 3")
    compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-shared", "-s", "-o"]
    subprocess.run([*compiler, library, HERE / "mail" / "mapi32.c"], check=True)
    ours = {"ITA_LETTER": windows_path(said), "WINEDLLOVERRIDES": f"{OVERRIDES};mapi32=n"}
    words = ("-c", _LETTER, file, subject)
    try:
        wine.must(python, *words, folder=SOURCE, seconds=_STEP_SECONDS, environment=ours)
    finally:
        library.unlink()
    wanted = [subject, windows_path(file), file.name, "15", "9"]
    lines = said.read_text(encoding="utf-8").splitlines()
    _expect(lines == wanted, f"the mail program gets the copy with its Thai name ({lines})")


def folder(wine: Wine, program: Path, name: str) -> None:
    """Self-test, import, print, check and the window of a built folder."""
    console = program / "ita-desktop.exe"
    _works(lambda *words: _run(wine, console, *words, folder=program), name)


def _run(wine: Wine, program: Path, *words: str | Path, folder: Path) -> str:
    """`check` ends with 1: the sample has findings."""
    return wine.must(program, *words, folder=folder, seconds=_STEP_SECONDS, may_end_with=(0, 1))


def _works(run: _Run, name: str) -> None:
    remove(WORK)
    WORK.mkdir(parents=True)
    report, paper, picture = WORK / "รายงาน ปี ๖๘.ita", WORK / "รายงาน.pdf", WORK / "หน้าต่าง.png"
    begun = time.monotonic()

    def step(*words: str | Path) -> None:
        before = time.monotonic()
        run(*words)
        print(
            f"  {name}: {words[0] if isinstance(words[0], str) else 'window'} in {time.monotonic() - before:.0f} s",
            flush=True,
        )

    step("--help")
    step("self-test")
    step("import", ROOT / "resources" / "sample.json", report)
    step("print", report, paper)
    step("check", report)
    step(report, "--screenshot", picture)
    if not paper.read_bytes().startswith(b"%PDF-") or not picture.read_bytes().startswith(_PNG):
        raise SystemExit(f"{name}: no paper, or no picture of the window")
    kept = KEPT / f"window-{name}.png"
    kept.write_bytes(picture.read_bytes())
    print(f"  {name}: self-test, import, print, check and window in {time.monotonic() - begun:.0f} s; see {kept.name}")


def installed(wine: Wine, installer: Path) -> Path:
    """The folder into which the installer puts the program."""
    wine.must(installer, "/S", seconds=_STEP_SECONDS)
    return wine.user / "AppData" / "Local" / "Programs" / "ITA Desktop"


def setup(wine: Wine, installer: Path, program: Path) -> None:
    """An older version, the newer one over it, over a running one, and its removal."""
    home = wine.user / "AppData" / "Local"
    target = home / "Programs" / "ITA Desktop"
    own = home / "ITA Desktop"
    remove(target)
    own.mkdir(exist_ok=True)
    (own / "ของผู้ใช้.txt").write_text("ยังอยู่", encoding="utf-8")

    older = KEPT / "older" / f"ITA-Desktop-{_OLDER}-Setup.exe"  # NSIS warns of a bare Setup.exe
    packages.installer(_older(program), older, _OLDER)
    wine.must(older, "/S", seconds=300)
    _expect((target / "_internal" / "old.txt").exists(), "the older version is installed")

    wine.must(installer, "/S", seconds=600)
    _expect(not (target / "_internal" / "old.txt").exists(), "what only the older version had is gone")
    folder(wine, target, "installed")
    for key in (r"HKCU\Software\Classes\.ita", r"HKCU\Software\Classes\ITADesktop.Report\shell\open\command"):
        _expect(wine.run("reg", "query", key, "/ve").returncode == 0, f"{key} is registered")

    _over_a_running_one(wine, installer, target)

    # It goes on as a copy of itself, which holds the pipes of the first.
    wine.start(target / "uninstall.exe", "/S")
    _expect(wait_until_gone(target, _REMOVE_SECONDS), "the program is removed")
    _expect((own / "ของผู้ใช้.txt").exists(), "what the user has is kept")
    _expect(wine.run("reg", "query", r"HKCU\Software\Classes\.ita").returncode != 0, "nothing is left in the registry")


def for_all_users(wine: Wine, package: Path, program: Path) -> None:
    """The MSI: an older version, the newer one over it, and its removal, by wine's own msiexec."""
    target = wine.prefix / "drive_c" / "Program Files" / "ITA Desktop"
    registered = [rf"HKLM\Software\Classes\{key}" for key in (".ita", r"ITADesktop.Report\shell\print\command")]
    remove(target)
    older = KEPT / "older" / "older.msi"
    msi.write(_older(program), older, _OLDER)
    wine.must("msiexec", "/i", older, "/qn", seconds=_STEP_SECONDS)
    _expect((target / "_internal" / "old.txt").exists(), "the older version is installed for all users")

    wine.must("msiexec", "/i", package, "/qn", seconds=_STEP_SECONDS)
    _expect(not (target / "_internal" / "old.txt").exists(), "what only the older version had is gone")
    folder(wine, target, "msi")
    _expect(all(wine.run("reg", "query", key, "/ve").returncode == 0 for key in registered), "reports are registered")
    _expect(bool(_menu_entries(wine)), "the start menu has an entry")

    wine.must("msiexec", "/x", package, "/qn", seconds=_STEP_SECONDS)
    _expect(not target.exists() and not _menu_entries(wine), "the program is removed for all users")
    _expect(all(wine.run("reg", "query", key, "/ve").returncode for key in registered), "nothing is registered")


def _menu_entries(wine: Wine) -> list[Path]:
    return [*(wine.prefix / "drive_c").glob("**/Start Menu/**/ITA Desktop.lnk")]


def _older(program: Path) -> Path:
    """The folder of an older version: a starter, and a file that the newer ones have not."""
    small = KEPT / "older" / "ITA Desktop"
    remove(small)
    (small / "_internal").mkdir(parents=True)
    (small / "_internal" / "old.txt").write_text("old", encoding="ascii")
    (small / "ITA Desktop.exe").write_bytes((program / "ITA Desktop.exe").read_bytes())
    return small


def _over_a_running_one(wine: Wine, installer: Path, target: Path) -> None:
    """The installer waits, gives up without a change, and goes on if the program is closed meanwhile."""
    running = wine.start(target / "ITA Desktop.exe")
    try:
        time.sleep(10)
        before = (target / "ITA Desktop.exe").stat().st_mtime_ns
        done = wine.run(installer, "/S", seconds=300)
        _expect(done.returncode == _RUNNING, f"a running program is noticed ({done.returncode})")
        _expect((target / "ITA Desktop.exe").stat().st_mtime_ns == before, "and nothing was changed")
        waiting = wine.start(installer, "/S")
        time.sleep(5)
        wine.run("taskkill", "/IM", "ITA Desktop.exe", "/F")
        code = waiting.wait(timeout=300)
        _expect(code == _CLOSED_IN_TIME, f"the installer goes on once it is closed ({code})")
    finally:
        wine.run("taskkill", "/IM", "ITA Desktop.exe", "/F")
        try:
            running.wait(timeout=30)
        except subprocess.TimeoutExpired:
            running.kill()


def _expect(is_so: bool, what: str) -> None:
    if not is_so:
        raise SystemExit(f"NOT SO: {what}")
    print(f"  {what}")
