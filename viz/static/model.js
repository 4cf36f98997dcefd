// The graph behind the picture: who rests on whom, chains, neighbours, what the search finds.
"use strict";

Cancu.model = (data) => {
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const up = new Map(data.nodes.map((node) => [node.id, []]));
  const down = new Map(data.nodes.map((node) => [node.id, []]));
  const lanes = Object.keys(data.style.lanes);
  for (const edge of data.edges) {
    up.get(edge.from).push(edge);
    down.get(edge.to).push(edge);
  }
  for (const [order, node] of data.nodes.entries()) {
    node.order = order;
    node.label = node.label.trim();
    node.state = node.state || "held";
  }

  // Breadth first from the root along relations that a chain follows.
  const walk = (root, ways, next, relations) => {
    const seen = new Set([root]);
    for (const id of seen) {
      for (const edge of ways.get(id)) {
        if (relations[edge.relation].chain) seen.add(next(edge));
      }
    }
    return seen;
  };

  const upwards = (id) => walk(id, up, (edge) => edge.to, data.style.relations);
  const downwards = (id) => walk(id, down, (edge) => edge.from, data.style.relations);

  // What the node rests on comes first, then what rests on it, nearest first.
  const chain = (id, limit) => {
    const all = [...new Set([...upwards(id), ...downwards(id)])];
    return { ids: new Set(all.slice(0, limit)), more: Math.max(0, all.length - limit) };
  };

  const near = (id, limit) => {
    const all = [id, ...up.get(id).map((edge) => edge.to), ...down.get(id).map((edge) => edge.from)];
    const once = [...new Set(all)];
    return { ids: new Set(once.slice(0, limit)), more: Math.max(0, once.length - limit) };
  };

  // Every arrow on a way between the node and what is above or below it.
  const wayEdges = (id) => {
    const above = upwards(id);
    const below = downwards(id);
    return new Set(
      data.edges
        .filter(
          (edge) =>
            (above.has(edge.from) && above.has(edge.to)) ||
            (below.has(edge.from) && below.has(edge.to)),
        )
        .map((edge) => edge.id),
    );
  };

  let folded = null;
  const index = () =>
    (folded ??= data.nodes.map((node) => ({
      node,
      head: Cancu.fold(`${node.label} ${data.style.kinds[node.kind].label}`),
      body: Cancu.fold(
        [node.label, data.style.kinds[node.kind].label, node.title, node.issuer, Cancu.day(node.date)]
          .concat((node.evidence || []).map((proof) => proof.quote))
          .join(" "),
      ),
    })));

  // All words must occur; those found in number or class come first.
  const search = (query) => {
    const asked = Cancu.fold(query).split(/\s+/).filter(Boolean);
    if (!asked.length) return [];
    const hits = index().filter((entry) => asked.every((word) => entry.body.includes(word)));
    const inHead = (entry) => asked.every((word) => entry.head.includes(word));
    return [...hits.filter(inHead), ...hits.filter((entry) => !inHead(entry))].map((e) => e.node);
  };

  const title = (node) => {
    const kind = data.style.kinds[node.kind].label;
    // An agency, or a law known by its title, needs no class before its name.
    const named = node.lane === "agency" || Cancu.fold(node.label).startsWith(Cancu.fold(kind));
    return [named ? node.label : `${kind} ${node.label}`, node.within].filter(Boolean).join(" · ");
  };

  return { nodes, edges: data.edges, up, down, lanes, chain, near, wayEdges, search, title };
};
