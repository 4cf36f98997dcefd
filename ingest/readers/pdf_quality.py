"""How good a text layer is: whether its words are Vietnamese, whether a scan must be read again.

Scanners lay their own reading over the picture, often without accents (`hanh dQng s6 33-CTrlTU`);
fonts of before Unicode (TCVN3, VNI) put other letters in the place of ours (`ViÖt Nam`).
"""

from __future__ import annotations

import re
import unicodedata

from cancu.ingest.readers.pdf_page import Page
from cancu.ingest.syllables import is_syllable, share_of_syllables

GOOD = 0.6
"""A layer below this is not read."""
_ACCENTED = 0.7
"""In Vietnamese text nearly nine words of ten have an accent; below this share accents are lost."""
_PICTURE = 0.5
"""A picture that covers so much of a page is a scan."""
_FEW_LETTERS = 20
"""So few letters show nothing."""
_STAMP_LETTERS = 250
"""So few letters printed on a picture are a stamp, or the note of an electronic signature."""
_FEW_WORDS = 40
_LETTERS = re.compile(r"[^\W\d_]+")
_ODD = re.compile(
    r"\w[~@$^{}\[\]\\|¢£§¤]\w|[^\W\d_]\d[^\W\d_]|\ufffd|(?<=[a-zà-ỹ])[A-ZÀ-Ỹ](?=[a-zà-ỹ])"
)


def layer_quality(text: str) -> float:
    """How much of a text is Vietnamese as it is written, from 0 to 1; 0 for a text of no words."""
    words = [word.lower() for word in _LETTERS.findall(unicodedata.normalize("NFC", text))]
    words = [word for word in words if len(word) > 1]
    if not words:
        return 0.0
    accented = sum(not word.isascii() and is_syllable(word) for word in words) / len(words)
    return share_of_syllables(words) * min(1.0, accented / _ACCENTED)


def page_fault(page: Page) -> str | None:
    """Why a page must be read from its picture (`no_text`, `ruined`, `legacy`); None if not."""
    text = page.text
    letters = sum(map(str.isalpha, text))
    scanned = page.picture >= _PICTURE
    if scanned and letters < (_FEW_LETTERS if page.hidden > 0.5 else _STAMP_LETTERS):
        return "no_text"
    if letters < _FEW_LETTERS:
        return None
    if layer_quality(text) >= GOOD or (len(page.words) < _FEW_WORDS and not scanned):
        return None
    if scanned or page.hidden > 0.5:
        return "ruined"
    # A text in another language is good as it is; wrong letters inside words are not.
    odd = len(_ODD.findall(text)) + sum(map(_is_foreign, text))
    return "legacy" if odd > 0.1 * len(page.words) else None


def _is_foreign(char: str) -> bool:
    """Whether a character stands in no Vietnamese and no English word (`µ`, `Ö`, `¸`)."""
    return char in _FOREIGN


_FOREIGN = frozenset("µ¸¶·¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞ®¤«ÛÅåäæçëîïñöøûüþßÿÄÐ¦§¥¬¯±´º")
"""Letters of Latin-1 that TCVN3 and VNI use in place of Vietnamese ones."""
