"""`cancu check`: whether the ontology is consistent and what the store says is complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from cancu.commands.options import echo_json, echo_lines, json_option, reading, store_option
from cancu.graph.find import find_document
from cancu.graph.iris import graph_iri
from cancu.graph.load import held_documents
from cancu.graph.protocol import Store
from cancu.graph.validate import SEVERITIES, Fault, validate
from cancu.ontology.reason import Consistency, ReasonerError, check_consistency

_LABELS = {"violation": "SAI", "warning": "THIẾU", "info": "LƯU Ý"}


@click.command("check")
@click.argument("documents", nargs=-1, metavar="[VĂN_BẢN…]")
@click.option("--no-reasoner", is_flag=True, help="Bỏ qua bước suy luận (không cần Java).")
@click.option(
    "--with-data", is_flag=True, help="Suy luận cả trên dữ liệu (năm văn bản mất chừng 20 giây)."
)
@click.option(
    "--severity",
    type=click.Choice(SEVERITIES),
    default="warning",
    show_default=True,
    help="Chỉ nêu từ mức này trở lên.",
)
@store_option
@json_option
def command(
    documents: tuple[str, ...],
    no_reasoner: bool,
    with_data: bool,
    severity: str,
    store: str | None,
    as_json: bool,
) -> int:
    """Kiểm tra từ vựng có nhất quán không, và dữ liệu của kho (hoặc của VĂN_BẢN) có đủ không.

    Mã thoát là 1 nếu từ vựng mâu thuẫn hoặc dữ liệu có chỗ sai.
    """
    most = SEVERITIES.index(severity)
    with reading(store) as opened:
        iris = [find_document(opened, each).iri for each in documents] or held_documents(opened)
        found = [each for each in validate(opened, iris) if SEVERITIES.index(each.severity) <= most]
        facts = _facts(opened, iris) if with_data else ""
    sound, said = (None, "Bỏ qua bước suy luận.") if no_reasoner else _reasoned(facts)
    if as_json:
        echo_json({"consistent": sound, "faults": [each.to_json() for each in found]})
    else:
        echo_lines((said, *_lines(found)))
    return 1 if sound is False or any(each.severity == "violation" for each in found) else 0


def _facts(store: Store, documents: Iterable[str]) -> str:
    """All that the documents' own graphs say, as N-Triples."""
    return "".join(
        f"{quad.triple} .\n" for each in documents for quad in store.quads(graph_iri(each))
    )


def _reasoned(facts: str) -> tuple[bool | None, str]:
    """Whether the ontology, with facts, is sound; None where no reasoner can say; a sentence."""
    try:
        answer: Consistency = check_consistency(facts)
    except ReasonerError as error:
        return None, str(error)
    what = "Từ vựng và dữ liệu" if facts else "Từ vựng"
    if not answer.consistent:
        return False, f"{what} mâu thuẫn: không thể cùng đúng."
    if answer.unsatisfiable:
        return False, f"Các lớp không thể có phần tử nào: {', '.join(answer.unsatisfiable)}."
    return True, f"{what} nhất quán; lớp nào cũng có thể có phần tử (HermiT)."


def _lines(found: list[Fault]) -> Iterator[str]:
    if not found:
        yield "Dữ liệu đầy đủ."
    for each in found:
        where = f"{each.document} {each.path}" if each.path else each.document
        yield f"{_LABELS[each.severity]} {where}: {each.message}"
