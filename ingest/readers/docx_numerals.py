"""A list's number as Word prints it: `3`, `iii`, `c`, `03`, `ba`."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """`a` to `z`, then `aa`, `bb`: Word's letters are the English ones, without `đ`."""
    if number < 1:
        return str(number)
    turn, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * min(turn + 1, 20)


def vietnamese(number: int) -> str:
    """Word's `vietnameseCounting`, up to 99."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return head
    if ones == 5:
        return f"{head} lăm"
    return f"{head} mốt" if ones == 1 and tens > 1 else f"{head} {_DIGITS[ones]}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "decimalZero": lambda number: f"{number:02d}",
    "vietnameseCounting": vietnamese,
    "none": lambda _: "",
}


def numeral(number: int, form: str) -> str:
    """`number` in Word's format `form`; in plain digits where the format is none of ours."""
    return _FORMATS.get(form, str)(number)
