"""Cue words: relations, roles, topics; and how a broken file is reported."""

import pytest

from cancu.ontology import loading
from cancu.ontology.errors import VocabularyError
from cancu.ontology.genres import Genre
from cancu.ontology.relations import cues, relation, relations, role, roles
from cancu.ontology.topics import topics, topics_of


def test_relations_are_those_of_extraction() -> None:
    mentions = {"basis", "implements", "proposed_by", "promulgated_by", "nested", "cited"}
    links = {"continues", "approves", "guides", "amends", "replaces", "repeals", "promulgates"}
    assert mentions | links <= {each.name for each in relations()}
    assert {each.name for each in relations() if "link" in each.where} == links | {"implements"}


def test_roles_are_four_and_labelled() -> None:
    assert [each.name for each in roles()] == ["lead", "implement", "coordinate", "monitor"]
    assert role("lead").vi == "chủ trì"
    assert relation("basis").vi == "căn cứ"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tiếp tục thực hiện", "continues"), ("thực hiện", "implements"), ("phê duyệt", "approves"),
        ("quy định chi tiết thi hành", "guides"), ("sửa đổi, bổ sung", "amends"),
        ("thay thế", "replaces"), ("bãi bỏ", "repeals"), ("ban hành", "promulgates"),
    ],
)  # fmt: skip
def test_a_title_says_its_relation_by_the_longest_cue(words: str, name: str) -> None:
    first = next(each for cue, each in cues("link") if words.startswith(cue))
    assert first.name == name


def test_longer_cues_come_first() -> None:
    lengths = [len(cue) for cue, _ in cues("link")]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("đấu tranh với tội phạm về ma tuý", "ma-tuy"),
        ("phòng, chống mua bán người", "mua-ban-nguoi"),
        ("hoạt động “tín dụng đen”", "tin-dung-den"), ("phòng, chống tham nhũng", "tham-nhung"),
        ("tội phạm sử dụng công nghệ cao", "toi-pham-cong-nghe-cao"),
        ("vận động ĐẦU THÚ", "truy-na"),
        ("Đẩy mạnh tuyên  truyền", "tuyen-truyen"),
    ],
)  # fmt: skip
def test_a_text_is_about_what_its_words_say(text: str, slug: str) -> None:
    assert slug in {each.slug for each in topics_of(text)}


def test_a_text_without_cues_is_about_nothing_known() -> None:
    assert topics_of("Kế hoạch này có hiệu lực kể từ ngày ký.") == ()
    assert topics_of("") == ()
    assert topics_of("biên giớiabc") == (), "whole phrases only"


def test_topics_are_a_tree_in_which_no_cue_is_shared() -> None:
    slugs = [each.slug for each in topics()]
    assert len(slugs) == len(set(slugs))
    for at, each in enumerate(topics()):
        assert each.broader is None or each.broader in slugs[:at], "wider topics come first"
    told = [cue for each in topics() for cue in each.cues]
    assert len(told) == len(set(told))


def test_a_broken_vocabulary_is_reported_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, words in [
        ("name,english,cls,levels\nkế hoạch,Plan\n", "sai số cột"),
        ("name,english\nkế hoạch,Plan\n", "cls"),
        ("name,english,cls,party\nkế hoạch,Plan,Plan,maybe\n", "bool"),
    ]:
        monkeypatch.setattr(loading, "vocabulary_text", lambda _, text=text: text)
        with pytest.raises(VocabularyError, match=words) as raised:
            loading.load_rows("genres.csv", Genre, ("levels",))
        assert "genres.csv" in str(raised.value)


def test_broken_yaml_is_reported_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "vocabulary_text", lambda _: "a: [")
    with pytest.raises(VocabularyError, match=r"topics\.yml"):
        loading.load_yaml("topics.yml", dict)


def test_remarks_and_lists_in_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# why\nname,english,cls,aliases\nkế hoạch,Plan,Plan,a | b\n"
    monkeypatch.setattr(loading, "vocabulary_text", lambda _: text)
    (row,) = loading.load_rows("genres.csv", Genre, ("aliases",))
    assert row == Genre("kế hoạch", "Plan", "Plan", aliases=("a", "b"))
