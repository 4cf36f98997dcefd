"""How a series of marks goes on: numbers, letters, roman numbers, decimals."""

from __future__ import annotations

from collections.abc import Iterable

from cancu.ingest.enumerators import Enumerator

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of `điểm`, in the order of the Vietnamese alphabet that lists use."""
SMALL = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_ALIKE = {("c", "e"), ("b", "h"), ("e", "c"), ("h", "b"), ("g", "q")}
"""What is meant, and what scanners print for it."""
_TENS = ("", "X", "XX", "XXX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMANS = tuple(f"{tens}{ones}" for tens in _TENS for ones in _ONES)[1:]


def next_letter(previous: str, printed: str) -> str:
    """The letter meant: after `c` comes `d`, after `d` `đ`, even where a scan shows the other."""
    return {("d", "d"): "đ", ("c", "đ"): "d"}.get((previous, printed), printed)


def is_first(style: str, label: str) -> bool:
    """Whether a label opens its series."""
    if label == "i":
        return style == "small"
    return label in ("1", "01", "I", "a", "A") or label.endswith((".1", ".a"))


def follows(style: str, before: str, label: str) -> bool:
    """Whether a label is the next after `before` in a series of its style."""
    if style in ("letter", "paren") and len(label) == 1 and len(before) == 1:
        at = LETTERS.find(before)
        return (at >= 0 and LETTERS[at + 1 : at + 2] == label) or _counts(before, label)
    if style == "small":
        return before in SMALL and SMALL[SMALL.index(before) + 1 :][:1] == (label,)
    if style == "roman":
        return roman_value(label) == roman_value(before) + 1
    if style == "upper":
        return len(before) == 1 and ord(label) == ord(before) + 1
    if style == "decimal":
        stem, _, last = label.rpartition(".")
        start, _, first = before.rpartition(".")
        return stem == start and (_counts(first, last) or follows("letter", first, last))
    return _counts(before, label)


def next_label(style: str, before: str) -> str:
    """The label behind another of its series; empty where none is known."""
    if style == "roman":
        return next_roman(before)
    if style == "decimal":
        stem, _, last = before.rpartition(".")
        return f"{stem}.{int(last) + 1}" if last.isdecimal() else ""
    if before.isdecimal():
        return str(int(before) + 1)
    if style == "upper":
        return chr(ord(before) + 1)
    at = LETTERS.find(before) if len(before) == 1 else -1
    return LETTERS[at + 1 : at + 2] if at >= 0 else ""


def _counts(before: str, label: str) -> bool:
    return before.isdecimal() and label.isdecimal() and int(label) == int(before) + 1


def next_roman(before: str) -> str:
    """The roman number behind another: `III` after `II`, `I` after nothing."""
    return _ROMANS[min(roman_value(before), len(_ROMANS) - 1)]


def roman_value(label: str) -> int:
    """`IV` is 4; 0 of what is no roman number."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total, before = 0, 0
    for sign in reversed(label):
        value = values.get(sign, 0)
        if not value:
            return 0
        total += value if value >= before else -value
        before = max(before, value)
    return total


def mended(style: str, before: str | None, label: str, behind: Iterable[Enumerator | None]) -> str:
    """The label meant, where that before and the next one behind say that a scan got it wrong."""
    if before is None or follows(style, before, label):
        return label
    if style == "letter" and next_letter(before, label) != label:
        return next_letter(before, label)
    meant = next_label(style, before)
    after = next((mark for mark in behind if mark and mark.style == style), None)
    if after and follows(style, meant, after.label):
        return meant or label
    alike = (meant, label) in _ALIKE and not (after and follows(style, label, after.label))
    return meant if alike else label
