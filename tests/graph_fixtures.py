"""Short documents and what is read out of them, built by hand; offsets are found in the text.

Each function gives a new Extraction. `mention(text, words, …)` and its sisters look the words up,
so that `source.text[start:end]` is always the evidence.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from cancu.ingest.model import (
    Assignment,
    Citation,
    Deadline,
    Document,
    Extraction,
    Jurisdiction,
    Link,
    Provision,
    Source,
    Target,
)

HUNG_YEN = Jurisdiction("province", "Hưng Yên")
QUANG_NGAI = Jurisdiction("province", "Quảng Ngãi")
BINH_THUAN = Jurisdiction("province", "Bình Thuận")
THAI_BINH = Jurisdiction("province", "Thái Bình")
DONG_THAP = Jurisdiction("province", "Đồng Tháp")
THAP_MUOI = Jurisdiction("district", "Đồng Tháp", "Tháp Mười")
CENTRAL = Jurisdiction("central")


def source(text: str, path: str = "van-ban.txt") -> Source:
    return Source(path, "text", hashlib.sha256(text.encode()).hexdigest(), text)


def span(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def mention(
    text: str,
    words: str,
    number: str | None,
    relation: str = "cited",
    *,
    nth: int = 0,
    **other: Any,
) -> Citation:
    """`other`: date, issuer, title, within, target, parties; the genre is read off the words."""
    start, end = span(text, words, nth)
    genre = other.pop("type", words.split(" số ")[0].lower() if " số " in words else "luật")
    fields: dict[str, Any] = {"date": None, "issuer": None, "title": None, **other}
    return Citation(start, end, words, genre, number, relation=relation, **fields)


def link(text: str, words: str, subject: str, rel: str, target: str, nth: int = 0) -> Link:
    return Link(subject, rel, target, *span(text, words, nth))


def assignment(
    text: str, agency: str, role: str = "implement", kind: str = "parenthesis", nth: int = 0
) -> Assignment:
    return Assignment(agency, role, kind, *span(text, agency, nth))


def provision(text: str, path: str, words: str, kind: str = "task", **other: Any) -> Provision:
    start, end = span(text, words)
    return Provision(path, kind, other.pop("heading", None), words, start, end, **other)


def document(text: str, **fields: Any) -> Document:
    """A document over the whole text; number None unless given."""
    defaults: dict[str, Any] = {
        "number": None,
        "sign": None,
        "type": "kế hoạch",
        "title": None,
        "issuer": None,
        "place": None,
        "date": None,
        "jurisdiction": None,
        "signer": None,
        "recipients": (),
        "annex_of": None,
        "start": 0,
        "end": len(text),
    }
    return Document(**{**defaults, **fields})


def extraction(text: str, *documents: Document, path: str = "van-ban.txt") -> Extraction:
    return Extraction(source(text, path), documents)


def hung_yen() -> Extraction:
    """A provincial plan: implements 1944/QĐ-TTg and the province's 13-CTr/TU; two tasks."""
    text = (
        "Số: 188/KH-UBND\nHưng Yên, ngày 14 tháng 12 năm 2021\n"
        "KẾ HOẠCH phòng, chống tội phạm\n"
        "Thực hiện Quyết định số 1944/QĐ-TTg ngày 18/11/2021 của Thủ tướng Chính phủ phê duyệt "
        "Chương trình thực hiện Kết luận số 13-KL/TW ngày 16/8/2021 của Bộ Chính trị về tiếp tục "
        "thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị; Chương trình hành động "
        "số 13-CTr/TU ngày 13/10/2021 của Tỉnh ủy Hưng Yên về thực hiện Kết luận số 13-KL/TW.\n"
        "II. NHIỆM VỤ\n1. Lãnh đạo\n"
        "- Thực hiện Chỉ thị số 36-CT/TW ngày 16/8/2019 của Bộ Chính trị, Kết luận số 44-KL/TW "
        "ngày 22/10/2019 của Ban Bí thư, Chương trình hành động số 13-CTr/TW ngày 13/10/2021 của "
        "Tỉnh ủy (Công an tỉnh thực hiện).\n"
        "- Nâng tỷ lệ điều tra lên trên 75%, báo cáo trước ngày 15/12/2022.\n"
    )
    citations = (
        mention(
            text,
            "Quyết định số 1944/QĐ-TTg",
            "1944/QĐ-TTg",
            "implements",
            date="2021-11-18",
            issuer="Thủ tướng Chính phủ",
            title="phê duyệt Chương trình thực hiện Kết luận số 13-KL/TW",
        ),
        mention(
            text,
            "Kết luận số 13-KL/TW",
            "13-KL/TW",
            "nested",
            date="2021-08-16",
            issuer="Bộ Chính trị",
            within=0,
        ),
        mention(
            text,
            "Chỉ thị số 48-CT/TW",
            "48-CT/TW",
            "nested",
            date="2010-10-22",
            issuer="Bộ Chính trị",
            within=0,
        ),
        mention(
            text,
            "Chương trình hành động số 13-CTr/TU",
            "13-CTr/TU",
            "implements",
            date="2021-10-13",
            issuer="Tỉnh ủy Hưng Yên",
            type="chương trình",
        ),
        mention(text, "Kết luận số 13-KL/TW", "13-KL/TW", "nested", nth=1, within=3),
        mention(text, "Chỉ thị số 36-CT/TW", "36-CT/TW", date="2019-08-16", issuer="Bộ Chính trị"),
        mention(text, "Kết luận số 44-KL/TW", "44-KL/TW", date="2019-10-22", issuer="Ban Bí thư"),
        mention(
            text,
            "Chương trình hành động số 13-CTr/TW",
            "13-CTr/TW",
            date="2021-10-13",
            issuer="Tỉnh ủy",
            type="chương trình",
        ),
    )
    first = text[text.index("Thực hiện Chỉ thị số 36") : text.index("\n- Nâng")]
    second = text[text.index("Nâng tỷ lệ") :].rstrip("\n")
    number = span(text, "trên 75%")
    until = span(text, "trước ngày 15/12/2022")
    provisions = (
        provision(
            text,
            "II.1.-1",
            first,
            citations=(5, 6, 7),
            assignments=(assignment(text, "Công an tỉnh"),),
        ),
        provision(
            text,
            "II.1.-2",
            second,
            targets=(Target("tỷ lệ điều tra", ">", 75.0, None, "%", None, *number),),
            deadlines=(Deadline("due", "2022-12-15", None, "trước ngày 15/12/2022", *until),),
        ),
    )
    links = (
        link(
            text,
            "phê duyệt Chương trình thực hiện Kết luận số 13-KL/TW",
            "1944/QĐ-TTg",
            "implements",
            "13-KL/TW",
        ),
        link(
            text, "về tiếp tục thực hiện Chỉ thị số 48-CT/TW", "13-KL/TW", "continues", "48-CT/TW"
        ),
        link(text, "về thực hiện Kết luận số 13-KL/TW", "13-CTr/TU", "implements", "13-KL/TW"),
    )
    plan = document(
        text,
        number="188/KH-UBND",
        sign="KH-UBND",
        title="phòng, chống tội phạm",
        issuer="Ủy ban nhân dân tỉnh Hưng Yên",
        place="Hưng Yên",
        date="2021-12-14",
        jurisdiction=HUNG_YEN,
        citations=citations,
        links=links,
        provisions=provisions,
    )
    return extraction(text, plan, path="hung-yen.txt")


