"""What `make coverage` and `make branches` do with a report of coverage.py in JSON.

python -m tests.support.coverage figure REPORT      write the figure into CONTRIBUTING.md
python -m tests.support.coverage branches REPORT    what is not tried of the modules of which everything must be
"""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
FIGURE = re.compile(r"(?<=<!-- coverage -->).*(?=<!-- end of coverage -->)")

Report = dict[str, Any]  # as coverage.py writes it


def with_figure(text: str, report: Report) -> str:
    """The text with the share of lines and branches that the tests reach."""
    return FIGURE.sub(f"{report['totals']['percent_covered']:.1f} %", text)


def not_tried(report: Report, wanted: list[str]) -> list[str]:
    """A line for each module below the wanted places in which something was not tried, and for each place without any
    module: it has been renamed."""
    said = []
    for place in wanted:
        found = {name: file for name, file in report["files"].items() if name.startswith(f"ita_desktop/{place}")}
        if not found:
            said.append(f"{place}: no such module was met")
        for name, file in sorted(found.items()):
            lines = [str(line) for line in file["missing_lines"]]
            branches = [f"{begin}->{end}" for begin, end in file["missing_branches"]]
            if lines or branches:
                said.append(f"{name}: {', '.join((*lines, *branches))}")
    return said


def main(what: str, path: str) -> int:
    report = json.loads(Path(path).read_bytes())
    if what == "figure":
        CONTRIBUTING.write_text(with_figure(CONTRIBUTING.read_text(encoding="utf-8"), report), encoding="utf-8")
        print(f"{report['totals']['percent_covered']:.1f} %")
        return 0
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    said = not_tried(report, settings["tool"]["every-branch"]["modules"])
    print("\n".join(said) or "every branch is tried")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
