"""What a report keeps beside its texts, as rows and back: findings set aside, own words, what is to be reviewed.

Rows come in the order of their keys, as a database gives them.
"""

from ita_desktop.domain.limits import ID_MAX_LENGTH
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.report import Report, SetAside
from ita_desktop.domain.report.review.reviewing import unreviewed_in
from ita_desktop.storage.database.cells import text_in, texts, within
from ita_desktop.storage.database.columns import Row, Rows

_SET_ASIDE, _OWN_WORDS = FIELDS["set_aside"].kind, FIELDS["own_words"].kind


def finding_rows(report: Report) -> list[Row]:
    """BeyondLimitsError for what no file may hold, as the next one."""
    return [(one.kind, one.text) for one in sorted(within(report.set_aside, _SET_ASIDE))]


def word_rows(report: Report) -> list[Row]:
    return [(word,) for word in sorted(within(report.own_words, _OWN_WORDS))]


def unreviewed_rows(report: Report) -> list[Row]:
    """None for things that are gone."""
    return [(one,) for one in sorted(unreviewed_in(report))]


def findings_set_aside(rows: Rows) -> frozenset[SetAside]:
    """BadRowsError, BeyondLimitsError, as the others."""
    found = (SetAside(text_in(kind), text_in(text)) for kind, text in rows["finding_set_aside"])
    return within(frozenset(found), _SET_ASIDE)


def own_words(rows: Rows) -> frozenset[str]:
    return within(frozenset(text_in(word) for (word,) in rows["own_word"]), _OWN_WORDS)


def unreviewed(rows: Rows) -> frozenset[str]:
    """Of whatever is there: those of things that are gone mean nothing."""
    return frozenset(texts([one for (one,) in rows["unreviewed"]], 1, ID_MAX_LENGTH))