def quang_ngai() -> Extraction:
    """A decision and the plan that it promulgates, in one file."""
    decision_text = (
        "Số: 2224/QĐ-UBND\nQuảng Ngãi, ngày 30 tháng 12 năm 2021\nQUYẾT ĐỊNH ban hành Kế hoạch\n"
        "Căn cứ Quyết định số 634/QĐ-TTg ngày 13/5/2020 của Thủ tướng Chính phủ phê duyệt Chương "
        "trình thực hiện Nghị quyết số 96/2019/QH14 ngày 27/11/2019 của Quốc hội;\n"
        "Căn cứ Chương trình số 13-CTr/TU ngày 12/10/2021 của Ban Thường vụ Tỉnh ủy;\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n"
        "Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 5634/TTr-CAT-PV01(CS) "
        "ngày 27/12/2021.\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống tội phạm.\n"
    )
    plan_text = (
        "KẾ HOẠCH phòng, chống tội phạm\n(Ban hành kèm theo Quyết định số 2224/QĐ-UBND ngày "
        "30/12/2021 của Chủ tịch UBND tỉnh)\nII. NHIỆM VỤ\n"
        "1. Thực hiện Chương trình số 13-CTr/TU. (Công an tỉnh, Sở Y tế thực hiện)\n"
        "2. Kiểm tra việc thực hiện.\n"
    )
    text = decision_text + plan_text
    decision = document(
        text,
        number="2224/QĐ-UBND",
        sign="QĐ-UBND",
        type="quyết định",
        title="ban hành Kế hoạch",
        issuer="Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi",
        place="Quảng Ngãi",
        date="2021-12-30",
        jurisdiction=QUANG_NGAI,
        end=len(decision_text),
        citations=(
            mention(
                text,
                "Quyết định số 634/QĐ-TTg",
                "634/QĐ-TTg",
                "basis",
                date="2020-05-13",
                issuer="Thủ tướng Chính phủ",
            ),
            mention(
                text,
                "Nghị quyết số 96/2019/QH14",
                "96/2019/QH14",
                "nested",
                date="2019-11-27",
                issuer="Quốc hội",
                within=0,
            ),
            mention(
                text,
                "Chương trình số 13-CTr/TU",
                "13-CTr/TU",
                "basis",
                date="2021-10-12",
                issuer="Ban Thường vụ Tỉnh ủy",
            ),
            mention(text, "Luật Tổ chức chính quyền địa phương", None, "basis", date="2015-06-19"),
            mention(
                text,
                "Tờ trình số 5634/TTr-CAT-PV01(CS)",
                "5634/TTr-CAT-PV01(CS)",
                "proposed_by",
                date="2021-12-27",
                issuer="Giám đốc Công an tỉnh",
            ),
        ),
        links=(
            link(
                text,
                "phê duyệt Chương trình thực hiện Nghị quyết số 96/2019/QH14",
                "634/QĐ-TTg",
                "implements",
                "96/2019/QH14",
            ),
            link(
                text,
                "Ban hành kèm theo Quyết định này Kế hoạch phòng, chống tội phạm",
                "2224/QĐ-UBND",
                "promulgates",
                "Kế hoạch phòng, chống tội phạm",
            ),
        ),
        provisions=(
            provision(
                text,
                "Điều 1",
                "Ban hành kèm theo Quyết định này Kế hoạch phòng, chống tội phạm.",
                "article",
            ),
        ),
    )
    plan = document(
        text,
        title="phòng, chống tội phạm",
        issuer="Ủy ban nhân dân tỉnh Quảng Ngãi",
        jurisdiction=QUANG_NGAI,
        annex_of="2224/QĐ-UBND",
        start=len(decision_text),
        citations=(
            mention(
                text,
                "Quyết định số 2224/QĐ-UBND",
                "2224/QĐ-UBND",
                "promulgated_by",
                date="2021-12-30",
                issuer="Chủ tịch Ủy ban nhân dân tỉnh",
            ),
            mention(text, "Chương trình số 13-CTr/TU", "13-CTr/TU", nth=1),
        ),
        provisions=(
            provision(
                text,
                "II.1",
                "Thực hiện Chương trình số 13-CTr/TU.",
                citations=(1,),
                assignments=(assignment(text, "Công an tỉnh", nth=1), assignment(text, "Sở Y tế")),
            ),
            provision(text, "II.2", "Kiểm tra việc thực hiện."),
        ),
    )
    return extraction(text, decision, plan, path="quang-ngai.txt")


