"""The numbers of the items of a list, counted on from edit to edit instead of anew for every key."""

from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import ItemKind
from ita_desktop.ui.text.running_sums import RunningSums


class ItemNumbers:
    """Owner of the counts. Every index counts from 0, every number from 1."""

    def __init__(self, items: Items = ()) -> None:
        self.items: Items = ()
        self._numbered = RunningSums()
        self._subs = RunningSums()
        self.follow(items, 0, len(items) - 1)

    def follow(self, items: Items, first: int, last: int) -> None:
        """These are the items now; only `first` to `last` of them are other ones, or of another kind, than before."""
        end = len(self.items) - (len(items) - 1 - last)
        kinds = [item.kind for item in items[first : last + 1]]
        if len(items) != len(self.items) or kinds != [item.kind for item in self.items[first:end]]:
            self._numbered.replace(first, end, [kind is ItemKind.NUMBERED for kind in kinds])
            self._subs.replace(first, end, [kind is ItemKind.SUB for kind in kinds])
        self.items = items

    def number(self, index: int) -> int:
        """The number of the last numbered item up to and including `index`; 0 where there is none."""
        return int(self._numbered.before(min(index + 1, len(self.items))))

    @property
    def count(self) -> int:
        """How many numbered items there are."""
        return int(self._numbered.total)

    def among_sub_items(self, index: int) -> tuple[int, int]:
        """Which sub-item of its numbered item this is, and how many those are."""
        number = self.number(index)
        first = self._numbered.index_at(number - 1) if number else 0
        end = self._numbered.index_at(number) if number < self.count else len(self.items)
        above = self._subs.before(first)
        return int(self._subs.before(index + 1) - above), int(self._subs.before(end) - above)
