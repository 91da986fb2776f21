"""Reads the window as a screen reader does: over AT-SPI, from another process. Run inside `dbus-run-session`.

    dbus-run-session -- python -m tests.support.at_spi REPORT

Starts a screen without a monitor and the program on it, walks what the program tells assistive technology, and prints
it as JSON: a list of [role, name].
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 60
MOST = 400
REGISTRY = "org.a11y.atspi.Registry"
DESKTOP = "/org/a11y/atspi/accessible/root"


def main() -> None:
    """Print what the program says of itself."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        display = f":{answer.readline().strip()}"
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    program = subprocess.Popen([sys.executable, "main.py", sys.argv[1]], cwd=ROOT, env=env)
    try:
        bus = re.findall(r'unix:[^"\s]+', _send([], "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"))[0]
        print(json.dumps(_heard(bus), ensure_ascii=False))
    finally:
        for process in (program, screen):
            process.terminate()
            process.wait(20)


def _heard(bus: str) -> list[tuple[str, str]]:
    """Roles and names, once the form of the report is among them."""
    end = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < end:
        found = list(_walk(bus, REGISTRY, DESKTOP))
        if any(name.startswith("ชื่อรายงาน") for _, name in found):
            return found
        time.sleep(1)
    raise SystemExit("the program never said anything")


def _walk(bus: str, owner: str, path: str) -> Iterator[tuple[str, str]]:
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
        yield role, name
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
    return subprocess.run(command, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
