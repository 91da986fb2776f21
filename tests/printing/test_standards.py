"""PDF/A-2a and PDF/UA-1: every rule that a machine can check holds, and every check is seen to catch its breach."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from ita_desktop import paths
from ita_desktop.domain.report.paper_settings import emblem_of
from ita_desktop.domain.report.report import ItemKind, Report
from tests.printing.conftest import item_texts, pdf_of
from tests.support.papers import PNG
from tests.support.pdf_rules import RULES, breaches
from tests.support.pdf_text import without_space
from tests.support.pdf_validator import findings
from tests.support.reports import ODD_TEXTS, a_measure, a_report, an_issue, an_item
from tests.support.unix_only import POPPLER, need_unix


def test_the_sample_keeps_every_rule(sample_pdf: bytes) -> None:
    assert breaches(sample_pdf) == []
    assert findings(sample_pdf) == []


def test_the_validator_of_others_finds_what_is_planted(sample_pdf: bytes) -> None:
    def close_up(document: pikepdf.Pdf) -> None:
        _rewrite(_font(document).ToUnicode, lambda data: data.replace(b"> <", b"><"))

    assert findings(changed(sample_pdf, lambda _: None)) == []
    assert "UNICODE-MAPPING" in " ".join(findings(changed(sample_pdf, close_up)))
    assert "METADATA" in " ".join(findings(changed(sample_pdf, _drop("/Metadata"))))


def test_a_report_of_odd_texts_keeps_every_rule() -> None:
    items = tuple(an_item(text, kind) for text in ODD_TEXTS for kind in ItemKind)
    measures = [a_measure(title=text, steps=items, owners=(text,)) for text in ODD_TEXTS]

    pdf = pdf_of(a_report(an_issue(*measures, title=ODD_TEXTS[6])))

    assert breaches(pdf) == []
    assert findings(pdf) == []


@pytest.fixture(scope="module")
def emblem_pdf(sample: Report) -> bytes:
    """The sample report with an emblem on its cover."""
    return pdf_of(replace(sample, paper=replace(sample.paper, emblem=emblem_of(PNG))))


def test_a_report_with_an_emblem_keeps_every_rule(emblem_pdf: bytes) -> None:
    assert breaches(emblem_pdf) == []
    assert findings(emblem_pdf) == []


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(target, fix_metadata_version=False)
    return target.getvalue()


def _font(document: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(document.pages[1].Resources.Font.values()))


def _rewrite(stream: pikepdf.Object, change: Callable[[bytes], bytes]) -> None:
    stream.write(change(stream.read_bytes()))


def _first(document: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(
        thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == f"/{kind}"
    )


def _append(page: int, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda document: _rewrite(document.pages[page].Contents, lambda data: data + b"\n" + content)


def _set(path: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.Root[path] = value

    return change


def _drop(path: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        del document.Root[path]

    return change


def _drop_font_file(document: pikepdf.Pdf) -> None:
    del _font(document).DescendantFonts[0].FontDescriptor["/FontFile2"]


def _add_helvetica(document: pikepdf.Pdf) -> None:
    document.Root["/Odd"] = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )


def _wrong_width(document: pikepdf.Pdf) -> None:
    _font(document).DescendantFonts[0].W[1][0] = 9999


def _wrong_kid(document: pikepdf.Pdf) -> None:
    _first(document, "TR").K[0].S = pikepdf.Name.P


def _short_row(document: pikepdf.Pdf) -> None:
    row = _first(document, "TBody").K[0]
    row.K = pikepdf.Array(list(row.K)[:-1])


def _no_scope(document: pikepdf.Pdf) -> None:
    del _first(document, "TH")["/A"]


def _foreign_parent(document: pikepdf.Pdf) -> None:
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    numbers[3][0] = numbers[3][1]


def _lost_heading(document: pikepdf.Pdf) -> None:
    _first(document, "H1").S = pikepdf.Name.P


def _no_title(document: pikepdf.Pdf) -> None:
    document.trailer.Info.Title = pikepdf.String("อื่น")


def _odd_type(document: pikepdf.Pdf) -> None:
    _first(document, "TBody").S = pikepdf.Name("/Body")


def _lost_bookmark(document: pikepdf.Pdf) -> None:
    document.Root.Outlines.First.Dest[0] = document.Root.Pages


def _map(text: bytes) -> Callable[[pikepdf.Pdf], None]:
    """The first code stands for `text`, in hexadecimal digits."""

    def change(data: bytes) -> bytes:
        return re.sub(rb"(beginbfchar\n<....> )<[0-9A-F]*>", rb"\1<" + text + b">", data, count=1)

    return lambda document: _rewrite(_font(document).ToUnicode, change)


def _blank_gid(document: pikepdf.Pdf) -> None:
    _rewrite(_font(document).DescendantFonts[0].CIDToGIDMap, lambda data: bytes(len(data)))


def _far_gid(document: pikepdf.Pdf) -> None:
    _rewrite(_font(document).DescendantFonts[0].CIDToGIDMap, lambda data: b"\xff\xf0" * (len(data) // 2))


def _emblem(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.pages[0].Resources.XObject["/I1"]


def _smoothed(document: pikepdf.Pdf) -> None:
    _emblem(document)["/Interpolate"] = True


def _grey(document: pikepdf.Pdf) -> None:
    _emblem(document)["/ColorSpace"] = pikepdf.Name.DeviceGray


def _wordless(document: pikepdf.Pdf) -> None:
    del _first(document, "Figure")["/Alt"]


def _boxless(document: pikepdf.Pdf) -> None:
    del _first(document, "Figure")["/A"]


_artifact_inside = _append(1, b"/P<</MCID 0>>BDC /Artifact BMC 0 0 9 9 re f EMC EMC")

BREACHES: dict[str, tuple[Callable[[pikepdf.Pdf], None], ...]] = {
    "no_forbidden_keys": (_set("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)),),
    "limits": (_set("/Odd", pikepdf.String("x" * 40_000)),),
    "colours": (_append(1, b"/Artifact BMC 0 0 0 1 k EMC"),),
    "output_intent": (_drop("/OutputIntents"),),
    "operators": (_append(1, b"/Artifact BMC /X Do EMC"), _append(1, b"/Artifact BMC /X gs EMC")),
    "pictures": (_smoothed, _grey),
    "figures_have_words": (_wordless, _boxless),
    "fonts_embedded": (_drop_font_file, _add_helvetica),
    "widths": (_wrong_width,),
    "text_mapping": (_map(b""), _map(b"FEFF")),
    "private_use_has_actual_text": (_map(b"F70A"),),
    "no_notdef": (_blank_gid,),
    "glyphs_exist": (_far_gid,),
    "metadata": (_drop("/Metadata"), _no_title),
    "catalogue": (_drop("/Lang"), _drop("/MarkInfo"), _drop("/ViewerPreferences")),
    "nothing_untagged": (_append(1, b"0 0 m 9 9 l S"), _append(1, b"/Artifact BMC"), _artifact_inside),
    "structure_refers_to_content": (_foreign_parent, _append(1, b"/P<</MCID 999>>BDC EMC")),
    "standard_types": (_odd_type,),
    "headings": (_lost_heading,),
    "tables_and_lists": (_wrong_kid, _short_row, _no_scope),
    "bookmarks": (_lost_bookmark, _drop("/Outlines")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, number) for rule, changes in BREACHES.items() for number in range(len(changes))]
)
def test_a_planted_breach_is_noticed(rule: str, number: int, emblem_pdf: bytes) -> None:
    broken = changed(emblem_pdf, BREACHES[rule][number])

    assert any(found.startswith(f"{rule}:") for found in _breaches_of(rule, broken))


def _breaches_of(rule: str, pdf: bytes) -> list[str]:
    """Only the rule in question: what a planted breach does to the others is not asked."""
    (check,) = (check for check in RULES if check.__name__ == rule)
    with pikepdf.open(BytesIO(pdf)) as document:
        return [f"{rule}: {what}" for what in check(pdf, document)]


def test_breaches_of_the_bytes_are_noticed(sample_pdf: bytes) -> None:
    length = re.search(rb"/Length (\d+)\n", sample_pdf)
    assert length is not None
    wrong = sample_pdf[: length.start(1)] + b"9" * len(length[1]) + sample_pdf[length.end(1) :]

    assert _breaches_of("file_header", sample_pdf.replace(b"%PDF-1.7\n%", b"%PDF-1.7\nx", 1))
    assert _breaches_of("file_trailer", sample_pdf + b"more")
    assert _breaches_of("stream_lengths", wrong)


def test_every_rule_has_a_planted_breach() -> None:
    by_bytes = {"file_header", "file_trailer", "stream_lengths"}

    assert {rule.__name__ for rule in RULES} == set(BREACHES) | by_bytes


def test_the_documentation_lists_the_rules_that_are_checked() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", (paths.program_folder() / "docs" / "pdf.md").read_text("utf-8"), re.M)

    assert sorted(listed) == sorted(rule.__name__ for rule in RULES)


def structure_text(pdf: bytes, option: str = "-struct-text") -> str:
    need_unix(POPPLER)
    program = shutil.which("pdfinfo")
    assert program is not None, "pdfinfo is missing: install poppler-utils (make does it where it may)"
    run = subprocess.run([program, option, "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def test_the_structure_reads_the_report_in_order(sample: Report, sample_pdf: bytes) -> None:
    quoted = "".join(re.findall(r'"(.*)"', structure_text(sample_pdf)))
    text = without_space(quoted)

    at = 0
    for item in item_texts(sample):
        found = text.find(without_space(item), at)
        assert found >= 0, item
        at = found + len(without_space(item))


def test_an_item_that_runs_over_a_page_is_one_run_in_the_structure() -> None:
    texts = [f"ดำเนินการประชุมพนักงานเจ้าหน้าที่ในหน่วยงาน {number} " * 12 for number in range(10)]
    report = a_report(an_issue(a_measure(steps=tuple(map(an_item, texts)), results=tuple(map(an_item, texts)))))

    text = without_space("".join(re.findall(r'"(.*)"', structure_text(pdf_of(report)))))

    assert all(without_space(item) in text for item in texts)


def test_a_row_over_several_pages_is_one_row_with_one_header() -> None:
    steps = tuple(an_item(f"ขั้นตอนที่ {number}") for number in range(200))
    pdf = pdf_of(a_report(an_issue(a_measure(steps=steps))))

    tree = structure_text(pdf, "-struct")

    assert len(re.findall(r"^\s*TR\b", tree, re.M)) == 2
    assert len(re.findall(r"^\s*TH\b", tree, re.M)) == 7
    assert len(re.findall(r"^\s*LI\b", tree, re.M)) == 202


def test_lists_are_tagged_with_labels_and_sub_items_inside_their_item() -> None:
    steps = (an_item("หนึ่ง"), an_item("ย่อย", ItemKind.SUB), an_item("ปิดท้าย", ItemKind.PARAGRAPH))
    pdf = pdf_of(a_report(an_issue(a_measure(steps=steps, results=(), outcomes=()))))

    kinds = [
        (len(line) - len(line.lstrip()), line.split()[0]) for line in structure_text(pdf).splitlines() if line.strip()
    ]
    lists = [indent for indent, kind in kinds if kind == "L"]

    assert len(lists) == 2
    assert lists[1] > lists[0]
    assert [kind for _, kind in kinds].count("Lbl") == 2


def test_the_outline_has_the_issues_and_their_measures(sample: Report, sample_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(sample_pdf)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        measures = [child.title for child in outline.root[1].children]

    assert titles == ["ปก", f"ประเด็นที่ ๑ {sample.issues[0].title}"]
    assert measures[0] == f"๑. {sample.issues[0].measures[0].title}"
    assert len(measures) == 6
