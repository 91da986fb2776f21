"""The fields of the cover, the agency and the paper as one table by field key; what counts as the same; their words.

Comparing and merging treat these fields alike: each is one value that is taken whole.
"""

from dataclasses import fields, replace
from typing import Any

from ita_desktop.domain.report.catalogue import COVERAGE_TITLES
from ita_desktop.domain.report.paper_settings import Digits, Emblem, PageNumbers, PaperSettings
from ita_desktop.domain.report.report import Agency, Coverage, DatePeriod, Measure, Report, Signer, TextPeriod
from ita_desktop.domain.report.wording import owners_text, period_text
from ita_desktop.domain.thai.digits_and_years import comparison_key
from ita_desktop.language import N_, digits, tr, trn

_REPORT_FIELDS = ("title", "fiscal_year", "ita_round", "oit_item", "coverage", "publication_url")
_AGENCY_FIELDS = tuple(field.name for field in fields(Agency))
_PAPER_FIELDS = tuple(field.name for field in fields(PaperSettings))

_CHOICE_WORDS: dict[object, str] = {
    Coverage.YEAR: COVERAGE_TITLES[Coverage.YEAR],
    Coverage.FIRST_HALF: COVERAGE_TITLES[Coverage.FIRST_HALF],
    Digits.THAI: N_("เลขไทย"),
    Digits.ARABIC: N_("เลขอารบิก"),
    PageNumbers.HYPHENS: N_("- ๒ -"),
    PageNumbers.PLAIN: N_("๒"),
    PageNumbers.WORDS: N_("หน้า ๒"),
    PageNumbers.OF_ALL: N_("หน้า ๒ จาก ๗"),
    PageNumbers.NONE: N_("ไม่มี"),
}

# The values of different fields have nothing in common but that they can be compared.
Values = dict[str, Any]


def cover_values(report: Report) -> Values:
    """Every field of the report, its agency and its paper, in the order of the forms."""
    values = {name: getattr(report, name) for name in _REPORT_FIELDS}
    values |= {f"agency.{name}": getattr(report.agency, name) for name in _AGENCY_FIELDS}
    return values | {f"paper.{name}": getattr(report.paper, name) for name in _PAPER_FIELDS}


def with_cover_values(report: Report, values: Values) -> Report:
    """The report with all those fields set; `values` has the keys of `cover_values`."""
    agency = replace(report.agency, **{name: values[f"agency.{name}"] for name in _AGENCY_FIELDS})
    paper = replace(report.paper, **{name: values[f"paper.{name}"] for name in _PAPER_FIELDS})
    return replace(report, agency=agency, paper=paper, **{name: values[name] for name in _REPORT_FIELDS})


def measure_values(measure: Measure) -> Values:
    """The fields of a measure but for its lists."""
    return {"measure.title": measure.title, "measure.owners": measure.owners, "measure.period": measure.period}


def with_measure_values(measure: Measure, values: Values) -> Measure:
    """The measure with those fields set; `values` has the keys of `measure_values`."""
    return replace(measure, **{field.removeprefix("measure."): value for field, value in values.items()})


def signer_values(signer: Signer) -> Values:
    """The fields of one who signs."""
    return {"signer.role": signer.role, "signer.name": signer.name, "signer.positions": signer.positions}


def with_signer_values(signer: Signer, values: Values) -> Signer:
    """The signer with those fields set; `values` has the keys of `signer_values`."""
    return replace(signer, **{field.removeprefix("signer."): value for field, value in values.items()})


def key_of(value: object) -> object:
    """The key on which values are compared: texts that look the same have the same."""
    match value:
        case str():
            return comparison_key(value)
        case tuple():
            return tuple(key_of(part) for part in value)
        case TextPeriod():
            return TextPeriod, comparison_key(value.text)
        case Signer():
            return Signer, comparison_key(value.role), comparison_key(value.name), key_of(value.positions)
    return value


def words_of(value: object) -> str:
    """A field's value as the clerk reads it."""
    match value:
        case bool():
            return tr("ใช่") if value else tr("ไม่ใช่")
        case int():
            return digits(value)
        case Coverage() | Digits() | PageNumbers():
            return tr(_CHOICE_WORDS[value])
        case DatePeriod() | TextPeriod():
            return period_text(value)
        case Signer():
            return "\n".join(part for part in (value.role, value.name, *value.positions) if part)
        case Emblem():
            return trn("ภาพ {size} ไบต์", len(value.data)).format(size=digits(len(value.data)))
        case None:
            return tr("ไม่มี")
        case tuple():
            separator = "\n\n" if any(isinstance(part, Signer) for part in value) else owners_text(("", ""))
            return separator.join(words_of(part) for part in value)
    return str(value)
