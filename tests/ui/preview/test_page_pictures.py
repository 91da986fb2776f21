"""Which pictures of pages are kept, and which of them are of the paper that is shown."""

from PySide6.QtGui import QImage

from ita_desktop.printing.build import lay_out
from ita_desktop.ui.preview.page_pictures import KEPT_PAGES, PagePicture, PagePictures
from tests.support.reports import a_report

PAPER, OTHER = lay_out(a_report()), lay_out(a_report())
IMAGE = QImage()


def test_an_old_picture_is_shown_until_the_new_one_is_there_and_is_not_called_fresh() -> None:
    pictures = PagePictures()
    pictures.keep(0, PagePicture(PAPER, 1.0, IMAGE), range(1))

    kept = pictures.of(0)
    assert kept is not None and kept.paper is PAPER
    assert pictures.is_fresh(0, PAPER, 1.0)
    assert not pictures.is_fresh(0, OTHER, 1.0)
    assert not pictures.is_fresh(0, PAPER, 2.0)
    assert not pictures.is_fresh(1, PAPER, 1.0)


def test_of_many_pages_those_near_the_last_one_drawn_are_kept() -> None:
    pictures = PagePictures()
    for page in range(100):
        pictures.keep(page, PagePicture(PAPER, 1.0, IMAGE), range(page, page + 1))

    assert [page for page in range(100) if pictures.of(page)] == list(range(100 - KEPT_PAGES, 100))


def test_a_page_in_view_keeps_its_picture_however_many_there_are() -> None:
    pictures = PagePictures()
    for page in range(100):
        pictures.keep(page, PagePicture(PAPER, 1.0, IMAGE), range(40))

    assert all(pictures.of(page) for page in range(40))


def test_pages_that_there_are_no_longer_lose_their_pictures() -> None:
    pictures = PagePictures()
    for page in range(5):
        pictures.keep(page, PagePicture(PAPER, 1.0, IMAGE), range(5))

    pictures.keep_first(3)

    assert [page for page in range(5) if pictures.of(page)] == [0, 1, 2]