def thap_muoi() -> Extraction:
    """A district plan without number; its task cites the district's and the province's papers."""
    text = (
        "Số: /KH-BCĐ138\nTháp Mười, ngày tháng 02 năm 2024\nKẾ HOẠCH công tác năm 2024\n"
        "Thực hiện Kế hoạch số 18/KH-BCĐ138 ngày 17/01/2024 của Ban Chỉ đạo phòng, chống tội phạm "
        "tỉnh Đồng Tháp về công tác năm 2024.\n"
        "II. NHIỆM VỤ\n1. Chỉ đạo\n"
        "- Thực hiện Kế hoạch số 63-KH/HU ngày 25/02/2022 của Huyện ủy về thực hiện Kết luận số "
        "13-KL/TW ngày 16/8/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 48-CT/TW của "
        "Bộ Chính trị khóa X; Kế hoạch số 124/KH-UBND ngày 01/6/2020 của Ủy ban nhân dân Tỉnh; "
        "Kế hoạch số 1744/KH-UBND ngày 06/4/2021 của UBND huyện (Công an huyện thực hiện).\n"
        "- Tuyên truyền trong Nhân dân (Phòng Văn hóa và Thông tin huyện thực hiện).\n"
    )
    citations = (
        mention(
            text,
            "Kế hoạch số 18/KH-BCĐ138",
            "18/KH-BCĐ138",
            "implements",
            date="2024-01-17",
            issuer="Ban Chỉ đạo phòng, chống tội phạm tỉnh Đồng Tháp",
        ),
        mention(text, "Kế hoạch số 63-KH/HU", "63-KH/HU", date="2022-02-25", issuer="Huyện ủy"),
        mention(
            text,
            "Kết luận số 13-KL/TW",
            "13-KL/TW",
            "nested",
            date="2021-08-16",
            issuer="Bộ Chính trị",
            within=1,
        ),
        mention(text, "Chỉ thị số 48-CT/TW", "48-CT/TW", "nested", issuer="Bộ Chính trị", within=1),
        mention(
            text,
            "Kế hoạch số 124/KH-UBND",
            "124/KH-UBND",
            date="2020-06-01",
            issuer="Ủy ban nhân dân Tỉnh",
        ),
        mention(
            text,
            "Kế hoạch số 1744/KH-UBND",
            "1744/KH-UBND",
            date="2021-04-06",
            issuer="Ủy ban nhân dân huyện",
        ),
    )
    first = text[text.index("Thực hiện Kế hoạch số 63") : text.index("\n- Tuyên")]
    second = text[text.index("Tuyên truyền") :].rstrip("\n")
    plan = document(
        text,
        sign="KH-BCĐ138",
        title="công tác năm 2024",
        issuer="Ban Chỉ đạo 138 huyện Tháp Mười",
        place="Tháp Mười",
        date="2024-02",
        jurisdiction=THAP_MUOI,
        citations=citations,
        links=(
            link(text, "về thực hiện Kết luận số 13-KL/TW", "63-KH/HU", "implements", "13-KL/TW"),
            link(
                text,
                "về tiếp tục thực hiện Chỉ thị số 48-CT/TW",
                "13-KL/TW",
                "continues",
                "48-CT/TW",
            ),
        ),
        provisions=(
            provision(
                text,
                "II.1.-1",
                first,
                citations=(1, 2, 3, 4, 5),
                assignments=(assignment(text, "Công an huyện"),),
            ),
            provision(
                text,
                "II.1.-2",
                second,
                assignments=(assignment(text, "Phòng Văn hóa và Thông tin huyện"),),
            ),
        ),
    )
    return extraction(text, plan, path="thap-muoi.txt")


