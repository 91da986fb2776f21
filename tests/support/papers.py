"""Paper settings for tests: all of them, and two small pictures of 3 by 2 pixels."""

import base64

from hypothesis import strategies as st

from ita_desktop.domain.limits import COLUMN_WIDTHS, MARGINS, TEXT_SIZES
from ita_desktop.domain.report.paper_settings import Digits, FontFamily, PageNumbers, PaperSettings, emblem_of

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR4nGM8ISfHwMDAwMDAxAADABMuAQhqwGVhAAAAAElFTkSuQmCC"
)
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////"
    "////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////"
    "////////////wAARCAACAAMDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
    "4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
    "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm"
    "Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq"
    "8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCKiiioOg//2Q=="
)


def papers() -> st.SearchStrategy[PaperSettings]:
    """Any settings that a clerk can choose."""
    widths = st.lists(st.sampled_from(COLUMN_WIDTHS), min_size=6, max_size=6).map(tuple)
    words = st.sampled_from(["", "ร่าง", "องค์การบริหารส่วนตำบลสำโรง หน้า 2"])
    return st.builds(
        PaperSettings,
        family=st.sampled_from(FontFamily),
        text_size=st.sampled_from(TEXT_SIZES),
        margin_top=st.sampled_from(MARGINS),
        margin_bottom=st.sampled_from(MARGINS),
        margin_side=st.sampled_from(MARGINS),
        digits=st.sampled_from(Digits),
        issues_on_new_pages=st.booleans(),
        header=words,
        footer=words,
        page_numbers=st.sampled_from(PageNumbers),
        signature_lines=st.booleans(),
        columns=st.one_of(st.just(()), widths),
        emblem=st.sampled_from([None, emblem_of(PNG), emblem_of(JPEG)]),
    )
