"""XeLaTeX with polyglossia and longtable. Its rows cannot run over pages, so the k-th paragraphs make one row."""

import shutil
import subprocess
import tempfile
from itertools import zip_longest
from pathlib import Path

import common as c

_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    s: "\\" + s for s in "&%$#_{}"
}
_HEAD = r"""\documentclass[a4paper]{article}
\usepackage[a4paper,landscape,margin=%(margin)dmm]{geometry}\usepackage{fontspec,longtable,array,polyglossia}
\setmainlanguage[numerals=arabic]{thai}
\newfontfamily\thaifont[Path=%(fonts)s/,Script=Thai,Extension=.ttf,BoldFont=Sarabun-Bold]{Sarabun-Regular}
\setmainfont[Path=%(fonts)s/,Extension=.ttf,BoldFont=Sarabun-Bold]{Sarabun-Regular}
\pagestyle{empty}\parindent=0pt\raggedright\XeTeXlinebreaklocale "th"\XeTeXlinebreakskip=0pt plus 0pt
\tabcolsep=%(padding)dpt\setlength\LTleft{0pt}\setlength\LTright{0pt}\hfuzz=0pt
\newcolumntype{P}[1]{>{\raggedright\arraybackslash}p{\dimexpr#1-2\tabcolsep}}
\begin{document}
{\centering\vspace*{50mm}\bfseries\fontsize{%(title)d}{%(title_leading)d}\selectfont %(cover)s\par}\clearpage
"""


def build(report: c.Report, target: str) -> None:
    """The report, untagged; two runs, as the column widths of longtable need."""
    parts = [
        _HEAD
        % {
            "margin": c.MARGIN,
            "fonts": c.FONTS,
            "padding": c.PADDING,
            "title": c.TITLE,
            "title_leading": c.TITLE_LEADING,
            "cover": r"\par ".join(map(escaped, report.cover)),
        }
    ]
    columns = "|".join(f"P{{{width}mm}}" for width in c.COLUMNS)
    heads = "&".join(rf"\bfseries {escaped(text)}" for text in c.HEADINGS)
    for title, rows in report.issues:
        parts.append(rf"{{\bfseries\fontsize{{{c.HEADING}}}{{{c.HEADING_LEADING}}}\selectfont {escaped(title)}\par}}")
        parts.append(rf"\fontsize{{{c.SIZE}}}{{{c.LEADING}}}\selectfont")
        parts.append(rf"\begin{{longtable}}{{|{columns}|}}\hline {heads}\\\hline\endhead\hline\endfoot")
        for row in rows:
            slices = list(zip_longest(*([text for _, text in cell] for cell in row), fillvalue=""))
            parts += ["&".join(map(escaped, slice_)) + r"\\" for slice_ in slices]
            parts.append(r"\hline")
        parts.append(r"\end{longtable}")
    parts.append(r"\end{document}")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.tex").write_text("\n".join(parts), "utf-8")
        for _ in range(2):
            command = ["xelatex", "-interaction=batchmode", "-halt-on-error", "report.tex"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
        shutil.move(Path(folder) / "report.pdf", target)


def escaped(text: str) -> str:
    """Text with what means something to TeX made plain."""
    return "".join(_SPECIAL.get(character, character) for character in text)


if __name__ == "__main__":
    c.main(build)
