"""Completeness: every measure has a title, steps, results, outcomes, owner and period; the cover is filled in."""

from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.report.address import FIELD_TITLES, Place, list_field
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.report import DatePeriod, Issue, ListName, Measure, Report
from ita_desktop.language import N_, tr

_NO_ITEMS = {
    ListName.STEPS: N_("ยังไม่มีขั้นตอนหรือวิธีการปฏิบัติ"),
    ListName.RESULTS: N_("ยังไม่มีผลการดำเนินการตามมาตรการหรือกิจกรรม"),
    ListName.OUTCOMES: N_("ยังไม่มีผลลัพธ์หรือความสำเร็จของการดำเนินการ"),
}


def missing(report: Report) -> tuple[Problem, ...]:
    """What the clerk has still to fill in, in the order of the paper."""
    return (*_cover(report), *_issues(report), *_signers(report))


def _cover(report: Report) -> Iterator[Problem]:
    agency = report.agency
    for field, value in (
        ("title", report.title),
        ("agency.name", agency.name),
        ("agency.province", agency.province),
        ("agency.district", agency.district),
        ("agency.subdistrict", agency.subdistrict),
    ):
        if not value.strip():
            yield Problem(Place(field), _not_filled_in(field))


def _issues(report: Report) -> Iterator[Problem]:
    if not any(issue.measures for issue in report.issues):
        yield Problem(Place("issues"), tr("ยังไม่มีมาตรการในรายงาน กด “เพิ่มมาตรการ” เพื่อเริ่ม"))
    for issue in report.issues:
        if not issue.title.strip():
            yield Problem(Place("issue.title", issue=issue.id), tr("ยังไม่ได้กรอกชื่อประเด็น"))
        for measure in issue.measures:
            yield from _measure(issue, measure)


def _measure(issue: Issue, measure: Measure) -> Iterator[Problem]:
    def at(field: str, item: ItemId | None = None) -> Place:
        return Place(field, issue.id, measure.id, item)

    if not measure.title.strip():
        yield Problem(at("measure.title"), tr("ยังไม่ได้กรอกชื่อมาตรการ"))
    for name in ListName:
        items = measure.items(name)
        if not items:
            yield Problem(at(list_field(name)), tr(_NO_ITEMS[name]))
        for item in items:
            if not item.text.strip():
                yield Problem(at(list_field(name), item.id), tr("ข้อนี้ยังว่างอยู่ พิมพ์ข้อความหรือลบข้อนี้"))
    if not "".join(measure.owners).strip():
        yield Problem(at("measure.owners"), tr("ยังไม่ได้ระบุผู้รับผิดชอบ"))
    if not isinstance(measure.period, DatePeriod) and not measure.period.text.strip():
        yield Problem(at("measure.period"), tr("ยังไม่ได้ระบุระยะเวลาดำเนินการ"))


def _signers(report: Report) -> Iterator[Problem]:
    if not report.signers:
        yield Problem(Place("signers"), tr("ยังไม่มีผู้ลงนาม"))
    for index, signer in enumerate(report.signers):
        for field, filled in (
            ("signer.name", bool(signer.name.strip())),
            ("signer.positions", any(position.strip() for position in signer.positions)),
        ):
            if not filled:
                yield Problem(Place(field, signer=index), _not_filled_in(field))


def _not_filled_in(field: str) -> str:
    return tr("ยังไม่ได้กรอก{field}").format(field=tr(FIELD_TITLES[field]))
