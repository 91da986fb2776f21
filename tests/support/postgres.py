"""A PostgreSQL server for tests: in a folder of its own, on the loopback alone, gone at the end.

Debian's packages have the programs (`make test` installs them). They refuse to work for root, so root starts them as
another user. Who connects gives the password that PGPASSWORD has.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

POSTGRESQL = "a PostgreSQL server of Debian's packages"
"""Why a test has the mark `unix`."""

USER = "clerk"
PASSWORD = "รหัสลับของการทดสอบ"
_SECONDS = 60
_NUMBERS = count(1)
_AS_ANOTHER = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=INT")
_SETTINGS = ("max_connections=20", "unix_socket_directories=")
_QUICK = ("fsync=off", "shared_buffers=16MB")


class Server:
    """The server at a port of this computer."""

    def __init__(self, port: int) -> None:
        self._port = port

    def new_database(self, locale: str = "C.UTF-8") -> str:
        """The address of a new, empty database, without the password."""
        name = f"ita_{next(_NUMBERS)}"
        with self.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE '{locale}'".encode())
        return self.address(name)

    def address(self, database: str) -> str:
        """The address of the database for its owner, without the password."""
        return f"postgresql://{USER}@127.0.0.1:{self._port}/{database}"

    def connect(self, database: str, user: str = USER) -> psycopg.Connection:
        """A connection of the owner, or of another with the same password; each statement is a transaction."""
        return psycopg.connect(
            host="127.0.0.1", port=self._port, user=user, password=PASSWORD, dbname=database, autocommit=True
        )


@contextmanager
def server(*, durable: bool = False) -> Iterator[Server]:
    """The server, from its start to its end. FileNotFoundError if it is not installed.

    If it is not `durable` it leaves to the system when something is on the disk, which is quicker.
    """
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if programs is None:
        raise FileNotFoundError("no PostgreSQL here: `make test` installs it")
    before = _AS_ANOTHER if os.geteuid() == 0 else ()
    folder = Path(tempfile.mkdtemp(prefix="ita-postgresql-", dir="/tmp"))
    try:
        password = folder / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        if before:
            shutil.chown(folder, "nobody", "nogroup")
            shutil.chown(password, "nobody", "nogroup")
        data = folder / "data"
        settings = ["--auth=scram-sha-256", f"--username={USER}", f"--pwfile={password}", "--no-sync"]
        locale = ["--encoding=UTF8", "--locale=C"]  # which many servers have
        made = [*before, str(programs / "initdb"), *settings, *locale, str(data)]
        subprocess.run(made, check=True, capture_output=True, cwd=folder)
        port = _free_port()
        options = [part for one in (*_SETTINGS, *(() if durable else _QUICK)) for part in ("-c", one)]
        started = [*before, str(programs / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), *options]
        with (folder / "log").open("wb") as log, subprocess.Popen(started, stderr=log, cwd=folder) as process:
            try:
                yield _ready(process, port)
            finally:
                process.send_signal(signal.SIGINT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ready(process: "subprocess.Popen[bytes]", port: int) -> Server:
    made = Server(port)
    given_up = time.monotonic() + _SECONDS
    while True:
        try:
            made.connect("postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > given_up:
                raise
            time.sleep(0.1)
        else:
            return made


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
