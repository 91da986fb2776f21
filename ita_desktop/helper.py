"""What this program does when it is started as a helper: one task with one file, or with file after file.

`storage/inspection/helper_process.py` starts helpers and checks their answers. A new task is a line there and one here.
Each task imports only what it needs: a user waits for the file.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from ita_desktop.storage.inspection.helper_process import Task
from ita_desktop.storage.inspection.helper_work import Give, work_on_files, work_with_limits


def main(arguments: Sequence[str]) -> int:
    """Do the task that the arguments name (without the hidden command); returns the exit code."""
    task, *places = arguments
    if not places:
        work_on_files(Task(task), WORK[Task(task)])
    copy, answer = map(Path, places)
    work_with_limits(Task(task), copy, answer, WORK[Task(task)])
    return 0


def _inspect(copy: Path, give: Give) -> dict[str, object]:
    from ita_desktop.storage.inspection.report_answer import inspect_giving

    return inspect_giving(copy, give)


def _inspect_and_check(copy: Path, give: Give) -> dict[str, object]:
    from ita_desktop.collection.checked_apart import inspect_and_check_giving

    return inspect_and_check_giving(copy, give)


def _read_exchange(copy: Path, give: Give) -> dict[str, object]:
    from ita_desktop.exchange.formats import format_of
    from ita_desktop.storage.inspection.report_answer import give_report

    read = format_of(copy).read
    if read is None:
        raise ValueError(f"no format to read: {copy.suffix}")
    report, left_out = read(copy)
    give_report(report, give)
    return {"left_out": left_out}


def _read_tables(copy: Path, give: Give) -> dict[str, object]:
    from ita_desktop.exchange.contents_json import give_contents, rows_giving
    from ita_desktop.exchange.reading.kinds import read_contents

    return give_contents(read_contents(copy, rows_giving(give)), give)


def _read_picture(copy: Path, _: Give) -> dict[str, object]:
    from base64 import b64encode

    from ita_desktop.pictures.drawing import emblem_from

    return {"picture": b64encode(emblem_from(copy).data).decode()}


WORK: dict[Task, Callable[[Path, Give], dict[str, object]]] = {
    Task.REPORT: _inspect,
    Task.CHECKED_REPORT: _inspect_and_check,
    Task.EXCHANGE: _read_exchange,
    Task.TABLES: _read_tables,
    Task.OLD_TABLES: _read_tables,
    Task.PICTURE: _read_picture,
}
