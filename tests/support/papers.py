"""Paper settings for tests: all of them, and two small pictures of 3 by 2 pixels."""

import base64
from typing import Any

from hypothesis import strategies as st

from ita_desktop.domain.limits import COLUMN_WIDTHS
from ita_desktop.domain.report.fields import IN_FILE
from ita_desktop.domain.report.kinds import Choice, Kind, Number, Picture, YesNo
from ita_desktop.domain.report.paper_settings import PaperSettings, emblem_of
from ita_desktop.domain.report.table_kinds import Widths

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
    """Any settings that can be chosen."""
    return st.builds(PaperSettings, **{field.attribute: _setting(field.kind) for field in IN_FILE["paper"]})


# Any: the value of whatever setting it is.
def _setting(kind: Kind) -> st.SearchStrategy[Any]:
    match kind:
        case Choice(choices=choices):
            return st.sampled_from(list(choices))
        case Number(within=within):
            return st.sampled_from(within)
        case YesNo():
            return st.booleans()
        case Widths():
            return st.just(()) | st.lists(st.sampled_from(COLUMN_WIDTHS), min_size=6, max_size=6).map(tuple)
        case Picture():
            return st.sampled_from([None, emblem_of(PNG), emblem_of(JPEG)])
    return st.sampled_from(["", "ร่าง", "องค์การบริหารส่วนตำบลสำโรง หน้า 2"])
