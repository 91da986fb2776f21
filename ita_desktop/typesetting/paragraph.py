"""Text and width in, positioned lines out.

The text is shaped once as one long line and then cut; a line is shaped again only if HarfBuzz marks the cut as unsafe.
All breaks of a paragraph are chosen together: the fewest lines first, then good break points and even lines, and no
last line of a single short word.
"""

from itertools import accumulate, pairwise
from typing import NamedTuple

from ita_desktop.typesetting.font import Cluster, Shaped, TextStyle
from ita_desktop.typesetting.inside_words import costs_inside
from ita_desktop.typesetting.line_breaks import line_breaks

_LINE = 400.0
_UNEVEN = 100.0
_HALF_EMPTY = 900.0
_FILLED_ENOUGH = 0.6  # of the width
_SHORT_LAST_LINE = 120.0
_SHORT_LINE = 150.0
_SHORT = 0.3  # of the width
_ONE_WORD = 0.35  # of the width: hardly any line of two words is so short


class Line(NamedTuple):
    """One line as it is drawn. `width`, in points, leaves out the spaces at its end."""

    clusters: tuple[Cluster, ...]
    width: float

    @property
    def text(self) -> str:
        """The text of the line, with the spaces at its end."""
        return "".join(cluster.text for cluster in self.clusters)


def set_lines(text: str, style: TextStyle, width: float, balanced: bool = False) -> tuple[Line, ...]:
    """The lines of `text` in a column of `width` points, at least one. A newline ends a line.

    No line is wider than the column, unless a single cluster is. `balanced`, for headings: the last line should not be
    shorter than the others.
    """
    lines: list[Line] = []
    for piece in text.split("\n"):
        lines += _set_piece(piece, style, width, balanced)
    return tuple(lines)


def one_line(text: str, style: TextStyle) -> Line:
    """`text`, which has no newline, on one line of any width."""
    shaped = style.face.shape(text)
    return _cut(style, shaped, 0, len(shaped.clusters))


def _set_piece(text: str, style: TextStyle, width: float, balanced: bool) -> list[Line]:
    shaped = style.face.shape(text)
    limit = width * style.face.upem / style.size + 0.01  # font units
    before = [0, *accumulate(cluster.advance for cluster in shaped.clusters)]
    if before[_trimmed(shaped, len(shaped.clusters))] <= limit:
        return [_cut(style, shaped, 0, len(shaped.clusters))]
    cuts = _choose(shaped, before, limit, balanced)
    return [_cut(style, shaped, start, end) for start, end in pairwise((0, *cuts, len(shaped.clusters)))]


def _choose(shaped: Shaped, before: list[int], limit: float, balanced: bool) -> list[int]:
    """The indices of the clusters that begin the second and later lines: the cheapest way through all of them.

    `before[i]` is the advance of everything before cluster i.
    """
    nodes = _nodes(shaped, before, limit)
    count = len(nodes)
    best = [0.0] * count
    came_from = [0] * count
    starts = [before[index] for index, _ in nodes]
    ends = [before[_trimmed(shaped, index)] + _regained(shaped, index) for index, _ in nodes]
    for node in range(1, count):
        end = ends[node]
        last = node == count - 1
        cost = nodes[node][1] + _LINE
        cheapest = float("inf")
        for start in range(node - 1, -1, -1):
            slack = (limit - (end - starts[start])) / limit
            if slack < 0 and start < node - 1:
                break
            if last and not balanced:
                uneven = _SHORT_LAST_LINE if slack > 1 - _SHORT else 0.0
            else:
                uneven = _UNEVEN * slack * slack
                if slack > 1 - _FILLED_ENOUGH:
                    empty = slack - (1 - _FILLED_ENOUGH)
                    uneven += _HALF_EMPTY * empty * empty
                if slack > 1 - _ONE_WORD:
                    uneven += _SHORT_LINE
            total = best[start] + cost + uneven
            if total < cheapest:
                cheapest = total
                came_from[node] = start
        best[node] = cheapest
    cuts = []
    node = came_from[count - 1]
    while node:
        cuts.append(nodes[node][0])
        node = came_from[node]
    return cuts[::-1]


def _nodes(shaped: Shaped, before: list[int], limit: float) -> list[tuple[int, float]]:
    """Cluster index and cost of every point at which a line may begin, with the start and the end of the text.

    A word wider than a line may be broken before any of its clusters, best where one of its own words begins.
    """
    cluster_at = {start: index for index, start in enumerate(shaped.starts)}
    breaks = [(cluster_at[index], cost) for index, cost in line_breaks(shaped.text) if index in cluster_at]
    nodes: list[tuple[int, float]] = [(0, 0.0)]
    for index, cost in [*breaks, (len(shaped.clusters), 0.0)]:
        first = nodes[-1][0]
        if before[_trimmed(shaped, index)] - before[first] > limit:
            begin = shaped.starts[first]
            inside = costs_inside(shaped.text[begin : shaped.starts[_trimmed(shaped, index)]])
            inner = range(first + 1, index)
            nodes += [(at, inside[shaped.starts[at] - begin]) for at in inner if not shaped.clusters[at].is_space]
        nodes.append((index, cost))
    return nodes


def _trimmed(shaped: Shaped, index: int) -> int:
    """`index` moved back over the spaces before it."""
    clusters = shaped.clusters
    while index > 0 and clusters[index - 1].is_space:
        index -= 1
    return index


def _regained(shaped: Shaped, index: int) -> int:
    """By how much the cluster before `index` gets wider if it ends a line, without the kerning to the next cluster."""
    kerned = shaped.clusters[index - 1].kerned
    return kerned if kerned and shaped.is_unsafe(index) else 0


def _cut(style: TextStyle, shaped: Shaped, start: int, stop: int) -> Line:
    if shaped.is_unsafe(start) or shaped.is_unsafe(stop):
        shaped = style.face.shape(shaped.text[shaped.starts[start] : shaped.starts[stop]])
        start, stop = 0, len(shaped.clusters)
    visible = shaped.clusters[start : _trimmed(shaped, stop)]
    units = sum(cluster.advance for cluster in visible)
    return Line(tuple(shaped.clusters[start:stop]), units * style.size / style.face.upem)
