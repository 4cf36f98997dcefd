"""A heading says what kind of section it opens."""

import pytest

from cancu.ingest.sections import article_kind, holds_scheme, section_kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "objective"),
        ("QUAN ĐIỂM CHỈ ĐẠO", "objective"),
        ("Một số chỉ tiêu cụ thể", "objective"),
        ("NHIỆM VỤ, GIẢI PHÁP", "task"),
        ("PHÂN CÔNG TRÁCH NHIỆM", "task"),
        ("NỘI DUNG", "task"),
        ("HÌNH THỨC", "task"),
        ("TỔ CHỨC THỰC HIỆN", "organisation"),
        ("KINH PHÍ", "organisation"),
        ("THỜI GIAN THỰC HIỆN", "organisation"),
        ("ĐỐI TƯỢNG, PHẠM VI", "organisation"),
        ("MỘT SỐ CÔNG TÁC, GIẢI PHÁP CHÍNH", "task"),
        ("PHƯƠNG CHÂM", "objective"),
        ("ĐÁNH GIÁ CHUNG", "objective"),
        ("ĐẶC ĐIỂM TÌNH HÌNH", "objective"),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ", "task"),
        ("CHẾ ĐỘ BÁO CÁO", "organisation"),
        ("LỘ TRÌNH", "organisation"),
        ("TRÁCH NHIỆM TỔ CHỨC THỰC HIỆN", "organisation"),
        ("TỎ CHỨC THỰC HIỆN", "organisation"),
        ("MỤC ĐÍCH, YÉU CẦU", "objective"),
    ],
)
def test_the_words_of_plans_are_known(heading, kind):
    assert section_kind(heading, None, top=True) == kind


def test_all_below_tổ_chức_thực_hiện_is_organisation():
    assert section_kind("Nhiệm vụ của các sở", "organisation", top=False) == "organisation"


def test_a_heading_that_does_not_say_takes_the_kind_above():
    assert section_kind("Công tác tuyên truyền", "task", top=False) == "task"
    assert section_kind("Công an tỉnh", None, top=False) is None


def test_below_the_top_a_word_inside_does_not_count():
    assert section_kind("Nâng cao trách nhiệm", "objective", top=False) == "objective"


@pytest.mark.parametrize(
    "heading",
    ["Yêu cầu các sở, ban, ngành", "Tổ chức thực hiện tốt các quy định", "Thời gian tới, các xã"],
)
def test_words_that_demand_or_order_open_no_section(heading):
    assert section_kind(heading, "task", top=False) == "task"


def test_an_article_that_approves_something_holds_a_scheme():
    assert holds_scheme("Phê duyệt Đề án với các nội dung sau:")
    assert not holds_scheme("Phạm vi điều chỉnh, đối tượng áp dụng")


def test_an_article_is_one_unless_it_sets_aims_or_tasks():
    assert article_kind("Đối tượng áp dụng") == "article"
    assert article_kind("Hiệu lực thi hành") == "article"
    assert article_kind("Mục tiêu tổng quát") == "objective"
    assert article_kind("Nhiệm vụ và giải pháp") == "task"
    assert article_kind("Tổ chức thực hiện") == "organisation"


@pytest.mark.parametrize(
    "heading",
    [
        "GIÁM SÁT, ĐÁNH GIÁ",
        "THEO DÕI, KIỂM TRA VÀ CHẾ ĐỘ BÁO CÁO",
        "ĐÁNH GIÁ, TỔNG KẾT THỰC HIỆN ĐỀ ÁN",
    ],
)
@pytest.mark.parametrize("above", [None, "article", "task"])
def test_a_section_that_watches_over_a_plan_is_organisation(heading, above):
    assert section_kind(heading, above, top=above is None) == "organisation"


def test_an_item_that_watches_over_something_is_a_task():
    assert section_kind("Kiểm tra, giám sát", "task", top=False) == "task"
    assert section_kind("CÔNG TÁC KIỂM TRA, GIÁM SÁT", None, top=True) == "task"


def test_a_word_inside_counts_for_the_sections_of_what_an_article_approves():
    assert section_kind("MỘT SỐ VIỆC VÀ GIẢI PHÁP LỚN", "article", top=False) == "task"
    assert section_kind("Một số việc và giải pháp lớn", "article", top=False) == "article"
