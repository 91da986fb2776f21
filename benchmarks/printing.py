"""A hundred pages to a printer: as text and lines, and as pictures.

    QT_QPA_PLATFORM=offscreen python benchmarks/printing.py [ROUNDS]

Qt's own PDF printer stands for a printer: it writes what CUPS would be sent. Whole processes in turn; seconds are those
of painting alone, without laying out, memory is the peak of the process, both as medians.
"""

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

_TIMES = 17  # the measures of the sample, for about a hundred pages


def one_run(kind: str, target: Path) -> None:
    """Print, then say pages, seconds, bytes and kilobytes of memory on one line."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from ita_desktop import paths
    from ita_desktop.exchange.json_report import read_json
    from ita_desktop.printing.build import lay_out
    from ita_desktop.session.output.typesetter import Typesetter
    from ita_desktop.ui.asking.printer_job import PrinterJob, landscape_printer

    QApplication(sys.argv[:1])
    report = read_json(paths.sample_report().read_bytes())[0]
    report = replace(report, issues=report.issues * _TIMES)
    paper = lay_out(report)
    printer = landscape_printer(report.paper.page_size)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    typesetter = Typesetter()
    run = PrinterJob(paper, printer, typesetter, as_pictures=kind == "pictures")
    run.finished.connect(QCoreApplication.quit)
    started = perf_counter()
    run.start()
    QCoreApplication.exec()
    seconds = perf_counter() - started
    typesetter.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(paper.page_count, seconds, target.stat().st_size, memory)


def main(rounds: int) -> None:
    """Both kinds in turn; a row each."""
    found: dict[str, list[list[float]]] = {"text": [], "pictures": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for kind, rows in found.items():
                command = [sys.executable, __file__, kind, str(Path(folder) / f"{kind}.pdf")]
                done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
                rows.append([float(number) for number in done.stdout.split()])
    print(f"{'sent as':10}{'pages':>7}{'s':>9}{'kB a page':>11}{'MB at peak':>12}")
    for kind, rows in found.items():
        pages, seconds, size, memory = (median(column) for column in zip(*rows, strict=True))
        print(f"{kind:10}{pages:7.0f}{seconds:9.2f}{size / pages / 1000:11.1f}{memory / 1024:12.0f}")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if len(sys.argv) == 3:
        one_run(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
