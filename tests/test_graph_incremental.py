"""A store that took documents one by one, in any order, is the one that is made from scratch."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cancu.graph.derive import derive, ensure_derived
from cancu.graph.export import export
from cancu.graph.index import INDEX
from cancu.graph.load import held_documents, ingest_files, remove_documents
from cancu.graph.lookup import Lookup
from cancu.graph.namespaces import INFERENCE, RESOLUTION, VOCABULARY
from cancu.graph.store import Store, open_store
from cancu.ingest.model import Citation, Document, Extraction, Jurisdiction, Link, Provision
from cancu.ontology.errors import StoreError
from tests import graph_fixtures as make

PLACES = (
    (None, None),
    (Jurisdiction("central"), "Bộ Chính trị"),
    (make.HUNG_YEN, "Ủy ban nhân dân tỉnh Hưng Yên"),
    (make.QUANG_NGAI, "Tỉnh ủy Quảng Ngãi"),
    (make.THAP_MUOI, "Ủy ban nhân dân huyện Tháp Mười"),
)
# Clashing dates, two prints of one number, a sign that contradicts its issuer, known instruments by
# number and by name, a number without sign.
NUMBERS = (
    "13-CTr/TU", "13-CTR/TU", "13-CTr/TW", "188/KH-UBND", "0188/KH-UBND", "44-KL/TW",
    "06/QĐ-TTg", "06", "2224/QĐ-UBND", "45/2013/QH13", None,
)  # fmt: skip
WORDS = ("Luật Đất đai", "Luật Cây xanh", "Luật  Cây xanh", "LUẬT CÂY XANH")
DATES = (
    None, "2021", "2021-10", "2021-10-13", "2021-10-12", "2022-10-13", "2019-10-22", "2013-11-29",
)  # fmt: skip
ISSUERS = (None, "Tỉnh ủy", "Tỉnh ủy Hưng Yên", "Bộ Chính trị", "Ủy ban nhân dân huyện")
TITLES = (None, "về phòng, chống tội phạm", "về phòng chống tội phạm")
GENRES = ("kế hoạch", "chương trình", "đề án", "luật")
RELATIONS = ("basis", "implements", "cited", "nested", "promulgated_by")

sometimes = st.sampled_from


@st.composite
def citations(draw: st.DrawFn) -> tuple[Citation, ...]:
    made = []
    for index in range(draw(st.integers(0, 5))):
        target = draw(st.none() | st.integers(0, 5)) if draw(st.integers(0, 4)) == 0 else None
        number = draw(sometimes(NUMBERS))
        made.append(
            Citation(
                start=index * 10,
                end=index * 10 + 5,
                text=number or draw(sometimes(WORDS)),
                type=draw(sometimes(GENRES)),
                number=number,
                date=draw(sometimes(DATES)),
                issuer=draw(sometimes(ISSUERS)),
                title=draw(sometimes(TITLES)),
                relation=draw(sometimes(RELATIONS)),
                target=target if target != index else None,
            )
        )
    return tuple(made)


@st.composite
def documents(draw: st.DrawFn, annex_of: str | None = None) -> Document:
    jurisdiction, issuer = draw(sometimes(PLACES))
    mentions = draw(citations())
    ends = sometimes([n for n in NUMBERS if n] + ["Luật Cây xanh", "Kế hoạch A", "Đề án"])
    links = draw(
        st.lists(
            st.builds(
                Link, ends, sometimes(["implements", "continues", "promulgates"]), ends,
                st.integers(0, 40), st.just(50),
            ),
            max_size=2,
        )
    )  # fmt: skip
    tasks = tuple(i for i in range(len(mentions)) if draw(st.booleans()))
    return make.document(
        "x" * 60,
        number=None if annex_of else draw(sometimes(NUMBERS)),
        type=draw(sometimes(GENRES)),
        title=draw(sometimes((None, "Cây xanh", "phòng, chống tội phạm"))),
        issuer=issuer,
        date=draw(sometimes(DATES)),
        jurisdiction=jurisdiction,
        annex_of=annex_of,
        citations=mentions,
        links=tuple(links),
        provisions=(Provision("1", "task", None, "Việc", 0, 4, citations=tasks),),
    )


@st.composite
def files(draw: st.DrawFn, paths: int = 4) -> Extraction:
    first = draw(documents())
    more = [draw(documents(annex_of=first.number))] if draw(st.booleans()) else []
    if more and draw(st.booleans()):
        more, first = [], more[0]  # the annex alone: its decision is read later, or never
    text = f"văn bản {draw(st.integers(0, 3))}"
    path = f"{draw(st.integers(0, paths - 1))}.txt"
    return make.extraction(text, first, *more, path=path)


@dataclass(frozen=True)
class Removal:
    """The document that stands there among those held is taken out."""

    place: int


steps = st.lists(files() | st.builds(Removal, st.integers(0, 9)), min_size=1, max_size=7)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all, which each test empties first: opening takes longer than filling."""
    with open_store(tmp_path_factory.mktemp("incremental") / "kho") as store:
        ensure_derived(store)
        yield store


