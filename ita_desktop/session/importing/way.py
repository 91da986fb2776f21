"""The ways that measures which were read can go, and what they are called."""

from enum import Enum, auto

from ita_desktop.language import N_


class Way(Enum):
    """Where they go."""

    NEW = auto()
    ADDED = auto()
    MATCHED = auto()


WAY_WORDS = {
    Way.NEW: N_("รายงานใหม่"),
    Way.ADDED: N_("มาตรการใหม่ในรายงานที่เปิดอยู่"),
    Way.MATCHED: N_("เติมในมาตรการที่ชื่อตรงกัน และเพิ่มที่เหลือ"),
}
