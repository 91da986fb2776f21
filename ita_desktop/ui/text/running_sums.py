"""Numbers in a row and their sum up to any of them, both cheap to ask for and to change anywhere.

The numbers lie in chunks of a few hundred that know their sums, so that nothing walks over all of them.
"""

from collections.abc import Iterable, Iterator

_CHUNK = 256
_LEAST = _CHUNK // 4


class RunningSums:
    """Owner of the numbers. Every index counts from 0."""

    def __init__(self, values: Iterable[float] = ()) -> None:
        self._chunks: list[list[float]] = [[]]
        self._sums: list[float] = [0.0]
        self.replace(0, 0, values)

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

    def __iter__(self) -> Iterator[float]:
        for chunk in self._chunks:
            yield from chunk

    def __getitem__(self, index: int) -> float:
        chunk, at = self._find(index)
        return self._chunks[chunk][at]

    def __setitem__(self, index: int, value: float) -> None:
        chunk, at = self._find(index)
        self._chunks[chunk][at] = value
        self._sums[chunk] = sum(self._chunks[chunk])

    @property
    def total(self) -> float:
        """The sum of all."""
        return sum(self._sums)

    def before(self, index: int) -> float:
        """The sum of the first `index` numbers, which may be all of them."""
        chunk, at = self._find(index)
        return sum(self._sums[:chunk]) + sum(self._chunks[chunk][:at])

    def index_at(self, height: float) -> int:
        """Which number reaches beyond this sum, all being positive; the first or the last outside of what there is."""
        first = 0
        last = len(self._chunks) - 1
        for number, (chunk, reach) in enumerate(zip(self._chunks, self._sums, strict=True)):
            if height < reach or number == last:
                for at, value in enumerate(chunk):
                    if height < value:
                        return first + at
                    height -= value
                return max(first + len(chunk) - 1, 0)
            height -= reach
            first += len(chunk)
        return 0

    def replace(self, first: int, end: int, values: Iterable[float]) -> None:
        """Put the values in place of the numbers first..end-1."""
        here, at = self._find(first)
        there, to = self._find(end)
        merged = [*self._chunks[here][:at], *values, *self._chunks[there][to:]]
        if len(merged) < _LEAST and there + 1 < len(self._chunks):
            there += 1
            merged += self._chunks[there]
        chunks = [merged[start : start + _CHUNK] for start in range(0, len(merged), _CHUNK)] or [[]]
        self._chunks[here : there + 1] = chunks
        self._sums[here : there + 1] = map(sum, chunks)
        if len(self._chunks) > 1 and not self._chunks[-1]:
            del self._chunks[-1], self._sums[-1]

    def _find(self, index: int) -> tuple[int, int]:
        """The chunk of a number and its place in it; behind the last number the end of the last chunk."""
        last = len(self._chunks) - 1
        for number, chunk in enumerate(self._chunks):
            if index < len(chunk) or number == last:
                return number, index
            index -= len(chunk)
        return 0, 0
