"""The language of the program's own words: Thai, in which they are written, or English from its gettext catalogue.

Words are marked where they are used and looked up each time: `tr("หน้า {page}").format(page=page)`. Words in a table,
which is made once, are marked with `N_` there and looked up with `tr` where the table is read. The words of the report
and of its paper are Thai in both languages. How the catalogue is kept: CONTRIBUTING.md, "Words".
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from ita_desktop import paths

if TYPE_CHECKING:
    import gettext

_DOMAIN = "ita_desktop"
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class Language(StrEnum):
    """The languages of the program; the values are ISO 639-1 codes."""

    THAI = "th"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """The language's own name, with its access key in a menu."""
        return {Language.THAI: "ไทย(&T)", Language.ENGLISH: "&English"}[self]


class Titled(StrEnum):
    """A word that files and programs know; `title_words` is what the user calls it, to be looked up with `tr`."""

    _value_: str
    title_words: str

    def __new__(cls, word: str, title_words: str = "") -> Self:
        made = str.__new__(cls, word)
        made._value_, made.title_words = word, title_words
        return made


LANGUAGE_TITLE = "ภาษา / &Language"
"""The title of the menu of languages, in both, for people who read only one."""

_current = Language.THAI
_catalogue: "gettext.NullTranslations | None" = None


def use(language: Language) -> None:
    """Use this language from now on, in the whole process. What is already on the screen stays as it is.

    Words stay Thai if the catalogue is missing, which the self-test reports.
    """
    global _current, _catalogue
    if language is Language.THAI:
        _catalogue = None
    else:
        import gettext  # here: Thai does without it

        folder = paths.resources() / "languages"
        _catalogue = gettext.translation(_DOMAIN, folder, [language.value], fallback=True)
    _current = language


def current_language() -> Language:
    """The language that is used now."""
    return _current


def tr(thai: str) -> str:
    """The words in the current language."""
    return thai if _catalogue is None else _catalogue.gettext(thai)


def trn(thai: str, count: int) -> str:
    """The words in the current language, in the form for `count` things: English has another form for one."""
    return thai if _catalogue is None else _catalogue.ngettext(thai, thai, count)


def N_(thai: str) -> str:
    """The words unchanged, marked for the catalogue: `tr` looks them up later."""
    return thai


def digits(value: int | str) -> str:
    """A number, or a text with numbers in it, in the digits of the language: ๑๒ in Thai, 12 in English."""
    return str(value).translate(_TO_THAI) if _current is Language.THAI else str(value)
