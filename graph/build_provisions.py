"""Provisions with their assignments, targets and deadlines as triples."""

from __future__ import annotations

from cancu.graph.agencies import Agencies
from cancu.graph.iris import part_iri, provision_iri
from cancu.graph.quads import Triples
from cancu.graph.terms import date_literal, iri
from cancu.ingest.model import Assignment, Deadline, Provision, Target

_CLASSES = {"task": "cc:Task", "objective": "cc:Objective"}


def add_provision(
    out: Triples, provision: Provision, order: int, doc: str, agencies: Agencies
) -> None:
    """One provision and all that hangs on it."""
    node = provision_iri(doc, provision.path)
    out.typed(node, _CLASSES.get(provision.kind, "cc:Provision"))
    out.put(node, "eli:is_part_of", iri(doc))
    out.add(
        node,
        path=provision.path,
        kind=provision.kind,
        heading=provision.heading,
        text=provision.text,
        # Said only where it is not the rule: a document has hundreds of orders and few requests.
        modality=None if provision.modality == "mandatory" else provision.modality,
        product=provision.product,
        order=order,
        start=provision.start,
        end=provision.end,
    )
    for index, assignment in enumerate(provision.assignments):
        _add_assignment(out, assignment, part_iri(node, "assign", index), node, agencies)
    for index, target in enumerate(provision.targets):
        _add_target(out, target, part_iri(node, "target", index), node)
    for index, deadline in enumerate(provision.deadlines):
        _add_deadline(out, deadline, part_iri(node, "deadline", index), node)


def _add_assignment(
    out: Triples, assignment: Assignment, node: str, provision: str, agencies: Agencies
) -> None:
    out.typed(node, "cc:Assignment")
    out.add(
        node,
        assigns=iri(provision),
        agency=iri(agencies.add(assignment.agency)),
        agencyText=assignment.agency,
        role=assignment.role,
        assignedBy=assignment.source,
        start=assignment.start,
        end=assignment.end,
    )


def _add_target(out: Triples, target: Target, node: str, provision: str) -> None:
    out.typed(node, "cc:Target")
    out.put(node, "schema:value", target.value)
    out.put(node, "schema:unitText", target.unit)
    out.add(
        node,
        ofProvision=iri(provision),
        indicator=target.indicator,
        comparator=target.comparator,
        valueTo=target.value_to,
        baseline=target.baseline,
        start=target.start,
        end=target.end,
    )


def _add_deadline(out: Triples, deadline: Deadline, node: str, provision: str) -> None:
    out.typed(node, "cc:Deadline")
    out.add(
        node,
        ofProvision=iri(provision),
        deadlineKind=deadline.kind,
        date=date_literal(deadline.date) if deadline.date else None,
        period=deadline.period,
        words=deadline.text,
        start=deadline.start,
        end=deadline.end,
    )