def thai_binh() -> Extraction:
    """A provincial plan that implements the government's 18/KH-BCĐ138/CP."""
    text = (
        "Số: /KH-BCĐ-CQTT\nThái Bình, ngày tháng 01 năm 2024\nKẾ HOẠCH công tác năm 2024\n"
        "Thực hiện Kế hoạch số 18/KH-BCĐ138/CP ngày 15/01/2024 của Ban Chỉ đạo 138 Chính phủ.\n"
        "II. NHIỆM VỤ\na) Thực hiện Chỉ thị số 36-CT/TW và Kết luận số 13-KL/TW.\n"
    )
    plan = document(
        text,
        sign="KH-BCĐ-CQTT",
        title="công tác năm 2024",
        issuer="Ban Chỉ đạo 138 tỉnh Thái Bình",
        place="Thái Bình",
        date="2024-01",
        jurisdiction=THAI_BINH,
        citations=(
            mention(
                text,
                "Kế hoạch số 18/KH-BCĐ138/CP",
                "18/KH-BCĐ138/CP",
                "implements",
                date="2024-01-15",
                issuer="Ban Chỉ đạo 138 Chính phủ",
            ),
            mention(text, "Chỉ thị số 36-CT/TW", "36-CT/TW"),
            mention(text, "Kết luận số 13-KL/TW", "13-KL/TW"),
        ),
        provisions=(
            provision(
                text,
                "II.a",
                "Thực hiện Chỉ thị số 36-CT/TW và Kết luận số 13-KL/TW.",
                citations=(1, 2),
            ),
        ),
    )
    return extraction(text, plan, path="thai-binh.txt")


def samples() -> tuple[Extraction, ...]:
    """Four short documents in four files, five documents in all."""
    return hung_yen(), quang_ngai(), thap_muoi(), thai_binh()


def renamed(read: Extraction, path: str) -> Extraction:
    """The same facts from another file."""
    return replace(read, source=replace(read.source, path=path))
