"""Where a text names another document: a genre with a number, or a law by its title."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

import msgspec

from cancu.ingest.law_names import law_genre, name_end, short_laws
from cancu.ingest.numbers import normal_number, sign_of
from cancu.ingest.rules import rules_by_name
from cancu.ontology.genres import genres, genres_of_sign

# Genres that are verbs as well, and one that plans of years share (`Kế hoạch 5 năm`).
_VERBS = {"hướng dẫn", "quyết định", "kết luận", "quy định", "kế hoạch"}
_ALWAYS_TOLD = {"hướng dẫn", "quy định", "kế hoạch"}
_ANY_DOCUMENT = "văn bản"
_BACK = 110
_LONGEST_SAID = 18
_WORDS_BEFORE = 80
_MOST_BETWEEN = 5
_LONGEST_GENRE = 4
_WORD = re.compile(r"\S+")
_SMALL = re.compile(r"[^\W\d_]+")
_OPENERS = "([{“”\"'‘’*+-–•"
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[/-]")
_SENTENCE_START = re.compile(r"(?:^|[.;:•+–-])\s*$")


class Mention(msgspec.Struct, frozen=True):
    """`start:end` are the words `Kết luận số 13-KL/TW` in the text; a law's `name` is its title.

    `inner` are the laws named inside the name of an amending law, which end before `end`; `issuer`
    is said between genre and number (`Chỉ thị của Ban Bí thư số …`).
    """

    start: int
    end: int
    genre: str
    number: str | None
    name: str | None = None
    inner: tuple[Mention, ...] = ()
    issuer: str | None = None


def find_mentions(text: str) -> list[Mention]:
    """All mentions in their order; none lies inside another, save `inner`."""
    found: list[Mention] = []
    at = 0
    number_at, anchor_at = rules_by_name("mentions")["number"].pattern.match, _anchor().match
    for start in _candidates(text):
        if start < at:
            continue
        anchor = (number_at if text[start].isdecimal() else anchor_at)(text, start)
        if anchor is None:
            continue
        mention = _read(text, anchor, found[-1] if found else None)
        if mention is not None and mention.start >= at:
            found.append(mention)
            at = mention.end
    return found


def _read(text: str, anchor: re.Match[str], last: Mention | None) -> Mention | None:
    if text[anchor.start()].isdecimal():
        return _numbered(text, anchor.start(), anchor.end(), last)
    if anchor["law"]:
        return _law(text, anchor.start(), anchor.end())
    if anchor["short"]:
        return _named(text, anchor.start(), anchor.end())
    return _bare(text, anchor)


def _candidates(text: str) -> list[int]:
    """Where an anchor may begin: scans for first letters and digits are many times faster."""
    digits, words = _scans()
    starts = [found.start() for found in digits.finditer(text)]
    starts += [found.start() for found in words.finditer(text)]
    starts.sort()
    return starts


@functools.cache
def _scans() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = rules_by_name("mentions")
    short = "".join(sorted({name[0] for name in short_laws()}))
    words = rules["words"].source
    if short:
        rest = "|".join(sorted({re.escape(name[1:4]) for name in short_laws()}))
        words = words.replace("[", f"[{short}", 1).replace("(?:", f"(?:{rest}|", 1)
    return rules["digits"].pattern, re.compile(words, rules["words"].flags)


@functools.cache
def _anchor() -> re.Pattern[str]:
    rule = rules_by_name("mentions")["anchor"]
    short = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in short_laws()) or r"(?!)"
    return re.compile(rf"{rule.source}|(?<!\w)(?P<short>{short})(?!\w)", rule.flags)


@functools.cache
def _genres() -> Mapping[str, str]:
    """Genres by name and alias in lower case, and by sign as printed (`QĐ số 12/QĐ-UBND`)."""
    names: dict[str, str] = {_ANY_DOCUMENT: _ANY_DOCUMENT}
    for genre in genres():
        for name in (genre.name, *genre.aliases):
            names.setdefault(name.lower(), genre.name)
            # Newer spelling puts the tone on the second vowel.
            names.setdefault(name.lower().replace("ỏa", "oả").replace("ủy", "uỷ"), genre.name)
        for sign in genre.signs:
            names.setdefault(sign, genre.name)
    return names


def _numbered(text: str, start: int, end: int, last: Mention | None) -> Mention | None:
    """The mention whose number stands at `start:end`, if a genre says what it numbers."""
    # The Icelandic Ð looks like Đ and is meant for it.
    number = normal_number(text[start:end]).replace("Ð", "Đ")
    end = start + len(text[start:end].rstrip(".,;: "))
    rules = rules_by_name("mentions")
    low = max(start - _BACK, last.end if last else 0, 0)
    window = text[low:start]
    said = rules["said"].pattern.search(window, max(len(window) - _LONGEST_SAID, 0))
    head = window[: said.start()].rstrip(" :") if said else window
    issuer = None
    genre = _genre_before(head, number, said=said is not None)
    if genre is None and said and (between := rules["issuer between"].pattern.search(head)):
        genre = _genre_before(head[: between.start()], number, said=False)
        issuer = " ".join(between["body"].split())
    if genre:
        name, offset = genre
        return Mention(low + offset, end, name, number, issuer=issuer)
    if last is not None and last.number and _goes_on(text, last, start, number):
        return Mention(start, end, last.genre, number)
    return None


def _genre_before(head: str, number: str, *, said: bool) -> tuple[str, int] | None:
    """The genre that `head` ends with, and where it begins.

    Before `số` some words may stand between (`Quyết định phê duyệt số`); there the genre that
    the number's sign tells is believed before a nearer one.
    """
    low = max(head.find(" ", len(head) - _WORDS_BEFORE), 0) if len(head) > _WORDS_BEFORE else 0
    words = list(_WORD.finditer(head, low))[-12:]
    signed = {genre.name for genre in genres_of_sign(number)}
    nearest: tuple[str, int] | None = None
    for step in range(_MOST_BETWEEN + 1 if said else 1):
        found = _genre_ending(words)
        if found is None:
            if not words or not _is_small(words.pop()[0]):
                break
            continue
        name, start, count = found
        if name == _ANY_DOCUMENT:
            name = next(iter(signed)) if len(signed) == 1 else name
        if name in signed or not signed:
            return name, start
        nearest = nearest or ((name, start) if step == 0 else None)
        del words[-count:]
    return nearest


def _genre_ending(words: list[re.Match[str]]) -> tuple[str, int, int] | None:
    """The longest genre that the words end with: its name, where it begins, its words."""
    known = _genres()
    for count in range(min(_LONGEST_GENRE, len(words)), 0, -1):
        phrase = words[-count:]
        first = phrase[0][0].lstrip(_OPENERS)
        printed = " ".join([first, *(word[0] for word in phrase[1:])])
        genre = known.get(printed) if count == 1 else None
        genre = genre or known.get(printed.lower())
        if genre and first:
            return genre, phrase[0].end() - len(first), count
    return None


def _is_small(word: str) -> bool:
    return word.islower() and _SMALL.fullmatch(word) is not None


def _goes_on(text: str, last: Mention, start: int, number: str) -> bool:
    """Whether a number without a genre continues the list that the last mention began."""
    if start - last.end > 180 or _genre_part(number) != _genre_part(last.number or ""):
        return False
    gap = text[last.end : start]
    rules = rules_by_name("mentions")
    return bool(
        rules["listed"].pattern.fullmatch(gap) or rules["listed after"].pattern.fullmatch(gap)
    )


def _genre_part(number: str) -> str:
    """`NĐ` of `30/2020/NĐ-CP`, `QH` of `83/2015/QH13`."""
    return _YEAR_FIRST.sub("", sign_of(number)).split("-")[0].rstrip("0123456789")


def _bare(text: str, anchor: re.Match[str]) -> Mention | None:
    """A genre with a number and no sign: `Đề án 06`, `Công văn số 512`."""
    group = "digits" if anchor["digits"] else "only"
    number = anchor[group]
    words = " ".join(text[anchor.start() : anchor.start(group)].lower().split())
    genre = _genres()[words.removesuffix(":").strip().removesuffix("số").strip()]
    told = rules_by_name("mentions")["order"].pattern.match(text, anchor.end())
    if anchor["said"] is None and group == "digits" and not told:
        opens = _SENTENCE_START.search(text, max(anchor.start() - 4, 0), anchor.start())
        if genre in _ALWAYS_TOLD or (genre in _VERBS and opens):
            return None
    if _YEAR.fullmatch(number) and not anchor["said"]:
        return None
    return Mention(anchor.start(), anchor.end(), genre, number)


def _law(text: str, start: int, word_end: int) -> Mention | None:
    """The law that begins at `start`, with its number where that follows the name."""
    rules = rules_by_name("mentions")
    if found := rules["amending"].pattern.match(text, start):
        return _amending_law(text, start, found)
    end = name_end(text, start, word_end)
    return _named(text, start, end) if end is not None else None


def _named(text: str, start: int, end: int) -> Mention:
    name = " ".join(text[start:end].split())
    said = rules_by_name("mentions")["law number"].pattern.match(text, end)
    anchor = rules_by_name("mentions")["number"].pattern.match(text, said.end()) if said else None
    if anchor is None:
        return Mention(start, end, law_genre(name), None, name)
    number = normal_number(anchor["number"])
    return Mention(start, anchor.end(), law_genre(name), number, name)


def _amending_law(text: str, start: int, found: re.Match[str]) -> Mention | None:
    if found["many"]:
        name = " ".join(found[0].split())
        return Mention(start, found.end(), law_genre(name), None, name)
    inner = tuple(_laws_listed(text, found.end()))
    if not inner:
        return None
    end = inner[-1].end
    name = " ".join(text[start:end].split())
    return Mention(start, end, law_genre(name), None, name, inner)


def _laws_listed(text: str, at: int) -> Iterator[Mention]:
    """The laws of a list. `; Luật sửa đổi …` begins a law of its own, `; Luật …` another basis."""
    rules = rules_by_name("mentions")
    while True:
        begin = at + len(text[at : at + 4]) - len(text[at : at + 4].lstrip())
        anchor = _anchor().match(text, begin)
        end = name_end(text, begin, anchor.end()) if anchor and anchor["law"] else None
        if end is None:
            return
        name = " ".join(text[begin:end].split())
        yield Mention(begin, end, law_genre(name), None, name)
        more = rules["next law"].pattern.match(text, end)
        if more is None or ";" in more[0] or rules["amending"].pattern.match(text, more.end()):
            return
        at = more.end()
