"""A page is read as the document that it shows, and nothing of the site around it."""

import hashlib
import sys
import unicodedata
from pathlib import Path

import pytest

from cancu.ingest.model import PageFacts, Source
from cancu.ingest.pipeline import extract
from cancu.ingest.readers.encodings import encode
from cancu.ingest.readers.html import LARGEST, read_html
from cancu.ontology.errors import SourceError
from tests import web_pages as pages
from tests.web_pages import in_1258

FIRST = "**ỦY BAN NHÂN DÂN**\n**TỈNH HÀ NAM**"
LAST = "**Nguyễn Đức Vượng**\n"


@pytest.fixture
def save(tmp_path: Path):
    """Writes a page to a file."""

    def write(page: str | bytes) -> Path:
        path = tmp_path / "trang.html"
        path.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
        return path

    return write


@pytest.fixture
def read(save):
    def text(page: str | bytes) -> str:
        return read_html(save(page)).text

    return text


def test_a_source_is_the_text_with_the_hash_of_the_file(save) -> None:
    path = save("<p>KẾ HOẠCH</p>")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_html(path) == Source(str(path), "html", digest, "KẾ HOẠCH\n")


@pytest.mark.parametrize("name", ["VBPL_OLD", "LIBRARY", "PORTAL"])
def test_the_document_stands_alone(read, name: str) -> None:
    text = read(getattr(pages, name))
    assert text == read(f"<html><body>{pages.PLAN}</body></html>")
    assert text.startswith(FIRST)
    assert text.endswith(LAST)


@pytest.mark.parametrize("name", ["VBPL_OLD", "LIBRARY", "PORTAL"])
def test_head_tasks_and_signature_are_read_off_a_page(save, name: str) -> None:
    (document,) = extract(read_html(save(getattr(pages, name)))).documents
    assert (document.number, document.date) == ("45/KH-UBND", "2024-03-12")
    assert document.issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert document.signer is not None
    assert document.signer.name == "Nguyễn Đức Vượng"
    assert document.recipients == ("Bộ Công an", "Lưu: VT, NC")
    roles = [(p.path, a.agency, a.role) for p in document.provisions for a in p.assignments]
    assert roles[:2] == [
        ("II.1", "Sở Giáo dục và Đào tạo", "lead"),
        ("II.2", "Công an tỉnh", "implement"),
    ]


def test_an_annex_in_a_part_of_its_own_is_kept(read) -> None:
    annex = "<div><p>PHỤ LỤC I</p><p>Danh mục nhiệm vụ trọng tâm</p></div>"
    body = f"<div><div>{pages.PLAN * 3}</div>{annex}</div><ul>{pages.NEWS}</ul>"
    assert read(f"<body>{body}</body>").endswith("PHỤ LỤC I\n\nDanh mục nhiệm vụ trọng tâm\n")


def test_a_list_of_articles_beside_the_text_is_none_of_it(read) -> None:
    titles = [f"Điều {n}. Nội dung thứ {n}" for n in range(1, 9)]
    articles = "".join(f"<p><b>{t}</b></p><p>{'Cơ quan có trách nhiệm. ' * 9}</p>" for t in titles)
    contents = "".join(f"<div><span>{t}</span></div><div>Khoản 1</div>" for t in titles)
    text = read(
        f"<body><div id=a><div>{pages.HEAD}{articles}</div></div><div id=b>{contents}</div></body>"
    )
    assert text.count("Điều 3.") == 1
    assert "Khoản 1" not in text


def test_the_other_language_behind_a_tab_is_left_out(read) -> None:
    english = "<p>Pursuant to the Law on Drug Prevention the Committee promulgates.</p>" * 20
    text = read(f'<div><div>{pages.PLAN}</div><div style="display: none">{english}</div></div>')
    assert "Pursuant" not in text


def test_a_page_without_letterhead_is_found_by_its_prose(read) -> None:
    said = (
        "Thủ tướng yêu cầu Bộ Công an chủ trì, phối hợp với các bộ xây dựng đề án trình Chính phủ."
    )
    text = read(
        f"<body><div class='menu'><ul>{pages.MENU}</ul></div><div><h1>Tin</h1><div class='x'>"
        f"<p>{said}</p><p>{said}</p><p>{said}</p></div><ul>{pages.NEWS}</ul></div></body>"
    )
    assert text == f"{said}\n\n{said}\n\n{said}\n"


def test_a_class_that_sounds_like_furniture_does_not_hide_a_document(read) -> None:
    page = f'<body><div class="content-sidebar menu"><div>{pages.PLAN}</div></div></body>'
    assert read(page).startswith(FIRST)


