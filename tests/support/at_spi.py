"""Reads the window as a screen reader does: over AT-SPI, from another process. Run inside `dbus-run-session`.

    dbus-run-session -- python -m tests.support.at_spi REPORT

Starts a screen without a monitor and the program on it, walks what the program tells assistive technology, then presses
keys in a list and listens. Prints JSON: `heard`, a list of [role, name], and `said`, where the caret was, key by key.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from PySide6.QtDBus import QDBusConnection, QDBusInterface

from tests.support.real_screen import screen

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 60
MOST = 400
ANSWER_SECONDS = 15
WAY = ("Home", "Down", "Down")
"""In the tree to the first measure."""

LIST = "ขั้นตอน"
SHOWING = 1 << 25
"""AT-SPI's state of what is on screen."""

KEYS = ("Return", "Tab", "ctrl+shift+l", "Up")
"""A new item, made a sub-item, then a paragraph; and back to the item above."""
DESCRIBED = "object:property-change:accessible-description"
REGISTRY = "org.a11y.atspi.Registry"
REGISTRY_PATH = "/org/a11y/atspi/registry"
DESKTOP = "/org/a11y/atspi/accessible/root"


def main() -> None:
    """Print what the program says of itself."""
    with screen() as display:
        env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        program = subprocess.Popen([sys.executable, "main.py", sys.argv[1]], cwd=ROOT, env=env)
        try:
            bus = re.findall(r'unix:[^"\s]+', _send([], "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"))[0]
            heard = [(thing.role, thing.name) for thing in _until_shown(bus, "ชื่อรายงาน")]
            print(json.dumps({"heard": heard, "said": _said(bus, env)}, ensure_ascii=False))
        finally:
            program.terminate()
            program.wait(20)


class Thing(NamedTuple):
    """What the program tells of one thing, and where to ask for more."""

    owner: str
    path: str
    role: str
    name: str


def _until_shown(bus: str, name: str) -> list[Thing]:
    """All there is, once the text field of that name is on screen, which is the last."""
    end = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < end:
        found = list(_walk(bus, REGISTRY, DESKTOP))
        for thing in found:
            if thing.role == "text" and thing.name == name and _state(bus, thing) & SHOWING:
                return [*found, thing]
        time.sleep(1)
    raise SystemExit(f"the program never said {name}")


def _state(bus: str, thing: Thing) -> int:
    answer = _call(bus, thing.owner, thing.path, "org.a11y.atspi.Accessible.GetState")
    return int((re.findall(r"uint32 (\d+)|\s(\d+)", answer) or [("0", "")])[0][0] or 0)


def _said(bus: str, env: dict[str, str]) -> list[tuple[str, str]]:
    """Each of the keys, and what the list is said to be at then, which Orca reads out."""
    connection = QDBusConnection.connectToBus(bus, "listener")
    registry = QDBusInterface(REGISTRY, REGISTRY_PATH, REGISTRY, connection)
    answer = registry.call("RegisterEvent", DESCRIBED)
    assert not answer.errorMessage(), answer.errorMessage()
    rule = "type='signal',interface='org.a11y.atspi.Event.Object',member='PropertyChange'"
    ears = subprocess.Popen(["dbus-monitor", "--address", bus, rule], stdout=subprocess.PIPE)
    assert ears.stdout is not None
    os.set_blocking(ears.stdout.fileno(), False)
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "ITA Desktop"], env=env, capture_output=True
    )
    subprocess.run(["xdotool", "windowfocus", "--sync", found.stdout.split()[0].decode()], env=env, check=True)
    subprocess.run(["xdotool", "key", *WAY], env=env, check=True)
    steps = _until_shown(bus, LIST)[-1]
    _call(bus, steps.owner, steps.path, "org.a11y.atspi.Component.GrabFocus")
    said = []
    for key in KEYS:
        ears.stdout.read()  # what was said before
        subprocess.run(["xdotool", "key", key], env=env, check=True)
        said.append((key, _next_said(ears.stdout)))
    ears.terminate()
    ears.wait(20)
    return said


def _next_said(ears: IO[bytes]) -> str:
    """Where the caret is said to be next; empty where nothing comes."""
    told, end = b"", time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < end:
        told += ears.read() or b""
        words = re.search(rb'variant\s+string "(%b .*?)"\n' % LIST.encode(), told, re.DOTALL)
        if words:
            return words[1].decode()
        time.sleep(0.05)
    return ""


def _walk(bus: str, owner: str, path: str) -> Iterator[Thing]:
    """Everything below, top down; at most MOST things."""
    waiting = [(owner, path)]
    for _ in range(MOST):
        if not waiting:
            return
        owner, path = waiting.pop()
        role = _text(_call(bus, owner, path, "org.a11y.atspi.Accessible.GetRoleName"))
        name = _text(
            _call(
                bus,
                owner,
                path,
                "org.freedesktop.DBus.Properties.Get",
                "string:org.a11y.atspi.Accessible",
                "string:Name",
            )
        )
        yield Thing(owner, path, role, name)
        if role == "list":
            continue  # the choices of a combo box: dozens of provinces
        children = _call(bus, owner, path, "org.a11y.atspi.Accessible.GetChildren")
        waiting += re.findall(r'string "(:[\d.]+)"\s+object path "([^"]+)"', children)[::-1]


def _text(reply: str) -> str:
    return "".join(re.findall(r'string "(.*?)"\s*$', reply, re.DOTALL))


def _call(bus: str, owner: str, path: str, method: str, *arguments: str) -> str:
    return _send([f"--bus={bus}"], owner, path, method, *arguments)


def _send(where: list[str], owner: str, path: str, method: str, *arguments: str) -> str:
    """What was answered, as dbus-send prints it; nothing where the thing has gone meanwhile."""
    command = ["dbus-send", *(where or ["--session"]), "--print-reply", f"--dest={owner}", path, method, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8").stdout


if __name__ == "__main__":
    main()
