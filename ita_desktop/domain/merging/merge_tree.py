"""One side of a merge as a tree of issues, measures and items, each found by its id."""

from typing import NamedTuple

from ita_desktop.domain.merging.single_values import measure_values
from ita_desktop.domain.report.address import MEASURE_TITLE, Address, AddressWords, list_field
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.fields import lists_in, measure_fields
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.kinds import key_of
from ita_desktop.domain.report.report import Issue, Item, Measure, Report


class Node(NamedTuple):
    """A thing with an id. `level` is issue, measure or item."""

    level: str
    id: str


class Home(NamedTuple):
    """What holds a thing: the report (`of` is None), an issue, or a list of a measure."""

    of: Node | None
    name: str | None = None


ROOT = Home(None)


class Side:
    """An index of one report."""

    def __init__(self, report: Report, columns: Columns) -> None:
        """`columns` are those of all reports that are merged."""
        self.report = report
        self._fields, self._lists = measure_fields(columns), lists_in(columns)
        self.words = AddressWords(report)
        self.issues: dict[IssueId, Issue] = {}
        self.measures: dict[MeasureId, Measure] = {}
        self.items: dict[ItemId, Item] = {}
        self._homes: dict[Node, Home] = {}
        self._children: dict[Home, list[str]] = {ROOT: []}
        self._ranks: dict[Node, int] = {}
        self._signs: dict[Node, object] = {}
        for issue in report.issues:
            self.issues[issue.id] = issue
            node = self._put("issue", issue.id, ROOT)
            for measure in issue.measures:
                self.measures[measure.id] = measure
                inner = self._put("measure", measure.id, Home(node))
                for name, items in measure.lists():
                    for item in items:
                        self.items[item.id] = item
                        self._put("item", item.id, Home(inner, name))

    def __contains__(self, node: object) -> bool:
        return node in self._homes

    def nodes(self, level: str) -> dict[Node, Home]:
        """Everything of that level with its home, in the order of the paper."""
        return {node: home for node, home in self._homes.items() if node.level == level}

    def home(self, node: Node) -> Home:
        """The home of a thing. KeyError if the thing is not on this side."""
        return self._homes[node]

    def rank(self, node: Node) -> int:
        """The running number of a thing in the order of the paper, issues, measures and items counted together."""
        if not self._ranks:
            self._ranks = {one: index for index, one in enumerate(self._homes)}
        return self._ranks[node]

    def last_shared(self, other: "Side") -> dict[Node, Node | None]:
        """For each thing the last one before it, in the order of the paper, that the other side has too."""
        found: dict[Node, Node | None] = {}
        last: Node | None = None
        for node in self._homes:
            found[node] = last
            last = node if node in other else last
        return found

    def children(self, home: Home) -> list[str]:
        """The ids of the things in the home, in order."""
        return self._children.get(home, [])

    def address(self, node: Node) -> Address:
        """The address of a thing."""
        if node.level == "issue":
            return Address("issue.title", issue=IssueId(node.id))
        home = self._homes[node]
        assert home.of is not None, "only issues stand in the report itself"
        if home.name is None:
            return Address(MEASURE_TITLE, measure=MeasureId(node.id))
        return Address(list_field(home.name), measure=MeasureId(home.of.id), item=ItemId(node.id))

    def sign(self, node: Node) -> object:
        """A value that is equal for things that look the same, with everything in them and in the same order."""
        if node not in self._signs:
            self._signs[node] = self._sign(node)
        return self._signs[node]

    def _sign(self, node: Node) -> object:
        if node.level == "item":
            item = self.items[ItemId(node.id)]
            return item.kind, key_of(item.text)
        if node.level == "issue":
            inner = [Node("measure", one) for one in self.children(Home(node))]
            return key_of(self.issues[IssueId(node.id)].title), tuple((one, self.sign(one)) for one in inner)
        lists = tuple(
            tuple((one, self.sign(Node("item", one))) for one in self.children(Home(node, name)))
            for name in self._lists
        )
        values = measure_values(self._fields, self.measures[MeasureId(node.id)])
        return key_of(tuple(values.values())), lists

    def _put(self, level: str, one: str, home: Home) -> Node:
        node = Node(level, one)
        self._homes[node] = home
        self._children.setdefault(home, []).append(one)
        return node
