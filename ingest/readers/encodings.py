"""Bytes to text in any encoding of Vietnamese; glyph codes of old fonts to letters.

TCVN3 (the ABC fonts .VnTime, …) and VNI-Windows are codes of fonts, so files in them look like
Latin-1. What they are is recognised by one test: whether the words become Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import csv
import functools
import re
import unicodedata
from collections.abc import Callable, Mapping
from importlib.resources import files

from cancu.ingest.readers.capitals import restore_capitals
from cancu.ingest.syllables import is_syllable, share_of_syllables
from cancu.ontology.folding import strip_accents

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00ff\ufffd])+")
_OLD = re.compile(r"[\u00a1-\u00ff]")
_FOREIGN = re.compile(r"[^\x00-\u00a0\u0100-\U0010ffffÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý]")
"""Characters of Latin-1 that Vietnamese does not have."""
_UNICODE = re.compile(r"[ăđĩũơưĂĐĨŨƠƯẠ-ỹ]")
_VOWEL = re.compile("[aeiouyAEIOUY\ufffd]")
_SAMPLE = 100_000
"""So many characters are enough to tell an encoding by."""
_SURE = 0.85
"""The share of accented words that must become syllables."""
_FEWEST = 3
"""Fewer accented words prove nothing of a text; a file in one encoding needs two."""


def decode(data: bytes) -> tuple[str, str] | None:
    """The text of a file and its encoding: `utf-8`, `utf-16-le`, `utf-16-be`, `utf-32-le`,
    `utf-32-be`, `windows-1258`, `tcvn3`, `tcvn-5712`, `vni` or `viscii`.

    Text in Unicode encodings comes back as it is, without byte-order mark, save that glyph codes
    in it (a file converted as if it were Latin-1) become letters; all other text is NFC. None where
    nothing fits: binary data, other languages in one-byte encodings.
    """
    if not data:
        return "", "utf-8"
    found = _unicode(data)
    if found is None:
        return None if b"\x00" in data else _one_byte(data)
    if _CONTROL.search(found[0]):
        return None
    legacy = legacy_encoding(found[0])
    return (convert_legacy(found[0]), legacy) if legacy else found


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text in `tcvn3`, `tcvn-5712`, `vni` or `viscii`.

    Raises UnicodeEncodeError where the encoding has no such letter; `tcvn3` has no capitals with
    tones, which its fonts draw with the codes of the small letters.
    """
    codes = _codes(encoding)
    letters = unicodedata.normalize("NFC", text)
    plain = "ascii" if encoding in ("viscii", "tcvn-5712") else "cp1252"
    pieces = []
    for at, letter in enumerate(letters):
        if letter in codes:
            pieces.append(codes[letter])
        elif is_old := _OLD.match(letter):
            raise UnicodeEncodeError(encoding, letters, at, at + is_old.end(), "no such letter")
        else:
            pieces.append(letter.encode(plain))
    return b"".join(pieces)


def legacy_encoding(text: str) -> str | None:
    """`tcvn3` or `vni` where a text, or some of its lines, is in glyph codes; None elsewhere.

    Asked are the lines that hold a character that Vietnamese does not have, and whose accented
    words are no syllables as they stand.
    """
    odd: list[str] = []
    size = 0
    for line in text.split("\n"):
        if _FOREIGN.search(line) and _is_odd(line):
            odd.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return _recognised("\n".join(odd)) if odd else None


def convert_legacy(text: str, encoding: str | None = None) -> str:
    """A text in glyph codes of TCVN3 or VNI as NFC; any other text, and its lines, as they are.

    `encoding` is that of a longer text that this is a part of.
    """
    encoding = encoding or legacy_encoding(text)
    if encoding is None:
        return text
    mixed = _UNICODE.search(text) is not None
    return "\n".join(
        _converted(line, encoding) if _is_coded(line, encoding, mixed) else line
        for line in text.split("\n")
    )


def convert_font(text: str, font: str) -> str:
    """Text that is set in a font, by the font's name alone: `.VnTimeH`, `VNI-Times`; else as it is.

    Fonts of TCVN3 that end in H have capitals in the places of the small letters.
    """
    name = font.strip(" \"'").casefold()
    if name.startswith(".vn"):
        return (
            _to_unicode(text, "tcvn3").upper() if name.endswith("h") else _converted(text, "tcvn3")
        )
    return _to_unicode(text, "vni") if name.startswith("vni-") else text


