"""A page that is written word by word and remembers where each mention stands."""

from __future__ import annotations

from cancu.ingest.model import Citation


class Page:
    """The text so far, with its citations."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.at = 0
        self.citations: list[Citation] = []

    @property
    def text(self) -> str:
        """All of it."""
        self._parts = ["".join(self._parts)]
        return self._parts[0]

    def write(self, words: str) -> None:
        self._parts.append(words)
        self.at += len(words)

    def line(self, words: str) -> None:
        self.write(words + "\n")

    def cite(
        self,
        frame: str,
        words: str,
        number: str | None,
        relation: str,
        *,
        genre: str = "luật",
        date: str | None = None,
        issuer: str | None = None,
        title: str | None = None,
        within: int | None = None,
    ) -> int:
        """Write a mention into its frame (at `{}`); its index."""
        before, _, after = frame.partition("{}")
        self.write(before)
        start = self.at
        self.write(words)
        self.citations.append(
            Citation(
                start, self.at, words, genre.lower(), number, date, issuer, title, relation, within
            )
        )
        self.write(after)
        return len(self.citations) - 1
