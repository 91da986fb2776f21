"""Random reports full of years, some of which mean the year of the report, and what must stay in them.

A text is made of pieces: those of a law, a regulation or a dated document must be in the new report as they were.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.report import DatePeriod, Item, ItemKind, Period, Report, TextPeriod
from ita_desktop.domain.report.texts import texts
from ita_desktop.domain.rolling.roll_over import certain, rolled_over, year_after, year_changes
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days, to_thai_digits
from tests.support.reports import a_measure, a_report, an_issue

STAYS = (
    "ตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. {law}",
    "ตาม พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ.{law}",
    "พระราชบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. {year}",
    "ข้อบัญญัติงบประมาณรายจ่าย ประจำปี {year}",
    "รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช {law}",
    "ระเบียบกระทรวงมหาดไทยว่าด้วยการรับเงิน (ฉบับที่ ๔) พ.ศ. {year}",
    "ระเบียบสำนักนายกรัฐมนตรี พ.ศ. {law} และที่แก้ไขเพิ่มเติม พ.ศ. {year}",
    "กฎกระทรวงกำหนดวงเงิน พ.ศ. {year}",
    "ประกาศคณะกรรมการ ป.ป.ช. พ.ศ. {year}",
    "ประกาศองค์การบริหารส่วนตำบล เรื่อง นโยบายไม่รับของขวัญ ประจำปีงบประมาณ พ.ศ. {year}",
    "ประกาศ เรื่อง เจตจำนงสุจริต ลงวันที่ ๓ ตุลาคม {before}",
    "คำสั่งที่ ๑๒๓/{year} ลงวันที่ ๑๕ มกราคม {year}",
    "หนังสือที่ มท ๐๘๑๐.๓/ว {year} ลงวันที่ 12 มี.ค. {short}",
    "หนังสือเวียน เรื่อง แผนประจำปี {year} ลงวันที่ ๓ มกราคม {year}",
    "บันทึกลงวันที่ ๑ ตุลาคม {before} ถึงวันที่ ๓๐ กันยายน {year}",
    "มติคณะรัฐมนตรี วันที่ ๙ มกราคม {year}",
    "แผนพัฒนาท้องถิ่น (พ.ศ. {law} - {year})",
    "แผนปฏิบัติการป้องกันการทุจริต ๕ ปี (พ.ศ. {year} - {later})",
    "ดูที่ https://www.samrong.go.th/{year}/ประจำปี{year}.pdf",
    "จำนวน {year} คน",
)
MOVES = (
    "ประจำปีงบประมาณ {year}",
    "ในปีงบประมาณ พ.ศ. {year}",
    "ของปีงบประมาณ {short}",
    "แผนการจัดซื้อจัดจ้าง ประจำปี {year}",
    "ไตรมาสที่ ๒/{year}",
    "ภายในวันที่ ๓๑ ธันวาคม {before}",
    "ระหว่าง ๑ ตุลาคม {before} - ๓๐ กันยายน {year}",
)
PLAIN = ("ประชุมชี้แจงเจ้าหน้าที่", "มีผู้เข้าร่วม ๔๕ คน ร้อยละ ๙๕.๕๐", "ประชาชนได้รับบริการที่โปร่งใส")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text, and what it becomes."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A report, and the pieces of each of its items."""

    report: Report
    pieces: dict[ItemId, list[Piece]]


def planted_report(seed: int) -> Planted:
    """A report of a random year. The same seed gives the same."""
    chance = random.Random(seed)
    year = chance.randrange(2561, 2580)
    pieces: dict[ItemId, list[Piece]] = {}

    def items(measure: int, name: str) -> tuple[Item, ...]:
        made = []
        for at in range(chance.randrange(4)):
            of = ItemId(f"{measure}-{name}-{at}")
            pieces[of] = _pieces(chance, year)
            kind = ItemKind.NUMBERED if at == 0 else chance.choice(list(ItemKind))
            made.append(Item(of, kind, "".join(piece.before for piece in pieces[of])))
        return tuple(made)

    start, end = fiscal_year_days(year)
    periods: tuple[Period, ...] = (DatePeriod(start, end), TextPeriod("ทั้งปี"))
    measures = [
        a_measure(
            chance.choice(PLAIN),
            steps=items(number, "steps"),
            results=items(number, "results"),
            outcomes=items(number, "outcomes"),
            period=chance.choice(periods),
            measure_id=f"m{number}",
        )
        for number in range(chance.randrange(1, 6))
    ]
    report = replace(a_report(an_issue(*measures)), fiscal_year=year, ita_round=year + 1)
    return Planted(report, pieces)


def _pieces(chance: random.Random, year: int) -> list[Piece]:
    by = chance.choice([lambda text: text, to_thai_digits])
    pieces = []
    for _ in range(chance.randrange(1, 5)):
        kind = chance.choice([STAYS, STAYS, MOVES, PLAIN])
        words = chance.choice(kind)
        before = _filled(words, year, by)
        pieces += [Piece(before, _filled(words, year + 1, by) if kind is MOVES else before)]
        gap = chance.choice([" ", "\n", " และ", "  ", " โดย"])
        pieces += [Piece(gap, gap)]
    return pieces


def _filled(words: str, year: int, digits: Callable[[str], str]) -> str:
    years = {
        "year": str(year),
        "before": str(year - 1),
        "later": str(year + 4),
        "short": f"{year % 100:02}",
        "law": str(min(2560, year - 1)),
    }
    return words.format(**{name: digits(value) for name, value in years.items()})


def faults_in(planted: Planted) -> tuple[list[str], int, int]:
    """What is wrong in the report of the year after, how many of the pieces that mean its year moved, and of how many.

    A piece that means the year of the report may be left to the user: behind the name of a law it can be part of it.
    """
    report = planted.report
    new = year_after(report)
    rolled = rolled_over(report, new, certain(year_changes(report, new)))
    found = {text.address.item: text.text for text in texts(rolled) if text.address.item is not None}
    faults: list[str] = []
    moved = of = 0
    for item, pieces in planted.pieces.items():
        at = 0
        for piece in pieces:
            now = found[item][at : at + len(piece.before)]
            at += len(piece.before)
            if now not in (piece.before, piece.after):
                faults.append(f"{piece.before!r} became {now!r}")
            of += piece.before != piece.after
            moved += piece.before != piece.after == now
        if at != len(found[item]):
            faults.append(f"{found[item]!r} has another length")
    return faults, moved, of
