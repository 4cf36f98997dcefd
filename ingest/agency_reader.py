"""Where a name ends whose head is read: it goes on word by word until it can hold no more."""

from __future__ import annotations

import re
from collections.abc import Callable

from cancu.ingest.agency_patterns import acts_at, field_at, patterns, starting
from cancu.ingest.agency_words import bodies
from cancu.ingest.first_words import WORD
from cancu.ingest.letters import compiled

_MOST_WORDS = 6
"""Words in lower case that an unknown name holds in a row."""
_QUOTES = {"“": "”", '"': '"'}
_QUOTED = 90
"""Characters that words in quotation marks hold at most."""
_NEXT = re.compile(r"\s+(\w+)")
_LABEL = re.compile(r"[^\n:;,.]{3,40}:")
"""A line that begins so says something else: `Đơn vị phối hợp: …`."""
_APPOSITION = re.compile(
    r"\s?[-–]\s?(?:[Cc]ơ quan|[Ll]à|[Tt]hường trực|[Đđ]ơn vị|Phó|Trưởng|Ủy viên)"
)
_SAME_GROUP = compiled(
    r",\s(?P<rest>[<L>]\w*(?:\s[<L>]\w*){0,4}?)(?=\s(?:trên địa bàn|thuộc\s|trong tỉnh|của\s[<U>]))"
)
_AGAIN = re.compile(r"(\w+\s\w+)\s\1(?!\w)")
"""`Phòng Kế hoạch tổng hợp tổng hợp số liệu`: the first of the two is part of the name."""
_AND = compiled(r"\s+và\s+(?=[<U>])")
_COMMA = compiled(r",\s+(?=[<U>]\w*(?:\s+[<L>]\w*){0,3}\s+và\s+[<U>])")
_COMMA_LOW = compiled(r",\s+(?P<rest>[<U>]\w*(?:\s+[<L>]\w*){2,4}\s+và)(?=\s+[<L>])")
"""`Viện Chiến lược, Chính sách nông nghiệp và môi trường`."""
_DOES = {"tổng", "báo", "chủ", "phối", "tham", "thực", "tổ", "triển", "hướng", "theo", "có"}
"""What `Phòng Quản lý …` does rather than manages."""
_OWNED = {"thuộc", "của"}
_AGAINST = re.compile(r"phòng,?\s+chống\s+\w+\s")
_SUPERIOR = re.compile(r"/(?=(?:Bộ|Công an|Quân khu|CA|BCA|BQP|Bộ Tư lệnh|BTL|BCH|BTTM|TCCT)\s?)")
_MEMBER_OF = compiled(r"\s+(?:là\s+)?thành viên\s+(?:của\s+)?(?=[<U>])")


