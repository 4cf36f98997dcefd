"""What is said around a mention: its date, who issued it, and its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cancu.ingest.bodies import written_out
from cancu.ingest.dates import DATE, YEAR, parse_date
from cancu.ingest.letters import compiled
from cancu.ingest.mentions import Mention

_DATE = compiled(rf"\s*,?\s*\(?\s*(?:ban\s+hành\s+)?(?P<date>{DATE}|{YEAR})\)?", re.VERBOSE)
# What ends the name of an issuer: the verb that opens the title, a mark, another clause.
_ISSUER_STOP = (
    r"(?=\s*(?:[;:.,“”\"()\[\]…]|$)|\s+(?:[Kk]hóa|[Kk]hoá|nhiệm\s+kỳ|về|v/v|phê\s+duyệt|ban\s+hành|quy\s+định|sửa\s+đổi|hướng\s+dẫn|thực\s+hiện"
    r"|triển\s+khai|tại|trong|đã|được|có|để|và|theo|ngày|giao|thông\s+qua|công\s+bố|thành\s+lập|kiện\s+toàn|bãi\s+bỏ"
    r"|thay\s+thế|tổ\s+chức|tiếp\s+tục|nhằm|yêu\s+cầu|là|bổ\s+sung|phát\s+động|điều\s+chỉnh|giai\s+đoạn|năm|từ|cho|kèm|gắn"
    r"|Ban\s+hành|Phê\s+duyệt|Về|Quy\s+định|trên|khi|quán\s+triệt|quyết\s+định|chỉ\s+đạo|hành\s+động|tăng\s+cường|đối\s+với|bảo\s+đảm|với|phục\s+vụ|liên\s+quan)\b)"
)
_ISSUER = compiled(
    r"\s*,?\s*(?:do|của|c\s+ủa)\s+(?P<body>(?:liên\s+ngành\s+)?(?:[<U>]|c(?:ác|ấp)\s)[^;:.,“”\"()\[\]…]{1,90}?)"
    + _ISSUER_STOP
)
# A steering body carries its subject, commas and all, in its name, up to its place.
_LONG_BODY = compiled(
    r"\s*,?\s*của\s+(?P<body>(?:Ban\s+Chỉ\s+đạo|Hội\s+đồng|Ban\s+Quản\s+lý|Tổ\s+công\s+tác)\s[^;:.()“”]{4,180}?"
    r"(?:tỉnh|huyện|thành\s+phố|quận|thị\s+xã|xã|phường)(?:\s+[<U>]\w*){1,4})(?!\w)"
)
_AND_BODY = compiled(r"\s+và\s+(?P<body>(?:Bộ|Thành|Ủy|UBND|Ban|Sở|Thường)\s)")
_TERM = compiled(
    r"\s*,?\s*\(?\s*(?:khóa|khoá|Khóa|Khoá|nhiệm\s+kỳ)\s+(?:\(?[IVXLC\d]+\)?)(?:\s*[-–]\s*\d{4})?(?:,?\s+nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4})?\s*\)?"
)
_SESSION = compiled(
    r"(?:Hội\s+nghị|Kỳ\s+họp|Phiên\s+họp|Đại\s+hội)\s+(?:lần\s+)?(?:thứ\s+)?[\w()]+(?:\s+(?:mươi|mười|[<L>]+))?,?\s+(?:của\s+)?(?=[<U>])"
)
_BEFORE = compiled(
    r"(?:của|c\s+ủa|do)\s+(?P<body>[<U>][^;:.,()“”]{2,80}?)\s+(?:tại|ban\s+hành(?:\s+tại)?|theo|trong|ban\s+hành\s+kèm\s+theo)"
    r"(?:\s+(?:các|những|bản))?\s*$"
)
_PARTIES = compiled(
    r"\s*,?\s*(?:ký(?:\s+kết)?\s+)?giữa\s+(?P<parties>[^;:.()]{4,300}?)(?=\s+về\b|\s*[;:.(]|\s+trong\b|$)"
)
_TITLE = compiled(
    r"\s*,?\s*(?P<title>(?:về|[Vv]/v|phê\s+duyệt|ban\s+hành|quy\s+định|sửa\s+đổi|hướng\s+dẫn|thực\s+hiện|triển\s+khai"
    r"|thay\s+thế|bãi\s+bỏ|tổ\s+chức|tiếp\s+tục|thành\s+lập|kiện\s+toàn|công\s+bố|điều\s+chỉnh|tăng\s+cường|đẩy\s+mạnh"
    r"|Về|VỀ|Ban\s+hành|Phê\s+duyệt|Quy\s+định|giao|thông\s+qua|phát\s+động|bổ\s+sung|“)(?!\w).*)",
    re.DOTALL,
)
_TITLE_END = compiled(
    r";|:(?=\s)|…|\.\.\.|[.!?](?=\s+[<U>“(]|\s*$|/)|\s*\(\s*(?:[Ss]au\s+đây|[Gg]ọi\s+tắt|[Vv]iết\s+tắt|[Gg]ọi\s+chung)"
    r"|\s*\((?=(?:Chương\ trình|Kế\ hoạch|Chỉ\ thị|Kết\ luận|Nghị\ quyết|Quyết\ định)\s+số)"
    r"|\s*\((?=[^()]{3,400}(?:thực\s+hiện|chủ\s+trì|phối\s+hợp|tham\s+mưu)\s*\))"
    r"|,\s+(?=(?:phục\s+vụ|gắn|góp\s+phần|trong\s+đó|nhằm|để|đồng\s+thời|tạo|trên\s+cơ\s+sở|xác\s+định|bảo\s+đảm|đảm\s+bảo|đề\s+nghị"
    r"|yêu\s+cầu|coi|kết\s+hợp|phù\s+hợp|hoàn\s+thành|định\s+kỳ|theo\s+đúng|[<U>][^,;.]{3,110}?\s(?:xây\s+dựng|ban\s+hành|triển\s+khai)\s))"
    r"|,?\s+và\s+các\s+(?:văn\s+bản|chỉ\s+thị|nghị\s+quyết|chương\s+trình|kế\s+hoạch|chỉ\s+đạo|quy\s+định|Nghị|Chỉ)"
    r"|\s+và\s+(?=(?:tình\s+hình|điều\s+kiện)\s+thực)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """`title_span` is where in the text the title stands, `end` where all that was read ends."""

    date: str | None
    issuer: str | None
    parties: tuple[str, ...]
    title: str | None
    title_span: tuple[int, int]
    end: int


def read_context(text: str, mention: Mention, stop: int) -> Context:
    """What `text` says of the mention, up to `stop` (the end of its sentence or clause)."""
    at = mention.end
    date = None
    if found := _DATE.match(text, at):
        date, at = parse_date(found["date"]), found.end()
    elif _TERM.match(text, at):
        at = _TERM.match(text, at).end()  # type: ignore[union-attr]
    issuer, at = _issuer_after(text, at)
    if date is None and (found := _DATE.match(text, at)):
        date, at = parse_date(found["date"]), found.end()
    parties: tuple[str, ...] = ()
    if between := _PARTIES.match(text, at):
        parties = tuple(
            each.strip() for each in re.split(r",\s+|\s+và\s+|\s+với\s+", between["parties"])
        )
        at, issuer = between.end(), None
    elif (
        issuer is None
        and mention.number
        and (before := _BEFORE.search(text, max(mention.start - 120, 0), mention.start))
    ):
        issuer = clean_body(before["body"])
    span = title_span(text, at, stop)
    title = " ".join(text[span[0] : span[1]].split()) or None
    return Context(date, issuer, parties, title or mention.name, span, max(at, span[1]))


def _issuer_after(text: str, at: int) -> tuple[str | None, int]:
    found = _LONG_BODY.match(text, at)
    plain = _ISSUER.match(text, at)
    if plain and not (
        found and text[plain.end() : plain.end() + 1] == "," and _is_long(found["body"])
    ):
        found = plain
    if found is None:
        return None, at
    end = found.end()
    while term := _TERM.match(text, end):
        end = term.end()
    return clean_body(found["body"]), end


def _is_long(body: str) -> bool:
    return "," in body and not re.search(r",\s*[A-ZĐ]\w*\s+(?:số|ngày)", body)


def clean_body(body: str) -> str:
    """The issuer without session and term, written out."""
    words = _TERM.sub("", " ".join(body.split()))
    words = _SESSION.sub("", words)
    return written_out(words.strip(" ,"))


def title_span(text: str, at: int, stop: int) -> tuple[int, int]:
    """Where the title that begins at `at` stands; an empty span where none does."""
    found = _TITLE.match(text, at, stop)
    if found is None:
        return at, at
    start = found.start("title")
    end = stop
    if text[start] == "“":
        close = text.find("”", start, stop)
        return start, close + 1 if close > 0 else stop
    if closing := _TITLE_END.search(text, start + 2, stop):
        end = closing.start()
    end = _balanced(text, start, end)
    return start, start + len(text[start:end].rstrip(" ,."))


def _balanced(text: str, start: int, end: int) -> int:
    """Before the parenthesis that closes one opened before the title."""
    depth = 0
    for at in range(start, end):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
    return end
