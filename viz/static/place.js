// From lane, layer and rank to points: layers wrapped to the window, arrows led round the boxes.
"use strict";

// `sheet` is the height of what stands in the lane of tasks.
Cancu.SIZES = {
  dense: { w: 130, h: 38, sheet: 25, gapX: 12, gapY: 9, padY: 10 },
  small: { w: 130, h: 38, sheet: 38, gapX: 16, gapY: 30, padY: 14 },
  large: { w: 216, h: 82, sheet: 82, gapX: 40, gapY: 46, padY: 18 },
};
Cancu.BAND_GAP = 6;

// Least-squares points for a row in its order with at least `gap[i]` between i and i+1
// (pool adjacent violators).
Cancu.settle = (wanted, gaps, weights) => {
  const offsets = [0];
  gaps.forEach((gap, i) => offsets.push(offsets[i] + gap));
  const blocks = [];
  wanted.forEach((want, i) => {
    blocks.push({ sum: (want - offsets[i]) * weights[i], weight: weights[i], count: 1 });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (!before || before.sum / before.weight <= last.sum / last.weight) break;
      before.sum += last.sum;
      before.weight += last.weight;
      before.count += last.count;
      blocks.pop();
    }
  });
  return blocks.flatMap((b) => Array(b.count).fill(b.sum / b.weight)).map((x, i) => x + offsets[i]);
};