def emptied(store: Store) -> Store:
    remove_documents(store, held_documents(store))
    assert not [name for name in store.graphs() if name not in (VOCABULARY, INDEX)]
    return store


def take(store: Store, step: Extraction | Removal) -> None:
    if isinstance(step, Extraction):
        ingest_files(store, [step])
    elif held := held_documents(store):
        remove_documents(store, [held[step.place % len(held)]])


def lines(store: Store) -> list[str]:
    return export(store, "nq").decode().splitlines()


EXAMPLES = settings(
    deadline=None,
    max_examples=int(os.environ.get("CANCU_EXAMPLES", "60")),
    suppress_health_check=list(HealthCheck),
)


@given(steps=steps)
@EXAMPLES
def test_every_step_leaves_what_is_made_from_scratch(
    kept: Store, steps: list[Extraction | Removal]
) -> None:
    store = emptied(kept)
    for step in steps:
        take(store, step)
    grown = lines(store)
    derive(store)
    assert grown == lines(store)


some_files = st.lists(files(9), min_size=2, max_size=4, unique_by=lambda file: file.source.path)


@given(read=some_files, data=st.data())
@EXAMPLES
def test_any_order_makes_the_same_store(
    kept: Store, read: list[Extraction], data: st.DataObject
) -> None:
    store = emptied(kept)
    ingest_files(store, read)
    one = lines(store)
    # Where two files hold one document, the last one read is what is held.
    assume(len(held_documents(store)) == sum(len(each.documents) for each in read))
    ingest_files(emptied(store), data.draw(st.permutations(read)))
    assert one == lines(store)


def test_taking_out_all_but_one_leaves_what_that_one_makes(kept: Store) -> None:
    store = emptied(kept)
    ingest_files(store, [make.hung_yen()])
    alone = lines(store)
    ingest_files(store, make.samples())
    others = [each for each in held_documents(store) if "hung-yen" not in each]
    remove_documents(store, others)
    assert lines(store) == alone


def citing(number: str, index: int, words: str, **said: str | None) -> Extraction:
    """A plan of Hưng Yên that cites one document."""
    text = f"{words} ({index})"
    cited = make.mention(text, words, number, **{"type": "chỉ thị", **said})
    plan = make.document(
        text, number=f"{index}/KH-UBND", date="2023-01-02", jurisdiction=make.HUNG_YEN,
        citations=(cited,),
    )  # fmt: skip
    return make.extraction(text, plan, path=f"{index}.txt")


@contextmanager
def watched() -> Iterator[list[str]]:
    """The slots whose mentions are read while something is done."""
    read: list[str] = []
    real = Lookup.slot

    def noted(self: Lookup, slot: str) -> object:
        read.append(slot)
        return real(self, slot)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lookup, "slot", noted)
        yield read


@pytest.mark.parametrize("number", ["48-CT/TW", "77-CT/TW"], ids=["known", "known to nobody"])
def test_one_that_says_what_all_say_has_no_mention_of_others_read(kept: Store, number: str) -> None:
    store = emptied(kept)
    said = {"date": "2010-10-22", "issuer": "Bộ Chính trị"}
    words = f"Chỉ thị số {number}"
    ingest_files(store, [citing(number, index, words, **said) for index in range(5)])
    with watched() as read:
        ingest_files(store, [citing(number, 5, words, **said)])
        ingest_files(store, [citing(number, 5, words, **said, title="về việc khác")])
    # What is read is who cites the new plan itself.
    assert not [slot for slot in read if number.partition("-")[0] in slot]


def test_a_new_date_of_a_number_has_those_read_that_it_may_concern(kept: Store) -> None:
    store = emptied(kept)
    ingest_files(store, [citing("77-CT/TW", 1, "Chỉ thị số 77-CT/TW", date="2010-10-22")])
    ingest_files(store, [citing("78-CT/TW", 2, "Chỉ thị số 78-CT/TW", date="2010-10-22")])
    with watched() as read:
        ingest_files(store, [citing("77-CT/TW", 3, "Chỉ thị số 77-CT/TW", date="2010-10-23")])
    assert read
    assert not [slot for slot in read if "78" in slot]


