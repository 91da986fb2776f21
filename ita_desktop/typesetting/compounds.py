"""Words of official Thai that ICU's dictionary takes apart and readers see as one."""

_WORDS = """
งบประมาณ เจ้าหน้าที่ รับผิดชอบ ผู้รับผิดชอบ หน่วยงาน ปีงบประมาณ ข้อมูล ข่าวสาร
""".split()

_BY_START: dict[str, tuple[str, ...]] = {}
for _word in sorted(_WORDS, key=len, reverse=True):
    _BY_START[_word[:2]] = (*_BY_START.get(_word[:2], ()), _word)


def compounds_in(text: str) -> set[int]:
    """The character indices (from 0) inside compounds of `text`, at which a line should not begin."""
    inside: set[int] = set()
    at = 0
    while at < len(text):
        for word in _BY_START.get(text[at : at + 2], ()):
            if text.startswith(word, at):
                inside.update(range(at + 1, at + len(word)))
                at += len(word) - 1
                break
        at += 1
    return inside
