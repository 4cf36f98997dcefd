// What the picture shows as two tables: for screen readers, for copying, for paper.
"use strict";

Cancu.table = (host, data, model, go) => {
  const { el, day, fill } = Cancu;
  const words = data.words;
  const looks = data.style;

  const table = (caption, heads, rows) =>
    el(
      "table",
      {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, rows),
    );

  const name = (node) =>
    el("button", { type: "button", onclick: () => go.node(node.id) }, model.title(node));

  const nodeRow = (node) =>
    el(
      "tr",
      {},
      el("td", {}, looks.lanes[node.lane].label),
      el("th", { scope: "row" }, name(node)),
      el("td", {}, node.title || ""),
      el("td", {}, node.issuer || ""),
      el("td", { className: "tight" }, day(node.date)),
      el("td", {}, looks.states[node.state].label),
    );

  const where = (evidence) =>
    evidence
      ? [evidence.document, Number.isInteger(evidence.start) ? fill(words.offsets, evidence) : ""]
          .filter(Boolean)
          .join(" · ")
      : "";

  const edgeRow = (edge) => {
    const evidence = (edge.evidence || [])[0];
    return el(
      "tr",
      {},
      el("td", {}, name(model.nodes.get(edge.from))),
      el("td", {}, looks.relations[edge.relation].label),
      el("td", {}, name(model.nodes.get(edge.to))),
      el("td", {}, evidence ? evidence.quote : ""),
      el("td", {}, where(evidence)),
    );
  };

  return (nodes, edges) => {
    const byPlace = [...nodes].sort(
      (a, b) => a.level - b.level || (a.layer || 0) - (b.layer || 0) || (a.rank || 0) - (b.rank || 0),
    );
    host.replaceChildren(
      table(
        words.table_nodes,
        [words.col_level, words.col_label, words.col_title, words.col_issuer, words.col_date, words.col_state],
        byPlace.map(nodeRow),
      ),
      table(
        words.table_edges,
        [words.from, words.relation, words.to, words.col_quote, words.col_where],
        edges.map(edgeRow),
      ),
    );
  };
};