def _unicode(data: bytes) -> tuple[str, str] | None:
    """By byte-order mark, by being valid UTF-8, or by the zero bytes of UTF-16."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name)
    if b"\x00" not in data:
        return _strict(data, "utf-8")
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if odd > half // 5 and even <= half // 50:
        return _strict(data, "utf-16-le")
    if even > half // 5 and odd <= half // 50:
        return _strict(data, "utf-16-be")
    return None


def _strict(data: bytes, name: str) -> tuple[str, str] | None:
    try:
        return data.decode(name), name
    except UnicodeDecodeError:
        return None


def _one_byte(data: bytes) -> tuple[str, str] | None:
    """The encoding in which most words are syllables; the commoner one where two are as good."""
    sample, best = data[:_SAMPLE], (_SURE, "")
    for name in ("windows-1258", "tcvn3", "vni", "tcvn-5712", "viscii"):
        text = _from_bytes(sample, name)
        words = [word for word in _WORD.findall(text) if not word.isascii()]
        score = share_of_syllables(words)
        # One word of a name may stand in any text; a Vietnamese one is accented throughout.
        if len(words) >= 2 and score > best[0] and not _CONTROL.search(text) and _is_mostly(text):
            best = (score, name)
    if not best[1]:
        return None
    text = _from_bytes(data, best[1], marked=False)
    return (restore_capitals(_latin(data), text) if best[1] == "tcvn3" else text), best[1]


def _is_mostly(text: str) -> bool:
    """Whether the words in small letters, accented or not, are mostly syllables."""
    return share_of_syllables(w for w in _WORD.findall(text) if not w.isupper()) > 0.5 or (
        text.upper() == text
    )


def _from_bytes(data: bytes, name: str, marked: bool = True) -> str:
    """`marked` puts U+FFFD where the encoding has no letter."""
    if name == "windows-1258":
        text = data.decode("cp1258", "replace")
        return unicodedata.normalize("NFC", text)
    if name in ("viscii", "tcvn-5712"):
        table = _table(name)
        return "".join(table.get(char, char) for char in data.decode("latin-1"))
    return _to_unicode(_latin(data), name, marked)


def _latin(data: bytes) -> str:
    """Windows-1252, and Latin-1 for the five bytes that it does not have."""
    return data.decode("latin-1").translate(_windows())


@functools.cache
def _windows() -> Mapping[int, str]:
    codes = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    return {code: char for code, char in codes.items() if char}


def _recognised(text: str) -> str | None:
    """The encoding in which the accented words of a text are syllables, if they now are not."""
    words = [word for word in _WORD.findall(text) if _OLD.search(word)]
    if len(words) < _FEWEST:
        return None
    now = share_of_syllables(words)
    scores = {name: _score(text, name) for name in ("tcvn3", "vni")}
    best = max(scores, key=lambda name: scores[name])
    sure = scores[best] >= _SURE and scores[best] > now + 0.3
    return best if sure and _is_mostly(_to_unicode(text, best)) else None


def _score(text: str, encoding: str) -> float:
    """The share of the accented words that become syllables; `QĐ` is a sign and no word."""
    words = (word for word in _WORD.findall(text) if not word.isascii())
    letters = (_to_unicode(word, encoding, marked=True) for word in words)
    return share_of_syllables(word for word in letters if _VOWEL.search(strip_accents(word)))


def _is_odd(line: str) -> bool:
    """Whether a line has accented words and most of them are no syllables as they stand."""
    words = [word for word in _WORD.findall(line) if not word.isascii()]
    return bool(words) and share_of_syllables(words) < 0.5


def _is_coded(line: str, encoding: str, mixed: bool) -> bool:
    """Whether a line of a text in glyph codes is in them too; `mixed` with lines in Unicode."""
    if not _OLD.search(line):
        return False
    words = [word for word in _WORD.findall(line) if not word.isascii()]
    coded = sum(is_syllable(_to_unicode(word, encoding, marked=True)) for word in words)
    now = sum(is_syllable(word) for word in words)
    return coded > now or (coded == now and not mixed)


def _converted(line: str, encoding: str) -> str:
    letters = _to_unicode(line, encoding)
    return restore_capitals(line, letters) if encoding == "tcvn3" else letters


def _to_unicode(text: str, encoding: str, marked: bool = False) -> str:
    """Glyph codes to letters; `marked` puts U+FFFD for what can be no code of the encoding."""
    table = _table(encoding)

    def letter(code: re.Match[str]) -> str:
        return table.get(code[0]) or ("\ufffd" if marked else code[0])

    return _pattern(encoding).sub(letter, text)


@functools.cache
def _pattern(encoding: str) -> re.Pattern[str]:
    """The codes of an encoding, the longer first, and every letter that is none."""
    pairs = sorted(_table(encoding), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, pairs), r"[^\W\d_a-zA-Z]", r"[\u00a1-\u00ff]"]))


@functools.cache
def _table(encoding: str) -> Mapping[str, str]:
    """Codes, as Latin-1, to letters. In VNI an accent of either case follows a letter."""
    table: dict[str, str] = {}
    for letter, code in _codes(encoding).items():
        text = code.decode("latin-1")
        table[text] = letter
        if len(text) == 2:
            other: Callable[[str], str] = str.lower if letter.isupper() else str.upper
            table.setdefault(text[0] + other(text[1]), letter)
    return table


@functools.cache
def _codes(encoding: str) -> Mapping[str, bytes]:
    """Letters to their bytes; those of TCVN3 without the capitals that its fonts do not have."""
    column = "tcvn3" if encoding == "tcvn-5712" else encoding
    text = (files(__package__ or "") / "encodings.csv").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    codes = {
        unicodedata.normalize("NFC", row["letter"]): bytes.fromhex(row[column])
        for row in csv.DictReader(lines)
    }
    if encoding == "tcvn3":
        return {c: code for c, code in codes.items() if c.islower() or c in "ĂÂÊÔƠƯĐ"}
    return codes
