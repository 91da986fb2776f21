"""A text while its slips are corrected one after the other; each letter keeps its index in the original text."""


class Draft:
    """Owns the letters, which every correction changes. Indices of `letters` and the text are code points, from 0."""

    def __init__(self, text: str, left_out: frozenset[str]) -> None:
        kept = [at for at, character in enumerate(text) if character not in left_out]
        self.letters = "".join([text[at] for at in kept]) if len(kept) < len(text) else text
        self._origins = [(at, at + 1) for at in kept]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Start and end, in the original text, of the letters from `start` up to `end`, at least one."""
        return self._origins[start][0], self._origins[end - 1][1]

    def mended_from(self, start: int, end: int) -> str:
        """The letters that the original text from `start` up to `end` has become."""
        origins = zip(self.letters, self._origins, strict=True)
        return "".join(letter for letter, (begin, until) in origins if start <= begin and until <= end)

    def mend(self, start: int, end: int, put: str) -> None:
        """Replace the letters from `start` up to `end`."""
        before = self._origins[start - 1][1] if start else 0
        begin, until = self.origin(start, end) if start < end else (before, before)
        origins = self._origins[start:end] if len(put) == end - start else [(begin, until)] * len(put)
        self._origins[start:end] = origins
        self.letters = self.letters[:start] + put + self.letters[end:]
