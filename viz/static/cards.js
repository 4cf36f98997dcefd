// What is drawn on the canvas: boxes, bands, names of lanes and of arrows.
"use strict";

Cancu.INK = "#17202b";
Cancu.MUTED = "#4c5866";
Cancu.FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

Cancu.font = (px, weight = 400) => `${weight} ${px}px ${Cancu.FONT}`;

// `text` in at most `most` lines of `width`; what does not fit ends in an ellipsis.
Cancu.lines = (ctx, text, width, most) => {
  const fits = (line) => ctx.measureText(line).width <= width;
  const cut = (line) => {
    let part = line;
    while (part && !fits(`${part}…`)) part = part.slice(0, -1);
    return `${part.trimEnd()}…`;
  };
  const lines = [];
  let line = "";
  for (const word of Cancu.visible(text).split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
    } else if (lines.length + 1 === most) {
      return [...lines, cut(longer)];
    } else {
      if (line) lines.push(line);
      line = fits(word) ? word : cut(word);
    }
  }
  return line ? [...lines, line] : lines;
};

// The lines of a box: [{text, font, ink, step}].
Cancu.cardText = (ctx, node, looks, size) => {
  const width = size.w - 26;
  const kind = looks.kinds[node.kind].label;
  const rows = [];
  const put = (text, px, weight, ink, most) => {
    ctx.font = Cancu.font(px, weight);
    for (const line of Cancu.lines(ctx, text, width, most)) {
      rows.push({ text: line, font: ctx.font, ink, step: Math.round(px * 1.3) });
    }
  };
  const large = size === Cancu.SIZES.large;
  const sheet = looks.kinds[node.kind].shape === "sheet";
  // A number is worth smaller letters before it is cut.
  const fitting = (px, least) => {
    let size = px;
    for (; size > least; size -= 0.5) {
      ctx.font = Cancu.font(size, 600);
      if (ctx.measureText(node.label).width <= width) break;
    }
    return size;
  };
  const unnumbered = !/\d/.test(node.label) && node.label.length > 20;
  if (looks.kinds[node.kind].shape === "pill") {
    put(node.label, large ? 13 : 11.5, 600, Cancu.INK, large ? 3 : 2);
  } else if (size === Cancu.SIZES.dense && sheet) {
    put(node.label, 11, 600, Cancu.INK, 1);
    const head = rows[0];
    ctx.font = head.font;
    head.after = ctx.measureText(`${head.text} `).width;
    ctx.font = Cancu.font(10.5);
    head.tail = Cancu.lines(ctx, node.title || "", width - head.after, 1)[0] || "";
    head.tailFont = ctx.font;
  } else if (!large) {
    const least = fitting(12.5, 9.5);
    const long = unnumbered || least <= 9.5;
    put(node.label, long ? 10.5 : least, 600, Cancu.INK, long ? 2 : 1);
    if (rows.length < 2) put(((sheet || node.lane === "law") && node.title) || kind, 10.5, 400, Cancu.MUTED, 1);
  } else if (sheet) {
    put(`${kind} ${node.label}`, 13, 600, Cancu.INK, 1);
    put(node.title || "", 11.5, 400, Cancu.MUTED, 3);
  } else {
    put([kind, Cancu.day(node.date)].filter(Boolean).join(" · "), 11, 400, Cancu.MUTED, 1);
    put(node.label, unnumbered ? 13 : fitting(14, 11), 600, Cancu.INK, unnumbered ? 2 : 1);
    put(node.title && node.title !== node.label ? node.title : "", 11.5, 400, Cancu.MUTED, 4 - rows.length);
  }
  return rows;
};

Cancu.outline = (ctx, shape, x, y, w, h) => {
  ctx.beginPath();
  if (shape === "sheet") {
    const fold = 11;
    ctx.moveTo(x, y);
    ctx.lineTo(x + w - fold, y);
    ctx.lineTo(x + w, y + fold);
    ctx.lineTo(x + w, y + h);
    ctx.lineTo(x, y + h);
    ctx.closePath();
  } else {
    ctx.roundRect(x, y, w, h, shape === "pill" ? Math.min(h / 2, 22) : 6);
  }
};

