"""Chromium without a window, printing a web page."""

import subprocess
import tempfile
from pathlib import Path

import common as c
from web_page import web_page


def build(report: c.Report, target: str) -> None:
    """The report as Chromium prints it, tagged by default."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(web_page(report), "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}"]
        command = ["chromium", *options, f"--print-to-pdf={target}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    c.main(build)
