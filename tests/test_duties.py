"""What an agency must do, in which role, until when, and who does it now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import as_file, files

import pytest

from cancu.graph.protocol import Store
from cancu.ontology.errors import NotFoundError
from cancu.queries.duties import agency_duties
from tests.query_fixtures import evidence_in, slices, stored


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with as_file(files("cancu.ingest.samples")) as folder:
        read = sorted(folder.glob("*.txt"))
        with stored(tmp_path_factory.mktemp("kho"), *read) as opened:
            yield opened


def test_each_duty_has_the_words_that_charge_the_agency(store: Store) -> None:
    found = agency_duties(store, "Công an tỉnh", "2024-06-01")
    proofs = [proof for each in found for proof in evidence_in(each.to_json())]
    texts = slices(store)
    for proof in proofs:
        assert texts[proof["document"]][proof["start"] : proof["end"]] == proof["quote"]
    assert {each.place for each in found} >= {("quang-ngai",), ("thai-binh",), ("binh-thuan",)}
    assert all(each.duties and not each.holders for each in found)
    assert "Công an tỉnh" in {proof["quote"] for proof in proofs}


def test_a_province_in_the_name_or_beside_it_is_the_same(store: Store) -> None:
    (beside,) = agency_duties(store, "Công an tỉnh", "2024-06-01", "Quảng Ngãi")
    (inside,) = agency_duties(store, "Công an tỉnh Quảng Ngãi", "2024-06-01")
    (folded,) = agency_duties(store, "cong an tinh quang ngai", "2024-06-01")
    assert beside == inside == folded


def test_duties_come_by_role_with_time_and_basis(store: Store) -> None:
    (found,) = agency_duties(store, "Công an tỉnh", "2024-06-01", "Thái Bình")
    roles = [each.role for each in found.duties]
    assert roles == sorted(roles, key=["lead", "implement", "coordinate", "monitor"].index)
    assert all("18/KH-BCĐ138/CP" in each.basis for each in found.duties)
    assert any("06/QĐ-TTg" in each.basis for each in found.duties)


def test_a_duty_knows_until_when(store: Store) -> None:
    (found,) = agency_duties(store, "Công an tỉnh", "2024-06-01", "Quảng Ngãi")
    until = {each.path: each.deadlines for each in found.duties if each.deadlines}
    assert until == {"III.1.e": ("đến năm 2030", "vào năm 2025")}


def test_who_holds_the_work_after_a_merger(store: Store) -> None:
    (before,) = agency_duties(store, "Công an tỉnh", "2025-06-30", "Thái Bình")
    (after,) = agency_duties(store, "Công an tỉnh", "2025-07-01", "Thái Bình")
    assert not before.holders
    assert [each.name for each in after.holders] == ["Công an tỉnh Hưng Yên"]


def test_functions_that_were_split_have_several_holders(store: Store) -> None:
    name = "Sở Lao động - Thương binh và Xã hội"
    (found,) = agency_duties(store, name, "2026-01-01", "Quảng Ngãi")
    (short,) = agency_duties(store, "Sở LĐTBXH", "2026-01-01", "Quảng Ngãi")
    assert found == short
    assert len({each.name for each in found.holders}) > 1
    assert any(each.function and "ma túy" in each.function for each in found.holders)


@pytest.mark.parametrize(
    ("name", "province", "said"),
    [
        ("Sở Mây", None, "cancu ask agencies"),
        ("Công an tỉnh", "Cà Mau", "ở Cà Mau"),
        ("Công an tỉnh", "Atlantis", "không có tỉnh"),
    ],
)
def test_what_is_not_there_is_said(
    store: Store, name: str, province: str | None, said: str
) -> None:
    with pytest.raises(NotFoundError, match=f"(?i){said}"):
        agency_duties(store, name, "2024-01-01", province)


def test_the_answer_is_json(store: Store) -> None:
    (found,) = agency_duties(store, "Công an tỉnh", "2024-06-01", "Thái Bình")
    told = json.loads(json.dumps(found.to_json()))
    assert told["agency"] == "Công an tỉnh"
    assert told["duties"][0].keys() >= {"document", "path", "role", "deadlines", "basis"}