class Reader:
    """What is known of a name up to `at`; `ends` says where a name that begins somewhere ends.

    `unit` is where the unit it belongs to begins, `place` where that unit's own name does.
    `closed`: no more words of its own; `known`: it stands in the vocabulary; `capital`: a word with
    a capital was read; `group`: it names several bodies; `force`: what follows is its own name.
    """

    def __init__(
        self, text: str, at: int, end: int, ends: Callable[[str, int, int], int | None]
    ) -> None:
        self.text, self.at, self.end, self._ends = text, at, end, ends
        self.unit: int | None = None
        self.place: int | None = None
        self.closed = self.known = self.group = self.force = False
        self.lows = 0
        self.capital = False

    def know(self, end: int) -> None:
        """All up to `end` is a name that is known."""
        self.at, self.closed, self.known = end, True, True

    def object(self) -> None:
        """What a board is for is written small: `Ban Quản lý dự án …`."""
        found = _NEXT.match(self.text, self.at, self.end)
        words = (
            starting()["object"].match(found[1], self.text, found.start(1), self.end)
            if found
            else None
        )
        if words:
            self.at, self.capital = self._short_of_verb(words), True

    def _short_of_verb(self, found: re.Match[str]) -> int:
        """`Ban Chỉ đạo phòng, chống dịch huyện chủ trì`: neither level nor verb is its object."""
        against = _AGAINST.match(found[0])
        if against is None or "," in found[0][against.end() :]:
            return found.end()
        for word in WORD.finditer(self.text, found.start() + against.end(), found.end()):
            at = word.start()
            level = starting()["levels"].match(word[0], self.text, at, self.end)
            if level or starting()["act"].match(word[0], self.text, at, self.end):
                return at - 1
        return found.end()

    def run(self) -> None:
        while self._step():
            pass

    def _step(self) -> bool:
        found = _NEXT.match(self.text, self.at, self.end)
        if found is None:
            return (not self.closed and self._cap()) or self._joined()
        word, at = found[1], found.start(1)
        return (
            self._level(word, at)
            or (word in _OWNED and self._owner(found.end()))
            or self._tail(word, at)
            or self._more(word, at)
        )

    def superior(self) -> None:
        """`Cục A/Bộ B`, `Phòng PC02/Công an tỉnh`: the army and the police write so."""
        found = _SUPERIOR.match(self.text, self.at, self.end)
        stop = self._ends(self.text, found.end(), self.end) if found else None
        self.at = stop or self.at

    def _owner(self, at: int) -> bool:
        """`các đơn vị thuộc Sở Y tế`: the body that it belongs to stands behind."""
        if not self.text[at : at + 2].strip()[:1].isupper():
            return False
        stop = self._ends(self.text, at + 1, self.end)
        if stop is None:
            return False
        self.at, self.closed = stop, True
        return True

    def _more(self, word: str, at: int) -> bool:
        if self.group and word in ("là", "thành") and self._member_of():
            return True
        if self.closed:
            return self._known_place()
        if word[0].isupper() or word[0].isdigit() or not word[0].isalpha():
            return self._cap() or self._joined()
        return self._low(word, at) or self._joined()

    def _level(self, word: str, at: int) -> bool:
        """`các huyện, thị xã`, `tỉnh Thái Bình`: after it only the unit's own name goes on."""
        if self.unit is not None and self.closed:
            return False
        found = starting()["levels"].match(word, self.text, at, self.end)
        if found is None:
            return False
        self.unit = at
        self.at = found.end()
        self.closed = True
        self._place()
        return True

    def _place(self) -> None:
        found = patterns()["place"].match(self.text, self.at, self.end)
        if found is None:
            return
        stop = found.end()
        for word in WORD.finditer(self.text, found.start(), stop):
            if self._begins_other(word.start()):
                stop = word.start() - 1
                break
        if stop > self.at:
            self.place = self.at + 1
            self.at = stop

    def _begins_other(self, at: int) -> bool:
        """Whether the next name begins at `at`: a comma between the two was lost."""
        word = WORD.match(self.text, at, self.end)
        if word is None or self.force:
            return False
        head = starting()["head"].match(word[0], self.text, at, self.end)
        if head is None:
            # `UBND` heads no name of the grammar, but begins one on a line of its own.
            line = self.text[at - 1] == "\n"
            return line and bodies().match(word[0], self.text, at, self.end) is not None
        if head["weak"] in ("Sở", "Bộ"):
            return field_at(self.text, head.end() + 1, self.end) is not None
        # A line of its own in a table's cell begins with the next agency.
        return not head["weak"] or (
            self.text[at - 1] == "\n" and self._ends(self.text, at, self.end) is not None
        )

    def _tail(self, word: str, at: int) -> bool:
        found = starting()["tail"].match(word, self.text, at, self.end)
        if found is None:
            return False
        if found[0].endswith("trực thuộc") and self._owner(found.end()):
            return True
        self.at, self.closed = found.end(), not found[0].startswith("có ")
        if not self.closed:
            # `các xã có đồng bào dân tộc thiểu số`: what they have is said in words of its own.
            self.group, self.closed = True, "liên quan" in found[0]
        return True

    def _member_of(self) -> bool:
        """`các sở, ngành là thành viên Ban Chỉ đạo 138 tỉnh`."""
        found = _MEMBER_OF.match(self.text, self.at, self.end)
        stop = self._ends(self.text, found.end(), self.end) if found else None
        if stop is None:
            return False
        self.at, self.closed = stop, True
        return True

    def _cap(self) -> bool:
        found = patterns()["cap"].match(self.text, self.at, self.end)
        if found is None:
            return False
        at = found.start("word")
        line = "\n" in found[0]
        if line and _LABEL.match(self.text, at, self.end):
            return False
        lost = self.group or (self.capital and line)
        if lost and self._begins_other(at):
            return False
        if self._closing_body(at):
            return True
        if _APPOSITION.match(self.text, self.at, self.end):
            return False
        self.at, self.lows, self.capital = self._unquoted(found), 0, True
        return True

    def _unquoted(self, found: re.Match[str]) -> int:
        """Behind the closing mark where the words are quoted: `Phong trào “Toàn dân …”`."""
        opening = found[0].lstrip()[:1]
        if opening not in _QUOTES or found[0][-1:] == _QUOTES[opening]:
            return found.end()
        closing = self.text.find(_QUOTES[opening], found.end(), found.end() + _QUOTED)
        return closing + 1 if closing > 0 else found.end()

    def _low(self, word: str, at: int) -> bool:
        if self.lows >= _MOST_WORDS or not (self.capital or self.group):
            return False
        managed = word not in _DOES and self.text.endswith("Quản lý", 0, self.at)
        if not managed and starting()["act"].match(word, self.text, at, self.end):
            twice = _AGAIN.match(self.text, at, self.end)
            if twice is None:
                return False
            self.at, self.closed = twice.end(1), True
            return True
        found = patterns()["low"].match(self.text, self.at, self.end)
        if found is None:
            return False
        self.at, self.lows = found.end(), self.lows + 1
        return True

    def _closing_body(self, at: int) -> bool:
        """`Đảng đoàn Quốc hội`: the body that it belongs to is complete, and so is the name."""
        word = WORD.match(self.text, at, self.end)
        head = starting()["head"].match(word[0], self.text, at, self.end) if word else None
        if head is None or not head["solo"]:
            return False
        self.at, self.closed = head.end(), True
        return True

    def _known_place(self) -> bool:
        """A known name may be followed by its place: `Sở Y tế Hà Nội`."""
        if self.place is not None or self.unit is not None or not self.known:
            return False
        before = self.at
        if not self.text.startswith("\n", before):
            self._place()
        return self.at > before

    def _joined(self) -> bool:
        """`Văn hóa, Khoa học và Thông tin`: one name, although nobody told us."""
        if self.closed:
            return False
        if self.group:
            return self._joined_group()
        if not self.capital:
            return False
        found = _AND.match(self.text, self.at, self.end) or _COMMA.match(
            self.text, self.at, self.end
        )
        if found is None:
            return self._joined_low()
        if self._ends(self.text, found.end(), self.end) is not None:
            return False
        self.at, self.lows = found.end() - 1, 0
        return True

    def _joined_group(self) -> bool:
        """`Các doanh nghiệp viễn thông, công nghệ thông tin trên địa bàn`."""
        found = _SAME_GROUP.match(self.text, self.at, self.end) if self.lows else None
        if found is None or self._ends(self.text, found.start("rest"), self.end) is not None:
            return False
        if acts_at(self.text, found.start("rest"), self.end):
            return False
        self.at, self.lows = found.end(), 0
        return True

    def _joined_low(self) -> bool:
        found = _COMMA_LOW.match(self.text, self.at, self.end)
        if found is None or self._ends(self.text, found.start("rest"), self.end) is not None:
            return False
        self.at, self.lows = found.end(), 0
        return True