def test_a_letterhead_without_a_table_keeps_the_body_above_the_motto(read) -> None:
    text = read(
        "<body><p>Trang chủ</p><p>UBND TỈNH HÀ NAM</p><p>Số: 5/KH-UBND</p><p>CỘNG HÒA XÃ HỘI CHỦ "
        f"NGHĨA VIỆT NAM</p>{pages.BODY}</body>"
    )
    assert text.startswith("UBND TỈNH HÀ NAM\n\nSố: 5/KH-UBND\n\nCỘNG HÒA")


def test_inline_links_bold_words_and_breaks_are_one_paragraph(read) -> None:
    assert read("<p>1. <b>Sở</b> <b>Y tế</b>: theo <a href='#'>Luật\n A</a><br>và&nbsp;B</p>") == (
        "1. **Sở Y tế**: theo Luật A\nvà\u00a0B\n"
    )


def test_headings_and_weights_of_style_are_marked(read) -> None:
    assert read("<h2>I. MỤC <b>TIÊU</b></h2><p style='font-weight: 700'>A</p><b>B</b>") == (
        "## I. MỤC TIÊU\n\n**A**\n\n**B**\n"
    )


def test_decomposed_letters_stay_as_the_page_has_them(read) -> None:
    words = unicodedata.normalize("NFD", "Kế hoạch phòng, chống ma túy")
    assert read(f"<p>{words}</p>") == f"{words}\n"


def test_lists_show_the_marks_that_a_browser_shows(read) -> None:
    assert read(
        "<ol><li>Một</li><li>Hai<ul><li>con<ul><li>cháu</li></ul></li><li>- sẵn</li></ul></li></ol>"
        "<ol type=a start=3><li>xê</li></ol><ol type=I><li value=4>Bốn</li></ol>"
        "<ul><li><p>Đoạn</p><p>tiếp</p></li></ul><ul style='list-style:none'><li>trơn</li></ul>"
    ).split("\n\n") == [
        "1. Một",
        "2. Hai",
        "- con",
        "+ cháu",
        "- sẵn",
        "c) xê",
        "IV. Bốn",
        "- Đoạn",
        "tiếp",
        "trơn\n",
    ]


def test_a_table_of_facts_is_rows_with_merged_cells_repeated(read) -> None:
    assert read(pages.TABLE).split("\n")[4:] == [
        "| **TT** | **Nhiệm vụ** | **Cơ quan thực hiện** | **Cơ quan thực hiện** | **Thời gian** |",
        "|---|---|---|---|---|",
        "| **TT** | **Nhiệm vụ** | **Chủ trì** | **Phối hợp** | **Thời gian** |",
        "| **I** | **Nâng cao nhận thức** |  |  |  |",
        "| 1 | Xây dựng kế hoạch | Sở Tư pháp | Sở Y tế<br>Công an tỉnh | Quý II |",
        "| 2 | Tổ chức hội nghị | Sở Tư pháp | Sở Nội vụ \\| Sở Tài chính | Tháng 6/2024 |",
        "| 3 | Báo cáo kết quả | Các sở, ban, ngành | Các sở, ban, ngành | Hằng năm |",
        "",
    ]


def test_tasks_of_a_table_have_their_bearers(save) -> None:
    (document,) = extract(read_html(save(pages.TABLE))).documents
    found = {p.path: [(a.agency, a.role) for a in p.assignments] for p in document.provisions}
    assert found["PL.I.1"] == [
        ("Sở Tư pháp", "lead"),
        ("Sở Y tế", "coordinate"),
        ("Công an tỉnh", "coordinate"),
    ]
    assert found["PL.I.2"][0] == ("Sở Tư pháp", "lead")


def test_a_page_of_word_is_read_as_word_shows_it(save) -> None:
    source = read_html(save(in_1258(pages.WORD)))
    assert source.text.split("\n\n") == [
        "**KẾ HOẠCH**",
        "**1. Sở Y tế:** Tổ chức cai nghiện<sup>1</sup>.",
        "+ Trồng 5 m2 cây xanh.",
        "đã thêm",
        "<sup>1</sup> Theo Quyết định số 5/QĐ-BYT.\n",
    ]
    (document,) = extract(source).documents
    assert [c.number for c in document.citations] == ["5/QĐ-BYT"]


def test_struck_words_are_marked_and_deleted_ones_gone(read) -> None:
    assert read("<p>Giảm <s>5%</s> <del>6%</del>7%</p>") == "Giảm ~~5%~~ 7%\n"