// One box with its middle at (x, y). `mood`: {dim, picked, root, hover}.
Cancu.card = (ctx, node, rows, looks, size, x, y, mood) => {
  const lane = looks.lanes[node.lane];
  const shape = looks.kinds[node.kind].shape;
  const left = x - size.w / 2;
  const top = y - size.h / 2;
  Cancu.outline(ctx, shape, left, top, size.w, size.h);
  ctx.fillStyle = mood.dim ? lane.fill : "#ffffff";
  ctx.fill();
  ctx.globalAlpha = mood.dim ? 0.35 : 1;
  if (mood.picked || mood.root) {
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(left - 4, top - 4, size.w + 8, size.h + 8, shape === "pill" ? size.h / 2 : 9);
    ctx.strokeStyle = mood.picked ? "#0b57d0" : lane.ink;
    ctx.lineWidth = mood.picked ? 3 : 1.5;
    ctx.stroke();
    ctx.restore();
    Cancu.outline(ctx, shape, left, top, size.w, size.h);
  }
  ctx.strokeStyle = lane.ink;
  ctx.lineWidth = mood.hover ? 2 : 1;
  ctx.setLineDash(looks.states[node.state].dash);
  ctx.stroke();
  ctx.setLineDash([]);
  if (shape !== "pill") {
    ctx.beginPath();
    ctx.roundRect(left - 0.5, top - 0.5, shape === "card" ? 5.5 : 3, size.h + 1, shape === "card" ? [6, 0, 0, 6] : 0);
    ctx.fillStyle = lane.ink;
    ctx.fill();
  }
  const tall = rows.reduce((sum, row) => sum + row.step, 0);
  let at = y - tall / 2;
  ctx.textBaseline = "middle";
  ctx.textAlign = shape === "pill" ? "center" : "left";
  for (const row of rows) {
    ctx.font = row.font;
    ctx.fillStyle = row.ink;
    ctx.fillText(row.text, shape === "pill" ? x : left + 14, at + row.step / 2);
    if (row.tail) {
      ctx.font = row.tailFont;
      ctx.fillStyle = Cancu.MUTED;
      ctx.fillText(row.tail, left + 14 + row.after, at + row.step / 2);
    }
    at += row.step;
  }
  ctx.globalAlpha = 1;
};

// A point of a bent arrow as vis-network draws it: both ends leave and arrive upright.
Cancu.bend = (from, to, t) => {
  const s = 1 - t;
  const middle = (from.y + to.y) / 2;
  return {
    x: from.x + (to.x - from.x) * (3 * t * t - 2 * t * t * t),
    y: s * s * s * from.y + 3 * s * t * middle + t * t * t * to.y,
  };
};

// Where the names of arrows can stand without covering a box or each other.
Cancu.nameArrows = (ctx, arrows, placing, strip) => {
  const { w, h } = placing.size;
  const taken = strip
    ? placing.bands.map((band) => ({ x: 0, y: band.top + strip / 2, w: 1e4, h: strip }))
    : [];
  for (const [id, point] of placing.points) {
    if (!id.startsWith("way ")) taken.push({ x: point.x, y: point.y, w: w + 6, h: h + 4 });
  }
  const free = (box) =>
    taken.every(
      (o) => Math.abs(o.x - box.x) * 2 >= o.w + box.w || Math.abs(o.y - box.y) * 2 >= o.h + box.h,
    );
  ctx.font = Cancu.font(12, 500);
  const named = [];
  const done = new Map();
  for (const arrow of arrows) {
    // Of many like arrows from one box one name says enough.
    const like = `${arrow.from}\n${arrow.name}`;
    const many = arrows.filter((a) => a.from === arrow.from && a.name === arrow.name).length > 2;
    if (many && done.get(like)) continue;
    const stops = [arrow.from, ...placing.ways.get(arrow.key), arrow.to];
    const size = { w: ctx.measureText(arrow.name).width + 10, h: 18 };
    const legs = stops.slice(1).map((id, i) => [stops[i], id]);
    const spots = legs.flatMap(([a, b]) =>
      [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68].map((t) => ({
        ...Cancu.bend(placing.points.get(a), placing.points.get(b), t),
        ...size,
      })),
    );
    const spot = spots.find(free);
    if (spot) {
      done.set(like, true);
      taken.push(spot);
      named.push({ ...spot, arrow });
    }
  }
  return named;
};
