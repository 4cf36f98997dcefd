"""Who is charged, where a scanner damaged the words: known names and verbs as they should be.

Only for what says nothing but who acts (parentheses, headings, cells): elsewhere a word that is
like a known one may be another. The print is never corrected: offsets stay those of the print.
"""

from __future__ import annotations

import functools
import itertools
import re

from cancu.ingest.letters import LOWER
from cancu.ingest.mended import Mended, Print, as_printed, mend
from cancu.ingest.print_words import Lexicon, Word, skeleton
from cancu.ingest.syllables import is_common_syllable
from cancu.ontology.agencies import agency_kinds, compound_names

_UNITS = (
    *("tỉnh", "huyện", "xã", "thành phố", "các huyện", "các xã", "cấp xã", "cấp tỉnh"),
    *("huyện, thành phố", "các huyện, thành phố", "các huyện, thị xã, thành phố"),
    *("các xã, phường", "các xã, phường, thị trấn", "các xã, phường, đặc khu"),
)
_LOCAL = ("UBND", "Công an", "Thanh tra", "Văn phòng")
_FIELDS = ("Y tế", "Tài chính", "Tư pháp", "Nội vụ", "Công Thương", "Xây dựng", "Ngoại vụ")
_GROUPS = (
    *("các sở", "các sở, ngành", "các sở, ban, ngành", "các sở, ban, ngành, đoàn thể"),
    *("các đơn vị", "các ngành", "đoàn thể", "liên quan", "có liên quan", "huyện, thành phố"),
    *("các huyện, thành phố", "các huyện, thị xã, thành phố", "các xã, phường", "thị trấn"),
    *("cơ quan, đơn vị", "các cơ quan, đơn vị", "cơ quan, tổ chức", "cơ quan", "đơn vị", "tổ chức"),
    *("cơ quan, đơn vị liên quan", "cơ quan, đơn vị có liên quan", "bộ, ngành", "các bộ, ngành"),
    *("sở, ngành", "sở, ban, ngành", "các ngành", "địa phương", "thành viên", "là thành viên"),
    *("cơ quan ngang bộ", "cơ quan thuộc Chính phủ", "trực thuộc trung ương", "doanh nghiệp"),
    *("các tổ chức thành viên", "tổ chức chính trị - xã hội", "cá nhân", "lực lượng Công an"),
    *("cơ sở khám bệnh, chữa bệnh", "các trường học", "chủ đầu tư", "Ban Chỉ đạo", "Trạm Y tế"),
    *("Thủ trưởng", "Chủ tịch Ủy ban nhân dân", "Giám đốc Sở"),
)
_VERBS = (
    *("chủ trì", "phối hợp", "phối hợp với", "phối hợp thực hiện", "thực hiện", "tham mưu"),
    *("chịu trách nhiệm", "chịu trách nhiệm thi hành", "có trách nhiệm", "tổ chức triển khai"),
    *("tổ chức thực hiện", "triển khai thực hiện", "trách nhiệm thực hiện", "chủ trì thực hiện"),
)
_CHARGES = ("chu tri", "thuc hicn", "phoi hop")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(rf"(?<![^\W\d_])[{LOWER}]+(?![^\W\d_])")
_LONGEST = 600


@functools.lru_cache(maxsize=1024)
def mend_agencies(text: str) -> Mended | None:
    """The text with the known names and verbs as they should be; None where all are.

    Plans share most of their headings: the last thousand texts are kept.
    """
    if len(text) > _LONGEST:
        return None
    fixes = [Print(seen.start, seen.end, seen.right) for seen in _lexicon().damaged(text)]
    return mend(as_printed(text), fixes) if fixes else None


def seems_to_charge(text: str) -> bool:
    """Whether the words for it stand there, however they are printed."""
    bones = " ".join(skeleton(text).split())
    return any(each in bones for each in _CHARGES)


def is_odd(text: str) -> bool:
    """Whether a word of the text is neither an abbreviation nor one of those that names hold."""
    known = _words()
    return any(word.lower() not in known and not word.isupper() for word in _WORD.findall(text))


def is_damaged(text: str) -> bool:
    """Whether a word in small letters is no syllable of Vietnamese."""
    for word in set(_SMALL.findall(text)) - _met():
        if not is_common_syllable(word):
            return True
        _met().add(word)
    return False


@functools.cache
def _met() -> set[str]:
    """The syllables met so far: most texts have no others, and a language some thousands."""
    return set()


@functools.cache
def _words() -> frozenset[str]:
    """The words of the known names and verbs: what is none may be one that a scanner damaged."""
    return frozenset(word.lower() for name in _known() for word in _WORD.findall(name))


@functools.cache
def _lexicon() -> Lexicon:
    return Lexicon(Word(name, "name") for name in sorted(_known()))


@functools.cache
def _known() -> frozenset[str]:
    names = {*compound_names(), *_GROUPS, *_VERBS}
    local = {kind.name for kind in agency_kinds() if kind.kind == "body" and " " in kind.name}
    names.update(kind.name for kind in agency_kinds() if " " in kind.name)
    names.update(f"{head} {field}" for head in ("Sở", "Bộ", "Phòng") for field in _FIELDS)
    bodies = itertools.product(local.union(_LOCAL), _UNITS)
    names.update(f"{body} {unit}" for body, unit in bodies)
    return frozenset(names)
