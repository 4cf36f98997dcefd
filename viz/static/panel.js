// The details at the right: what a box or an arrow is and the words that prove it.
"use strict";

Cancu.panel = (host, data, model, go) => {
  const { el, fill, day } = Cancu;
  const words = data.words;
  const looks = data.style;

  const chip = (node) => {
    const dot = el("span", { className: "dot" });
    dot.style.background = looks.lanes[node.lane].ink;
    return dot;
  };

  const link = (node) =>
    el(
      "button",
      { type: "button", className: "node-link", onclick: () => go.node(node.id) },
      chip(node),
      el("b", {}, model.title(node)),
      node.title && node.title !== node.label ? el("span", {}, node.title) : null,
    );

  const proof = (evidence) => {
    const where = [evidence.document];
    if (Number.isInteger(evidence.start) && Number.isInteger(evidence.end)) {
      where.push(fill(words.offsets, evidence));
    }
    return el(
      "figure",
      {},
      el("blockquote", { tabIndex: evidence.quote.length > 500 ? 0 : -1 }, evidence.quote),
      el("figcaption", {}, where.filter(Boolean).join(" · ")),
    );
  };

  const proofs = (evidence) =>
    evidence && evidence.length ? [el("h3", {}, words.evidence), ...evidence.map(proof)] : [];

  // Neighbours by relation; long lists open on demand.
  const relations = (edges, end, key) => {
    const groups = new Map();
    for (const edge of edges) {
      if (!groups.has(edge.relation)) groups.set(edge.relation, []);
      groups.get(edge.relation).push(edge);
    }
    return [...groups].map(([relation, list]) => {
      const items = list.map((edge) =>
        el(
          "li",
          {},
          link(model.nodes.get(edge[end])),
          ...(edge.evidence || []).slice(0, 1).map((evidence) =>
            el("button", { type: "button", className: "why", onclick: () => go.edges([edge]) }, `“${evidence.quote}”`),
          ),
        ),
      );
      const rule = el("span", { className: "rule" });
      rule.style.borderTopColor = looks.relations[relation].ink;
      return el(
        "details",
        { open: list.length <= 8 },
        el("summary", {}, rule, looks.relations[relation][key], el("span", { className: "count" }, String(list.length))),
        el("ul", {}, items),
      );
    });
  };

  const side = (head, edges, end, key) =>
    edges.length ? [el("h3", {}, head), ...relations(edges, end, key)] : [];

  const shown = (...children) => {
    const close = el("button", { type: "button", className: "close", onclick: go.back }, "×");
    close.setAttribute("aria-label", words.close);
    host.replaceChildren(close, ...children.filter(Boolean));
    host.scrollTop = 0;
    host.classList.add("open");
  };

  const facts = (node) => {
    const rows = [
      [words.within, node.within],
      [words.col_level, node.within ? "" : looks.lanes[node.lane].label],
      [words.col_issuer, node.issuer],
      [words.col_date, day(node.date)],
      ...(node.facts || []).map(([name, value]) => [words[name] || name, value]),
    ].filter(([, value]) => value);
    return el("dl", {}, rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  };

  const state = (node) =>
    node.state === "held"
      ? null
      : el("p", { className: `state ${node.state}` }, looks.states[node.state].label);

  // A provision's title is its own words: once is enough.
  const title = (node) => {
    const quoted = node.within && (node.evidence || []).length;
    return node.title && node.title !== node.label && !quoted
      ? el("p", { className: "title" }, node.title)
      : null;
  };

  const showNode = (node) =>
    shown(
      el("p", { className: "kind" }, chip(node), looks.kinds[node.kind].label),
      el("h2", {}, node.label || looks.kinds[node.kind].label),
      state(node),
      title(node),
      el(
        "p",
        { className: "actions" },
        el("button", { type: "button", onclick: () => go.chain(node.id) }, words.chain),
        el("button", { type: "button", onclick: () => go.near(node.id) }, words.near),
      ),
      facts(node),
      ...proofs(node.evidence),
      ...side(words.up, model.up.get(node.id), "to", "label"),
      ...side(words.down, model.down.get(node.id), "from", "inverse"),
    );

  const showEdges = (edges) =>
    shown(
      ...edges.flatMap((edge) => [
        el("p", { className: "kind" }, words.relation),
        el("h2", {}, looks.relations[edge.relation].label),
        el(
          "div",
          { className: "ends" },
          link(model.nodes.get(edge.from)),
          el("p", { className: "arrow" }, `↑ ${looks.relations[edge.relation].label}`),
          link(model.nodes.get(edge.to)),
        ),
        ...((edge.evidence || []).length
          ? proofs(edge.evidence)
          : [el("p", { className: "none" }, words.no_evidence)]),
      ]),
    );

  // Nothing chosen: how to read the picture, and what most rests upon.
  const showNothing = () => {
    const most = data.nodes
      .filter((node) => node.lane !== "task" && node.lane !== "agency")
      .map((node) => ({ node, count: new Set(model.down.get(node.id).map((edge) => edge.from)).size }))
      .filter((entry) => entry.count > 1)
      .sort((a, b) => b.count - a.count)
      .slice(0, 8);
    host.replaceChildren(
      el("p", { className: "hint" }, words.hint),
      el("p", { className: "hint" }, words.arrow_hint),
      ...(most.length ? [el("h3", {}, words.most)] : []),
      el(
        "ul",
        { className: "most" },
        most.map(({ node, count }) =>
          el("li", {}, link(node), el("p", { className: "rests" }, fill(words.rests, { n: count }))),
        ),
      ),
    );
    host.classList.remove("open");
  };

  return { showNode, showEdges, showNothing };
};
