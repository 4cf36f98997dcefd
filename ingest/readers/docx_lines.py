"""Pieces of a paragraph to lines of source text, bold between `**`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cancu.ingest.readers.docx_runs import PAGE, Piece

_GAP = "   "
"""A tab keeps columns apart as three spaces do (the reader of letterheads counts them)."""
_MARKED = re.compile(r"([^\s.)]{1,8}[.)/]?|[-–—+•*])[ \t\u00a0]*\t[ \t\u00a0]*")
_TABS = re.compile(r"(?<! )[ ]*\t[ \t]*")
# A number or bullet of another weight than the words behind it belongs to them all the same.
_LIGHT = re.compile(r"(?:\(?[\dIVXLCDivx.]{1,9}[.)\-–/:]?|[a-zđA-ZĐ][.)]|[-–+*•])?")
_STAR = re.compile(r"(\s*\*+\s+)(.*)", re.DOTALL)


def lines_of(pieces: Sequence[Piece], label: str) -> list[str]:
    """The lines of a paragraph with its number or bullet; none where it holds no words.

    A page break is a line of its own.
    """
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.replace(PAGE, f"\n{PAGE}\n").split("\n")
        rows[-1].append(Piece(first, piece.bold))
        rows += [[Piece(part, piece.bold)] for part in rest]
    if label and _worded(pieces):
        bold = next((piece.bold for piece in pieces if piece.text.strip()), False)
        at = next(index for index, row in enumerate(rows) if _worded(row))
        rows[at].insert(0, Piece(f"{label} ", bold))
    return [line for line in map(_line, rows) if line]


def plain(pieces: Sequence[Piece]) -> str:
    """The words alone, as a cell of a table has them; line breaks stay."""
    text = "".join(piece.text for piece in pieces).replace("\f", "\n")
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _worded(pieces: Sequence[Piece]) -> bool:
    return any(piece.text.strip() for piece in pieces)


def _line(pieces: Sequence[Piece]) -> str:
    text = "".join(_bold(piece) if piece.bold else piece.text for piece in _merged(pieces))
    return PAGE if PAGE in text else _spaced(text)


def _spaced(text: str) -> str:
    """Tabs as spaces: one behind a number, a gap where they keep columns apart."""
    text = text.strip().lstrip("\t")
    text = _MARKED.sub(r"\1 ", text, count=1) if _MARKED.match(text) else text
    return _TABS.sub(_GAP, text)


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one weight as one; space and a leading number have the weight around them."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        light = not piece.text.strip()
        if found and (light or found[-1].bold == piece.bold):
            found[-1] = Piece(found[-1].text + piece.text, found[-1].bold)
        elif len(found) == 1 and piece.bold and _LIGHT.fullmatch(found[0].text.strip()):
            found[0] = Piece(found[0].text + piece.text, True)
        else:
            found.append(piece)
    return found


def _bold(piece: Piece) -> str:
    """`**` hug the words; a star that opens an item stays outside."""
    if star := _STAR.fullmatch(piece.text):
        return star[1] + _bold(Piece(star[2], True))
    words = piece.text.strip()
    if not words:
        return piece.text
    at = piece.text.index(words)
    return f"{piece.text[:at]}**{words}**{piece.text[at + len(words) :]}"
