"""Chains, impact and cycles over plain edges."""

from __future__ import annotations

from itertools import pairwise

from cancu.graph.lineage import Edge, Touched, carried, chains, cycles, impact, touched_by

EDGES = [
    Edge("task", "part_of", "plan"),
    Edge("plan", "implements", "1944"),
    Edge("plan", "implements", "13-CTr"),
    Edge("1944", "implements", "13-KL"),
    Edge("13-CTr", "implements", "13-KL"),
    Edge("13-KL", "continues", "48-CT"),
    Edge("other", "basis", "48-CT"),
]


def test_every_path_is_found_the_shortest_first() -> None:
    found = chains([*EDGES, Edge("plan", "basis", "48-CT")], "task")
    assert [[edge.target for edge in path] for path in found["48-CT"]] == [
        ["plan", "48-CT"],
        ["plan", "13-CTr", "13-KL", "48-CT"],
        ["plan", "1944", "13-KL", "48-CT"],
    ]
    assert set(found) == {"plan", "1944", "13-CTr", "13-KL", "48-CT"}


def test_two_relations_between_the_same_are_two_paths() -> None:
    found = chains([Edge("a", "basis", "b"), Edge("a", "implements", "b")], "a")
    assert [path[0].relation for path in found["b"]] == ["basis", "implements"]


def test_paths_are_no_longer_than_allowed_and_never_turn_back() -> None:
    ring = [Edge("a", "r", "b"), Edge("b", "r", "c"), Edge("c", "r", "a"), Edge("c", "r", "d")]
    assert set(chains(ring, "a")) == {"b", "c", "d"}
    assert set(chains(ring, "a", longest=2)) == {"b", "c"}


def test_what_is_unknown_has_no_chain_and_no_impact() -> None:
    assert chains(EDGES, "nobody") == {}
    assert impact(EDGES, "nobody") == ()


def test_impact_goes_down_level_by_level() -> None:
    assert impact(EDGES, "48-CT") == (
        ("13-KL", "other"),
        ("13-CTr", "1944"),
        ("plan",),
        ("task",),
    )


def test_cycles_are_reported() -> None:
    assert cycles(EDGES) == ()
    ring = [Edge("b", "amends", "a"), Edge("a", "amends", "b"), Edge("c", "amends", "c")]
    assert cycles([*EDGES, *ring]) == (("a", "b"), ("c",))


def test_the_mandates_that_carry_most_come_first() -> None:
    assert carried(EDGES)[:2] == (("48-CT", 6), ("13-KL", 4))


def test_a_repeal_touches_all_that_rests_on_it_and_says_what_is_left_alone() -> None:
    edges = [*EDGES, Edge("plan", "basis", "law")]
    assert touched_by(edges, "13-KL") == (
        Touched("13-CTr", 1, True),
        Touched("1944", 1, True),
        Touched("plan", 2, False),
        Touched("task", 3, False),
    )
    assert {each.thing: each.alone for each in touched_by(EDGES, "13-KL")}["task"]
    assert touched_by(EDGES, "nobody") == touched_by(EDGES, "task") == ()


def test_a_repeal_in_a_ring_comes_to_an_end() -> None:
    ring = [Edge("a", "amends", "b"), Edge("b", "amends", "a"), Edge("c", "basis", "a")]
    assert touched_by(ring, "a") == (Touched("b", 1, True), Touched("c", 1, True))


def test_the_order_of_edges_makes_no_difference() -> None:
    assert chains(EDGES, "task") == chains(reversed(EDGES), "task")


def test_a_dense_graph_is_given_up_rather_than_walked_for_ever() -> None:
    layers = [[f"{level}-{n}" for n in range(6)] for level in range(7)]
    edges = [Edge(a, "r", b) for above, below in pairwise(layers) for a in above for b in below]
    assert max(len(paths) for paths in chains(edges, "0-0").values()) == 1000
