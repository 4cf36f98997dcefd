"""Documents and provisions by the names that people give them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cancu.graph.documents import DocumentRow, document_row, handles
from cancu.graph.identity import number_key
from cancu.graph.iris import DOCUMENTS, document_tail, parse_document_iri, provision_iri
from cancu.graph.protocol import Store
from cancu.graph.terms import iri
from cancu.ontology.errors import AmbiguousError, NotFoundError
from cancu.ontology.folding import slug

_MOST = 10
"""How many names an error lists."""

# `Kế hoạch số 188/KH-UBND`: the number begins with the first digit.
_WORDED = re.compile(r"[^\d/]+(\d.*)")

_EXACT = "SELECT DISTINCT ?d ?number WHERE { ?d eli:number ?number }"
_KNOWN = "ASK { ?d a cc:Document }"
_PROVISIONS = """
SELECT DISTINCT ?d ?p ?path ?kind ?text ?start ?end WHERE {
  ?p eli:is_part_of ?d ; cc:path ?path ; cc:kind ?kind ; cc:text ?text ;
     cc:start ?start ; cc:end ?end
}"""
_ANNEXES = """
SELECT DISTINCT ?decision ?d WHERE {
  ?decision cc:promulgates ?d . ?d cc:sourceText ?source
}"""


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One provision; `document` is the IRI of the document that it is part of."""

    iri: str
    document: str
    path: str
    kind: str
    text: str
    start: int
    end: int


def find_document(store: Store, name: str) -> DocumentRow:
    """A document by number, handle, IRI, or a part of it that only one has.

    Case, accents, spaces and the kind of dash make no difference. NotFoundError suggests close
    names, AmbiguousError lists the handles of all that have the name.
    """
    found = _exact(store, name.strip()) or _tolerant(store, name)
    if len(found) == 1:
        row = document_row(store, found[0])
        if row is not None:
            return row
    names = handles(store)
    if found:
        listed = "; ".join(sorted(names[document] for document in found)[:_MOST])
        raise AmbiguousError(
            f"Có {len(found)} văn bản mang tên “{name}”: {listed}; hãy dùng một trong các tên này."
        )
    raise NotFoundError(_not_found(name, names.values()))


def _exact(store: Store, name: str) -> list[str]:
    """By IRI, tail or number as printed: index lookups, however large the store is."""
    document = name if name.startswith(DOCUMENTS) else DOCUMENTS + name
    if _is_iri(document) and store.ask(_KNOWN, {"d": iri(document)}):
        return [document]
    return sorted({str(row["d"]) for row in store.select(_EXACT, {"number": name})})


def _is_iri(text: str) -> bool:
    try:
        parse_document_iri(text)
        iri(text)
    except ValueError:
        return False
    return True


def _tolerant(store: Store, name: str) -> list[str]:
    """By everything that the name may be a variant of, the surest kind of match first."""
    query = (
        "SELECT DISTINCT ?d ?number WHERE { ?d a cc:Document OPTIONAL { ?d eli:number ?number } }"
    )
    documents = {str(d): str(number or "") for d, number in store.select(query).tuples()}
    by_number = _numbered(documents, name)
    if not by_number and (worded := _WORDED.match(name)):
        by_number = _numbered(documents, worded[1])
    if by_number:
        return by_number
    sought = slug(name)
    tails = {d: slug(document_tail(d)) for d in documents}
    whole = [d for d, tail in tails.items() if tail == sought]
    begun = [d for d, tail in tails.items() if sought and tail.startswith(sought + "-")]
    named = [d for d in documents if sought and slug(parse_document_iri(d).name) == sought]
    return sorted(whole or begun or named)


def _numbered(documents: dict[str, str], name: str) -> list[str]:
    wanted = number_key(name).text
    found = (d for d, number in documents.items() if number and number_key(number).text == wanted)
    return sorted(found)


def _not_found(name: str, known: Iterable[str]) -> str:
    by_slug = {slug(each): each for each in sorted(known)}
    close = difflib.get_close_matches(slug(name), by_slug, n=3, cutoff=0.5)
    advice = (
        f"có phải {' hoặc '.join(f'“{by_slug[each]}”' for each in close)}?"
        if close
        else "hãy xem các văn bản trong kho bằng `cancu list`."
    )
    return f"Không có văn bản nào là “{name}”; {advice}"


def provisions_of(store: Store, document: str) -> tuple[ProvisionRow, ...]:
    """All provisions of a document, in the order of its text."""
    rows = store.select(_PROVISIONS, {"d": iri(document)})
    found = (
        ProvisionRow(
            str(row["p"]),
            document,
            str(row["path"]),
            str(row["kind"]),
            str(row["text"]),
            int(row["start"] or 0),
            int(row["end"] or 0),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda row: (row.start, row.end, row.path)))


def find_provision(store: Store, document: str, path: str) -> ProvisionRow:
    """A provision by its document's IRI and its path; case, spaces and dashes are forgiven.

    A path that a decision lacks and what it promulgates has is the latter's. NotFoundError lists
    close paths.
    """
    known = provisions_of(store, document)
    if found := _at(known, document, path):
        return found
    annexes = sorted(str(row["d"]) for row in store.select(_ANNEXES, {"decision": iri(document)}))
    below = [found for annex in annexes if (found := _at(provisions_of(store, annex), annex, path))]
    if len(below) == 1:
        return below[0]
    names = [row.path for row in known]
    close = difflib.get_close_matches(path, names, n=5, cutoff=0.4) or names[:5]
    advice = f"gần nhất là {', '.join(close)}." if close else "văn bản không có mục nào."
    raise NotFoundError(f"Không có mục “{path}” trong {document_tail(document)}; {advice}")


def _at(known: tuple[ProvisionRow, ...], document: str, path: str) -> ProvisionRow | None:
    exact = provision_iri(document, path)
    folded = _fold_path(path)
    return next((row for row in known if row.iri == exact), None) or next(
        (row for row in known if _fold_path(row.path) == folded), None
    )


def _fold_path(path: str) -> str:
    """Accents count: `d)` and `đ)` are two."""
    dashes = re.sub("[‐-―−]", "-", path)
    return "".join(dashes.casefold().split()).rstrip(".)")