def test_a_stub_is_called_as_most_call_it_and_all_who_cite_it_follow(kept: Store) -> None:
    store = emptied(kept)
    cited = f"SELECT ?c ?cited WHERE {{ GRAPH <{RESOLUTION}> {{ ?c cc:cited ?cited }} }}"
    for index, number in enumerate(("07-CTr/TU", "7-CTr/TU", "7-CTr/TU")):
        words = f"Chương trình số {number}"
        ingest_files(store, [citing(number, index, words, date="2021-10-13", type="chương trình")])
        names = {str(row["cited"]).split("/")[-2] for row in store.select(cited)}
        assert len(names) == 1
        assert names == {"07-CTr-TU" if index < 2 else "7-CTr-TU"}


def test_a_store_that_nobody_derived_is_derived_before_it_is_changed(kept: Store) -> None:
    store = emptied(kept)
    ingest_files(store, make.samples())
    whole = lines(store)
    store.replace_graphs({RESOLUTION: (), INFERENCE: (), INDEX: ()})
    remove_documents(store, [])
    assert lines(store) == whole


def test_what_is_read_and_what_follows_from_it_come_at_once_or_not_at_all(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = emptied(kept)
    ingest_files(store, make.samples()[:2])
    before = lines(store)

    def full(*_: object) -> None:
        raise StoreError("hết chỗ")

    monkeypatch.setattr(type(store), "_write", full)
    with pytest.raises(StoreError, match="hết chỗ"):
        ingest_files(store, make.samples()[2:])
    assert lines(store) == before


def linking(index: int) -> Extraction:
    """A plan that says what one document does to another, and cites the latter."""
    text = f"Kết luận số 13-KL/TW về tiếp tục thực hiện Chỉ thị số 48-CT/TW ({index})"
    plan = make.document(
        text, number=f"{index}/KH-UBND", date="2023-01-02", jurisdiction=make.HUNG_YEN,
        citations=(
            make.mention(text, "Kết luận số 13-KL/TW", "13-KL/TW", "implements"),
            make.mention(text, "Chỉ thị số 48-CT/TW", "48-CT/TW", "nested", within=0),
        ),
        links=(make.link(text, "tiếp tục thực hiện", "13-KL/TW", "continues", "48-CT/TW"),),
    )  # fmt: skip
    return make.extraction(text, plan, path=f"{index}.txt")


def test_an_edge_stays_as_long_as_somebody_says_it(kept: Store) -> None:
    store = emptied(kept)
    said = "ASK { ?one cc:continues ?other }"
    ingest_files(store, [linking(1), linking(2)])
    remove_documents(store, held_documents(store)[:1])
    assert store.ask(said)
    remove_documents(store, held_documents(store))
    assert not store.ask(said)


def test_an_edge_that_a_document_says_of_itself_stays_when_others_say_it_no_more(
    kept: Store,
) -> None:
    store = emptied(kept)
    text = "Kết luận số 13-KL/TW thực hiện Chỉ thị số 48-CT/TW"
    cited = make.mention(text, "Chỉ thị số 48-CT/TW", "48-CT/TW", "implements")
    conclusion = make.document(
        text, number="13-KL/TW", type="kết luận", date="2021-08-16",
        jurisdiction=make.CENTRAL, citations=(cited,),
    )  # fmt: skip
    other = linking(1)
    (plan,) = other.documents
    same = replace(plan, links=(replace(plan.links[0], rel="implements"),))
    ingest_files(store, [make.extraction(text, conclusion, path="0.txt")])
    alone = lines(store)
    ingest_files(store, [replace(other, documents=(same,))])
    remove_documents(store, [each for each in held_documents(store) if "hung-yen" in each])
    assert lines(store) == alone


def test_a_law_that_is_held_by_its_number_is_found_by_its_name(kept: Store) -> None:
    store = emptied(kept)
    law = make.document(
        "Luật", number="45/2013/QH13", type="luật", date="2013-11-29", jurisdiction=make.CENTRAL
    )
    ingest_files(store, [make.extraction("Luật", law, path="0.txt")])
    text = "Luật Đất đai"
    plan = make.document(
        text, number="1/KH-UBND", date="2020-01-02", jurisdiction=make.HUNG_YEN,
        citations=(make.mention(text, text, None),),
    )  # fmt: skip
    ingest_files(store, [make.extraction(text, plan, path="1.txt")])
    (row,) = store.select("SELECT ?state ?cited WHERE { ?c cc:state ?state ; cc:cited ?cited }")
    assert row["state"] == "resolved"
    assert str(row["cited"]).endswith("/45-2013-QH13/2013-11-29")
