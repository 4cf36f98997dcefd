"""How much is to be reached: the numbers that a provision sets as an aim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from cancu.ingest.amounts import read_number
from cancu.ingest.digits import mended
from cancu.ingest.masks import hidden
from cancu.ingest.model import Target
from cancu.ingest.rules import Match, rules_by_name, scanner

_CLAUSE_ENDS = re.compile(r"[;:]|\.(?!\d)")
_YEAR = re.compile(r"(?<!với )năm\s+(\d{4})(?!\d|\s?[-–]|\s+đến)", re.IGNORECASE)
_ITEM = re.compile(r",|\svà\s")
_STOPS = re.compile(r"\.\s")
_LISTED = re.compile(r"(?:,\s*(?:và\s+)?|\bvà\s+)(?:ít\s+nhất\s+|trên\s+)?\Z")
_UPWARD = re.compile(r"\btrở\s+(?:lên|xuống)\b", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s+\Z", re.IGNORECASE)
_WRITTEN = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "mười": 10}
_SYMBOLS = {"≥": ">=", "≤": "<="}


def find_targets(
    text: str, masked: Sequence[tuple[int, int]] = (), issued: str | None = None, aims: bool = False
) -> tuple[Target, ...]:
    """The targets that a provision's text sets, in order, with offsets into `text`.

    `masked` are cited documents with their titles, in which nothing is found. A target's span is
    its whole statement. What a sentence says of a year before the document was `issued` (ISO) is
    an account. Below a heading that names `aims`, `Toàn tỉnh có 12 xã …` is one, too.
    """
    return tuple(_Reader(mended(hidden(text, masked)), text, issued, aims).read())


def _cue(name: str) -> re.Pattern[str]:
    """A rule that is no part of a scan: what is looked for around a number."""
    return rules_by_name("targets")[name].pattern


class _Clause(msgspec.Struct, frozen=True):
    """The words about one number: up to the numbers before and after it, inside its clause.

    `listed` where the number before stands in the same clause.
    """

    start: int
    match: Match
    end: int
    listed: bool


class _Reader:
    """Reads `text`, in which what is masked is hidden; what a user sees is of `printed`."""

    def __init__(self, text: str, printed: str, issued: str | None, aims: bool) -> None:
        self.text = text
        self.printed = printed
        self.issued = issued
        self.aims = aims

    def read(self) -> list[Target]:
        found: list[Match] = []
        for match in map(self._widened, scanner("targets", "text").scan(self.text)):
            if not found or match.start >= found[-1].end:
                found.append(match)
        matches = [
            match
            for number, each in enumerate(found)
            for match in self._listed(each, found[number + 1 : number + 2])
            if match.rule.gives["comparator"] != "none"
            and self.aims >= ("aims" in match.rule.gives)
            and not self._is_cost(match)
            and not self._is_account(match)
        ]
        targets: list[Target] = []
        for number, match in enumerate(matches):
            before = matches[number - 1].end if number else 0
            after = matches[number + 1].start if number + 1 < len(matches) else len(self.text)
            clause = self._clause(before, match, after)
            if clause.listed and "first" in match.rule.gives:
                continue
            if "follows" in match.rule.gives and not (
                clause.listed and targets and self._is_part(match, targets[-1])
            ):
                continue
            targets.append(self._target(clause, targets[-1] if clause.listed else None))
        return targets

    def _widened(self, match: Match) -> Match:
        """The match with its whole unit: the scan takes the first syllable of a noun only."""
        start, end = match.groups.get("unit", (0, 0))
        if end != match.end or self.text[start : start + 1] in ("", "%", "‰"):
            return match
        unit = _cue("unit").match(self.text, start)
        end = max(end, unit.end()) if unit else end
        return Match(match.rule, match.start, end, {**match.groups, "unit": (start, end)})

    def _listed(self, match: Match, following: Sequence[Match]) -> Iterator[Match]:
        """The match, and what one comparator sets besides: `ít nhất một lớp, hai trường`."""
        yield match
        stop = following[0].start if following else len(self.text)
        while match.rule.gives.get("listed") and (
            found := _cue("next of the list").match(self.text, match.end, stop)
        ):
            spans = {name: found.span(name) for name in found.re.groupindex if found[name]}
            start = min(span[0] for span in spans.values())
            match = self._widened(Match(match.rule, start, found.end(), spans))
            yield match

    def _is_account(self, match: Match) -> bool:
        """Whether the sentence tells of a year gone by: `Năm 2024 đạt 75%; phấn đấu năm 2025 …`."""
        sentence = max(
            (end.start() + 1 for end in _STOPS.finditer(self.text, 0, match.start)), default=0
        )
        said = self.text[sentence : match.start]
        if "phấn đấu" in said:
            return False
        if self.issued and (years := _YEAR.findall(said.rpartition(";")[2])):
            return bool(max(years) < self.issued[:4])
        account = _cue("year of account").match(self.text, sentence, match.start)
        striven = account and _cue("year striven for").search(self.text, match.end)
        return bool(account and striven and account["year"] < striven["year"])

    def _is_cost(self, match: Match) -> bool:
        """Whether the number is a sum to be paid (`bố trí 20 triệu đồng`), not a bound on one."""
        if not _cue("cost").match(self.text[slice(*match.groups.get("unit", (0, 0)))]):
            return False
        if "verb" in match.groups:
            return bool(_cue("pays").match(self.text, match.groups["verb"][0]))
        return bool(_cue("decided").search(self.text, max(0, match.start - 60), match.start))

    def _is_part(self, match: Match, whole: Target) -> bool:
        """Whether `trong đó 04 lớp` counts a part of what was counted before it."""
        unit = self.text[slice(*match.groups["unit"])].split()[0].casefold()
        return "more" in match.groups or (whole.unit or "").casefold().startswith(unit)

    def _clause(self, before: int, match: Match, after: int) -> _Clause:
        starts = [end.end() for end in _CLAUSE_ENDS.finditer(self.text, before, match.start)]
        stop = _CLAUSE_ENDS.search(self.text, match.end, after)
        end = stop.start() if stop else after
        return _Clause(starts[-1] if starts else before, match, end, bool(before and not starts))

    def _target(self, clause: _Clause, listed: Target | None) -> Target:
        match = clause.match
        words = {name: self.text[slice(*span)] for name, span in match.groups.items()}
        low, high = words.get("low") or words.get("top"), words.get("high")
        value = read_number(low) if low else float(_WRITTEN[words["written"].casefold()])
        value_to = read_number(high) if high else None
        if value_to is not None and value_to <= value:
            value_to = None
        comparator = self._comparator(clause, words, value_to, listed)
        baseline, until = self._baseline(clause, words, comparator)
        indicator, start, end = self._indicator(clause)
        if listed and _cue("mere time").fullmatch(indicator):
            indicator = listed.indicator  # `đến năm 2028 đạt 60%, năm 2030 đạt 80%`
        return Target(
            indicator,
            comparator,
            value,
            value_to,
            " ".join(words["unit"].split()) if "unit" in words else None,
            baseline,
            min(start, match.start),
            max(end, match.end, until, self._suffix(match, "upward")),
        )

    def _comparator(
        self,
        clause: _Clause,
        words: Mapping[str, str],
        value_to: float | None,
        listed: Target | None,
    ) -> str:
        match = clause.match
        comparator = match.rule.gives["comparator"]
        if "more" in words or "less" in words:
            return ">" if "more" in words else "<"
        if "symbol" in words:
            symbol = words["symbol"].replace(" ", "")
            return _SYMBOLS.get(symbol, symbol)
        if comparator not in ("decrease", "increase") and self._is_reduced(clause, listed):
            comparator = "decrease"
        if value_to is not None and comparator != "increase":
            return "range_decrease" if comparator == "decrease" else "range"
        if comparator == "=" and self._suffix(match, "upward"):
            return match.rule.gives.get("upward", ">=")
        if comparator == "=" and self._suffix(match, "downward"):
            return "<="
        return comparator

    def _suffix(self, match: Match, name: str) -> int:
        """Where a `trở lên` or `trở xuống` that belongs to the number ends, 0 without one.

        Unless it follows at once, `từ` must go before: in `80% học sinh xếp loại khá trở lên` it
        is the mark that goes upward.
        """
        found = _cue(name).match(self.text, match.end)
        if found is None:
            return 0
        low = match.groups.get("low", (match.start, 0))[0]
        at_once = not self.text[match.end : found.start("word")].strip()
        return found.end() if at_once or _FROM.search(self.text, max(0, low - 6), low) else 0

    def _is_reduced(self, clause: _Clause, listed: Target | None) -> bool:
        """`giảm tỷ lệ hộ nghèo 1%`, and the next in a list of decreases."""
        before = self.text[clause.start : clause.match.start]
        if not {"%", "‰"}.intersection(self.text[clause.match.start : clause.match.end]):
            return False
        if (found := _cue("reduced").search(before)) is not None:
            return not _cue("reset").search(found[0])
        return bool(
            listed
            and listed.comparator == "decrease"
            and len(before) < 80
            and _LISTED.search(before)
            and not _cue("reset").search(before)
        )

    def _baseline(
        self, clause: _Clause, words: Mapping[str, str], comparator: str
    ) -> tuple[str | None, int]:
        """What the number is compared with, and where that ends."""
        if "baseline" in words:
            start, end = clause.match.groups["baseline"]
            return _line(self.printed[start:end]), clause.match.end
        end = clause.end
        if "crease" in comparator:  # one baseline may close a list of decreases
            far = min(len(self.text), clause.match.end + 300)
            stop = _CLAUSE_ENDS.search(self.text, clause.match.end, far)
            end = stop.start() if stop else far
        found = _cue("baseline").search(self.text, clause.match.end, end)
        if found is None:
            return None, clause.match.end
        return _line(self.printed[slice(*found.span("since"))]), found.end()

    def _indicator(self, clause: _Clause) -> tuple[str, int, int]:
        """What is measured, and from where to where the words for it stand.

        It stands before a verb of state (`tỷ lệ giải quyết đạt 90%`), else behind the number
        (`100% các tố giác …`), with the action before it (`Truy tố đúng thời hạn trên 90% số vụ`).
        """
        text, match = self.text, clause.match
        stop = match.groups.get("verb", (match.start, match.start))[1]
        start = self._left(clause, stop)
        right, end = self._right(clause)
        copula = _cue("copula").search(text, start, stop)
        if copula is not None and copula.start() > start:
            for found in _cue("measure").finditer(text, start, copula.start()):
                start = found.end()
            return _line(self.printed[start : copula.start()]), start, match.end
        changes = "crease" in match.rule.gives["comparator"]
        if right and (changes or copula is not None):
            return _line(right), match.start, end
        if stop - start > 60:
            start = self._after_opening(max(start, text.rfind(",", start, stop) + 1), stop)
        particle = _cue("particle").search(text, start, stop)
        left = self.printed[start : particle.start() if particle else stop]
        return _line(f"{left} {self._noun(match)} {right}"), start, end

    def _left(self, clause: _Clause, stop: int) -> int:
        """Where the words begin that stand before the number and belong to it."""
        start = clause.start
        if clause.listed and (item := _cue("next item").match(self.text, start)):
            start = item.end()
        elif clause.listed:  # what stands before the last item belongs to the number before
            start = max(
                (item.start() + 1 for item in _ITEM.finditer(self.text, start, stop)), default=stop
            )
        for found in _cue("aim").finditer(self.text, start, stop):
            start = found.end()
        return self._after_opening(start, stop)

    def _after_opening(self, start: int, stop: int) -> int:
        opening = _cue("opening").match(self.text, start, stop)
        return opening.end() if opening else start

    def _noun(self, match: Match) -> str:
        """What is counted, which is a part of what is measured: `xây dựng mới` 35 `địa bàn`."""
        unit = self.text[slice(*match.groups.get("unit", (0, 0)))]
        return "" if _cue("mere measure").match(unit) else unit.partition("/")[0]

    def _right(self, clause: _Clause) -> tuple[str, int]:
        """The words behind the number as far as they say what is measured."""
        words = self.text[clause.match.end : clause.end]
        if clause.end < len(self.text) and not _CLAUSE_ENDS.match(self.text, clause.end):
            words = words[
                : max((item.start() for item in _ITEM.finditer(words)), default=len(words))
            ]
        words = _cue("tail").split(words, maxsplit=1)[0].rstrip(" ,\n")
        end = clause.match.end + len(words)
        return _UPWARD.sub("", self.printed[clause.match.end : end]), end


def _line(words: str) -> str:
    return " ".join(words.split()).replace(" ,", ",").strip(" ,.-–*")
