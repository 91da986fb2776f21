"""WeasyPrint: HTML and CSS, lines broken by libthai where the system has it."""

import common as c
from weasyprint import HTML
from web_page import web_page


def build(report: c.Report, target: str) -> None:
    """The report, untagged."""
    HTML(string=web_page(report)).write_pdf(target)


if __name__ == "__main__":
    c.main(build)