// Nodes by `key`, keys ascending.
Cancu.grouped = (nodes, key) => {
  const groups = new Map();
  for (const node of nodes) {
    if (!groups.has(key(node))) groups.set(key(node), []);
    groups.get(key(node)).push(node);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
};

// Rows of a view from top to bottom: [{lane, ids}]. In a fine view each layer of a lane has rows
// of its own, filled column by column so that neighbours in rank stay neighbours; in a large view
// layers share rows, the upper first, and provisions keep the order of their text.
Cancu.rows = (nodes, columns, fine) => {
  const byRank = (a, b) =>
    a.within && b.within && !fine ? a.order - b.order : (a.rank || 0) - (b.rank || 0);
  const byLayer = (a, b) =>
    a.within && b.within ? byRank(a, b) : (a.layer || 0) - (b.layer || 0) || byRank(a, b);
  const lanes = Cancu.grouped(nodes, (node) => node.level * 10000 + (fine ? node.layer || 0 : 0));
  return lanes.flatMap((group) => {
    const count = Math.ceil(group.length / columns);
    const each = Math.ceil(group.length / count);
    const rows = Array.from({ length: count }, () => []);
    group
      .sort(fine ? byRank : byLayer)
      .forEach((node, i) => rows[fine ? i % count : Math.floor(i / each)].push(node));
    return rows
      .filter((row) => row.length)
      .map((row) => ({ lane: row[0].level, ids: row.sort(byRank).map((node) => node.id) }));
  });
};

// Bands and the middle of each row, from top to bottom.
Cancu.bands = (rows, heights, size, strip) => {
  const bands = [];
  const middles = [];
  let y = 0;
  rows.forEach((row, i) => {
    if (!i || rows[i - 1].lane !== row.lane) {
      if (i) y += size.padY + Cancu.BAND_GAP;
      bands.push({ lane: row.lane, top: y });
      y += size.padY + strip;
    } else {
      y += size.gapY;
    }
    middles.push(y + heights[i] / 2);
    y += heights[i];
    bands.at(-1).bottom = y + size.padY;
  });
  return { bands, middles, height: y + size.padY };
};

// Points of passage for arrows that cross rows, one a row; rows get them as further members.
Cancu.passages = (rows, edges) => {
  const rowOf = new Map(rows.flatMap((row, i) => row.ids.map((id) => [id, i])));
  const ways = new Map();
  for (const edge of edges) {
    const a = rowOf.get(edge.from);
    const b = rowOf.get(edge.to);
    const step = Math.sign(b - a);
    const way = [];
    for (let r = a + step; step && r !== b; r += step) {
      const id = `way ${edge.key} ${r}`;
      rows[r].ids.push(id);
      way.push(id);
    }
    ways.set(edge.key, way);
  }
  return ways;
};

// Who is tied to whom once the passages stand.
Cancu.ties = (rows, edges, ways) => {
  const ties = new Map(rows.flatMap((row) => row.ids.map((id) => [id, []])));
  for (const edge of edges) {
    const stops = [edge.from, ...ways.get(edge.key), edge.to];
    for (let i = 1; i < stops.length; i += 1) {
      ties.get(stops[i - 1]).push(stops[i]);
      ties.get(stops[i]).push(stops[i - 1]);
    }
  }
  return ties;
};

// Rows in barycentre order, then each box drawn towards what it is tied to.
Cancu.align = (rows, ties, width, size) => {
  const x = new Map();
  const wide = (id) => (width.has(id) ? size.w + size.gapX : size.gapX * 0.9);
  const spread = (row) => {
    const total = row.ids.reduce((sum, id) => sum + wide(id), 0);
    let at = -total / 2;
    for (const id of row.ids) {
      x.set(id, at + wide(id) / 2);
      at += wide(id);
    }
  };
  // Passages hold together, so that a long arrow runs straight.
  const pull = (id) => {
    let sum = 0;
    let weight = 0;
    for (const other of ties.get(id)) {
      const by = (width.has(id) ? 1 : 3) * (width.has(other) ? 1 : 3);
      sum += x.get(other) * by;
      weight += by;
    }
    return weight ? sum / weight : x.get(id);
  };
  rows.forEach(spread);
  for (let sweep = 0; sweep < 12; sweep += 1) {
    for (const row of sweep % 2 ? [...rows].reverse() : rows) {
      const mean = new Map(row.ids.map((id) => [id, pull(id)]));
      row.ids.sort((a, b) => mean.get(a) - mean.get(b));
      spread(row);
    }
  }
  for (let sweep = 0; sweep < 24; sweep += 1) {
    for (const row of sweep % 2 ? [...rows].reverse() : rows) {
      const gaps = row.ids.slice(1).map((id, i) => (wide(row.ids[i]) + wide(id)) / 2);
      const weights = row.ids.map((id) => (width.has(id) ? 1 : 4));
      Cancu.settle(row.ids.map(pull), gaps, weights).forEach((at, i) => x.set(row.ids[i], at));
    }
  }
  return x;
};

// Rows spread evenly: for views too large to follow each arrow.
Cancu.grid = (rows, size) => {
  const x = new Map();
  for (const row of rows) {
    row.ids.forEach((id, i) => x.set(id, (i - (row.ids.length - 1) / 2) * (size.w + size.gapX)));
  }
  return x;
};

// One way of placing: boxes, bands, passages, bounds and the scale at which all is in view.
Cancu.placing = (nodes, edges, columns, size, window, fine) => {
  const rows = Cancu.rows(nodes, columns, fine);
  const ids = new Set(nodes.map((node) => node.id));
  const ways = fine ? Cancu.passages(rows, edges) : new Map(edges.map((edge) => [edge.key, []]));
  const heights = rows.map((row) => Math.max(...row.ids.map((id) => window.tall(id, size) || 0)));
  const { bands, middles, height } = Cancu.bands(rows, heights, size, window.strip);
  const x = fine
    ? Cancu.align(rows, Cancu.ties(rows, edges, ways), ids, size)
    : Cancu.grid(rows, size);
  const points = new Map();
  rows.forEach((row, i) => row.ids.forEach((id) => points.set(id, { x: x.get(id), y: middles[i] })));
  const across = [...points.values()].map((point) => point.x);
  const left = Math.min(...across) - size.w / 2;
  const right = Math.max(...across) + size.w / 2;
  const scale = Math.min(window.width / (right - left + 24), window.height / (height + 8));
  return { points, bands, ways, size, left, right, height, scale, fine };
};

// The placing of a view that shows it largest in the window; where nothing shows all of it at a
// scale that can be read, one that fits the window's width and runs on below.
Cancu.READABLE = 0.78;
Cancu.place = (nodes, edges, window) => {
  const tries = (size, fine) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 24].map((columns) =>
      Cancu.placing(nodes, edges, columns, size, window, fine),
    );
  const whole = (placings) => placings.reduce((a, b) => (b.scale > a.scale * 1.01 ? b : a));
  if (nodes.length <= 36) {
    for (const size of [Cancu.SIZES.large, Cancu.SIZES.small]) {
      const placing = whole(tries(size, true));
      if (placing.scale >= 0.64) return placing;
    }
  }
  const placings = tries(Cancu.SIZES.dense, false);
  const best = whole(placings);
  if (best.scale >= Cancu.READABLE) return best;
  const across = (placing) => window.width / (placing.right - placing.left + 24);
  const broad = placings.filter((placing) => across(placing) >= Cancu.READABLE).at(-1);
  return broad ? { ...broad, scale: Math.min(1, across(broad)) } : best;
};
