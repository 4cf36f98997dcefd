// Legend and filters in one: a level, relation or state that is ticked is drawn.
"use strict";

Cancu.filters = (host, data, changed) => {
  const { el } = Cancu;
  const words = data.words;
  const looks = data.style;

  const tally = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(item[key], (counts.get(item[key]) || 0) + 1);
    return counts;
  };

  const swatch = (name, colour, dash) => {
    const mark = el("span", { className: name });
    mark.style.color = colour;
    if (dash && dash.length) mark.style.borderStyle = dash[0] > 2 ? "dashed" : "dotted";
    return mark;
  };

  // One group of boxes to tick; returns the set of keys that are ticked, kept up to date.
  const group = (title, rows) => {
    const on = new Set(rows.filter((row) => row.on).map((row) => row.key));
    const lines = rows.map((row) => {
      const box = el("input", { type: "checkbox", checked: row.on, name: row.key });
      box.addEventListener("change", () => {
        if (box.checked) on.add(row.key);
        else on.delete(row.key);
        changed();
      });
      return el("label", {}, box, row.mark, el("span", { className: "name" }, row.label), el("span", { className: "count" }, String(row.count)));
    });
    if (rows.length) host.append(el("fieldset", {}, el("legend", {}, title), lines));
    return on;
  };

  const rowsOf = (table, counts, look) =>
    Object.entries(table)
      .filter(([key]) => counts.has(key))
      .map(([key, item]) => ({ key, label: item.label, count: counts.get(key), on: true, mark: look(item) }));

  const lanes = tally(data.nodes, "lane");
  const opened = new Set(data.nodes.filter((node) => node.start !== false).map((node) => node.lane));
  const close = () => document.body.classList.remove("filtering");
  host.append(
    el("button", { type: "button", className: "close", ariaLabel: words.close, onclick: close }, "×"),
    el("h2", {}, words.filters),
  );
  const lanesOn = group(
    words.levels,
    rowsOf(looks.lanes, lanes, (lane) => swatch("block", lane.ink)).map((row) => ({
      ...row,
      on: opened.has(row.key),
    })),
  );
  const relationsOn = group(
    words.relations,
    rowsOf(looks.relations, tally(data.edges, "relation"), (r) => swatch("line", r.ink, r.dash)),
  );
  const statesOn = group(
    words.states,
    rowsOf(looks.states, tally(data.nodes, "state"), (s) => swatch("frame", Cancu.MUTED, s.dash)),
  );
  host.append(el("p", { className: "hint" }, words.arrow_hint));

  const node = (item) => lanesOn.has(item.lane) && statesOn.has(item.state);
  const asked = (lane) => lanesOn.has(lane) && !opened.has(lane);
  return { node, edge: (item) => relationsOn.has(item.relation), asked };
};