@pytest.mark.parametrize(
    "data",
    [
        pages.VBPL_OLD.encode("utf-8-sig"),
        b"\xff\xfe" + pages.VBPL_OLD.encode("utf-16-le"),
        pages.VBPL_OLD.encode("utf-16-be"),
        in_1258(pages.VBPL_OLD.replace("<head>", '<head><meta charset="windows-1258">')),
        in_1258(f"<html><body>{pages.PLAN}</body></html>"),
        encode(f"<html><body>{pages.PLAN}</body></html>", "vni"),
        encode(f"<html><body>{pages.PLAN}</body></html>", "viscii"),
        encode(f"<html><body>{pages.PLAN}</body></html>", "vni").decode("latin-1").encode("utf-8"),
    ],
)
def test_a_page_is_read_in_its_encoding(read, data: bytes) -> None:
    assert read(data) == read(pages.VBPL_OLD)


def test_fonts_of_tcvn3_say_which_letters_are_capitals(read) -> None:
    head = encode("cộng hòa xã hội chủ nghĩa việt nam", "tcvn3")
    body = encode("Căn cứ Luật Phòng, chống ma túy", "tcvn3")
    page = (
        b'<html><meta http-equiv="Content-Type" content="text/html; charset=x-user-defined">'
        b'<body style="font-family:.VnTime,serif"><p><font face=".VnTimeH">%s</font></p>'
        b'<p>%s</p><p style="font-family:Arial">caf\xe9</p></body></html>' % (head, body)
    )
    assert read(page) == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nCăn cứ Luật Phòng, chống ma túy\n\ncafé\n"
    )


def test_facts_of_an_old_page_of_the_database_of_laws(save) -> None:
    assert read_html(save(pages.VBPL_OLD)).stated == PageFacts(
        "partly-expired",
        "2024-03-12",
        None,
        (
            ("basis", "Luật Phòng, chống ma túy 2021"),
            ("basis", "1452/QĐ-TTg"),
            ("replaces", "12/KH-UBND"),
        ),
    )


def test_facts_of_a_page_of_attributes(save) -> None:
    facts = read_html(save(pages.LIBRARY)).stated
    assert (facts.validity, facts.effective, facts.expires) == (
        "in-force",
        "2024-03-15",
        "2024-12-31",
    )
    assert {relation for relation, _ in facts.relations} == {"related"}


def test_what_the_document_says_itself_is_no_fact_of_the_page(save) -> None:
    clause = "<p>Ngày có hiệu lực: 01/01/2024</p><p>Còn hiệu lực</p>"
    page = f"<body><div>{pages.PLAN.replace('<p><b>II.', clause + '<p><b>II.')}</div></body>"
    assert read_html(save(page)).stated is None


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<font><b><i>", "<table><tr><td>", "<ul><li>", "<b>", "<a href=x><p>", "<span><div>"],
)
def test_ten_thousand_levels_are_read_to_the_end(read, opening: str) -> None:
    text = read(opening * 10_000 + pages.BODY)
    assert "Mở các đợt cao điểm tấn công tội phạm" in text


def test_broken_markup_loses_no_words(read) -> None:
    text = read(
        "<div><p><b>KẾ HOẠCH<p>Căn cứ <i>Luật</b> Phòng, chống ma túy ngày 30/3/2021;</div></td>"
        "<p>Điều 1. Ban <table><tr><td>a<td>b<tr><td>c</table> hành &lt;5% &amp; &#272;i&#7873;u"
    )
    for words in ("Luật", "Phòng, chống", "Điều 1. Ban", "| c |", "hành <5% & Điều"):
        assert words in text


def test_entities_of_a_document_type_are_not_opened(read) -> None:
    text = read('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>Kế hoạch &x;</p>')
    assert "&x;" in text
    assert "root:" not in text


def test_spans_without_end_stay_small(read) -> None:
    cells = "<td rowspan=65000 colspan=1000>x</td>" * 50
    assert len(read(f"<table><tr>{cells}</tr>{'<tr><td>y<td>z</tr>' * 500}</table>")) < 1_000_000


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"", "không có nội dung"),
        (b"<html><body><script>x()</script></body></html>", "không có nội dung văn bản"),
        ("chỉ có chữ".encode(), "không phải trang web"),
        (b"<p>" * 1_600_000, "quá nhiều thẻ"),
    ],
)
def test_what_is_no_page_is_said_in_one_sentence(save, page: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        read_html(save(page))
    assert str(caught.value).count("\n") == 0


def test_a_missing_file_a_folder_and_a_huge_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Không có tệp"):
        read_html(tmp_path / "x.html")
    with pytest.raises(SourceError, match="thư mục"):
        read_html(tmp_path)
    huge = tmp_path / "lon.html"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match="lớn hơn 48 MB"):
        read_html(huge)


def test_the_missing_library_is_named(save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(SourceError, match=r'pip install "cancu\[web\]"'):
        read_html(save("<p>x</p>"))
