"""Where boxes stand."""

import pytest

from cancu.viz.layout import arrange
from cancu.viz.picture import Edge, Node, Picture

LANES = ("party", "central", "province", "task")


def node(id_: str, lane: str = "province") -> Node:
    return Node(id_, "Plan", lane, id_)


def test_a_box_stands_in_the_lane_of_its_level() -> None:
    places = arrange([node("a", "task"), node("b", "party")], [], LANES)
    assert (places["a"].lane, places["b"].lane) == (3, 0)


def test_what_rests_on_a_neighbour_stands_below_it_in_the_lane() -> None:
    nodes = [node("48-CT", "party"), node("13-KL", "party"), node("plan"), node("14-KL", "party")]
    edges = [
        Edge("13-KL", "48-CT", "continues"),
        Edge("plan", "13-KL", "implements"),
        Edge("14-KL", "13-KL", "continues"),
    ]
    places = arrange(nodes, edges, LANES)
    assert [places[id_].layer for id_ in ("48-CT", "13-KL", "14-KL", "plan")] == [0, 1, 2, 0]


def test_a_ring_ends() -> None:
    edges = [Edge("a", "b", "cited"), Edge("b", "c", "cited"), Edge("c", "a", "cited")]
    places = arrange([node("a"), node("b"), node("c")], [*edges, Edge("a", "a", "cited")], LANES)
    assert sorted(place.layer for place in places.values()) == [0, 1, 2]


def test_no_two_boxes_have_one_place() -> None:
    nodes = [node(f"n{i}", LANES[i % 4]) for i in range(50)]
    edges = [Edge(f"n{i}", f"n{(i * 7) % 50}", "cited") for i in range(50)]
    places = arrange(nodes, edges, LANES)
    assert len(set(places.values())) == len(nodes)


def test_boxes_are_ranked_so_that_arrows_do_not_cross() -> None:
    tops = [node(f"m{i}", "party") for i in range(6)]
    tasks = [node(f"t{i}", "task") for i in reversed(range(6))]
    edges = [Edge(f"t{i}", f"m{i}", "mandated_by") for i in range(6)]
    places = arrange([*tops, *tasks], edges, LANES)
    assert all(places[f"t{i}"].rank == places[f"m{i}"].rank for i in range(6))


def test_the_same_picture_gives_the_same_places() -> None:
    nodes = [node(f"n{i}", LANES[i % 4]) for i in range(40)]
    edges = [Edge(f"n{i}", f"n{(i * 11 + 3) % 40}", "cited") for i in range(40)]
    assert arrange(nodes, edges, LANES) == arrange(nodes, edges, LANES)


def test_a_chain_of_two_thousand_takes_a_layer_each() -> None:
    nodes = [node(f"n{i}") for i in range(2000)]
    edges = [Edge(f"n{i + 1}", f"n{i}", "implements") for i in range(1999)]
    places = arrange(nodes, edges, LANES)
    assert places["n1999"].layer == 1999


def test_a_picture_refuses_what_does_not_hang_together() -> None:
    with pytest.raises(ValueError, match="one id"):
        Picture((node("a"), node("a")), (), "")
    with pytest.raises(ValueError, match="no such node: b"):
        Picture((node("a"),), (Edge("a", "b", "cited"),), "")
    with pytest.raises(ValueError, match="no such node: c"):
        Picture((node("a"),), (), "", focus="c")
