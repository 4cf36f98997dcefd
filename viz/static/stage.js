// The canvas: vis-network for moving, zooming and hitting; everything drawn comes from cards.js.
"use strict";

Cancu.stage = (host, data, model) => {
  const looks = data.style;
  const lanes = Object.values(looks.lanes);
  const measure = document.createElement("canvas").getContext("2d");
  const options = {
    autoResize: false,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { dragNodes: false, hover: true, selectConnectedEdges: false, hoverConnectedEdges: false },
    nodes: { shape: "custom", borderWidth: 0, chosen: false },
    edges: { chosen: false, smooth: false },
  };
  const network = new vis.Network(host, { nodes: [], edges: [] }, options);
  let view = { nodes: [], bundles: [], root: null };
  let placing = null;
  let texts = new Map();
  let names = [];
  let lit = null;
  let picked = null;
  let edgeSet = null;
  let paper = 1;

  const tall = (id, size) => {
    const node = model.nodes.get(id);
    if (!node) return 0;
    return looks.kinds[node.kind].shape === "sheet" ? size.sheet : size.h;
  };

  // Beside wide pictures the lanes' names stand at the left; on narrow ones on top of the bands.
  const frame = () => {
    const wide = host.clientWidth >= 620;
    const gutter = wide ? 112 : 0;
    return {
      gutter,
      tall,
      strip: wide ? 0 : 20,
      width: host.clientWidth - gutter - 16,
      height: host.clientHeight - 24,
    };
  };

  // Arrows between the same two boxes are drawn as one.
  const bundled = (edges) => {
    const bundles = new Map();
    for (const edge of edges) {
      const key = `${edge.from}\n${edge.to}`;
      if (!bundles.has(key)) {
        bundles.set(key, { key: String(edge.id), from: edge.from, to: edge.to, edges: [] });
      }
      bundles.get(key).edges.push(edge);
    }
    for (const bundle of bundles.values()) {
      const names = bundle.edges.map((edge) => looks.relations[edge.relation].label);
      bundle.name = [...new Set(names)].join(", ");
      bundle.look = looks.relations[bundle.edges[0].relation];
    }
    return [...bundles.values()];
  };

  const edgeLook = (bundle) => {
    const on = lit && bundle.edges.some((edge) => lit.edges.has(edge.id));
    const calm = placing.fine ? 0.9 : bundle.look.quiet ? 0.14 : 0.4;
    return {
      color: { color: bundle.look.ink, hover: bundle.look.ink, opacity: lit ? (on ? 1 : 0.07) : calm },
      width: on && !placing.fine ? 2.2 : placing.fine ? 1.6 : 1,
    };
  };

  const legs = (bundle) => {
    const stops = [bundle.from, ...placing.ways.get(bundle.key), bundle.to];
    return stops.slice(1).map((to, i) => ({
      id: `${bundle.key} ${i}`,
      from: stops[i],
      to,
      dashes: bundle.look.dash.length ? bundle.look.dash : false,
      arrows: { to: { enabled: i === stops.length - 2, scaleFactor: placing.fine ? 0.6 : 0.45 } },
      smooth: placing.fine
        ? { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.5 }
        : false,
      ...edgeLook(bundle),
    }));
  };

  const draw = ({ ctx, id, x, y, state }) => ({
    drawNode: () => {
      const node = model.nodes.get(id);
      if (!node) return;
      const dim = Boolean(lit) && !lit.nodes.has(id);
      const mood = { dim, picked: id === picked, root: id === view.root, hover: state.hover };
      const rows = network.getScale() < 0.3 ? [] : texts.get(id);
      Cancu.card(ctx, node, rows, looks, { w: placing.size.w, h: tall(id, placing.size) }, x, y, mood);
    },
    nodeDimensions: boxOf(id),
  });
  const boxOf = (id) =>
    ({ width: model.nodes.has(id) ? placing.size.w : 0, height: tall(id, placing.size) });

  const fit = () => {
    if (!placing) return;
    const { gutter, width, height } = frame();
    // Too small to read is worse than not all in view: then it begins at the top.
    const scale = Math.min(1.3, Math.max(placing.scale, 0.5));
    const tall = placing.height * scale;
    const y = tall <= height + 8 ? placing.height / 2 : (height / 2 - 4) / scale;
    network.moveTo({
      position: { x: (placing.left + placing.right) / 2, y },
      scale,
      offset: { x: gutter / 2, y: 0 },
      animation: false,
    });
  };

  const show = (nodes, edges, root) => {
    view = { nodes, bundles: bundled(edges), root };
    network.setSize("100%", "100%");
    if (!nodes.length) {
      placing = null;
      names = [];
      network.setData({ nodes: [], edges: [] });
      return;
    }
    placing = Cancu.place(nodes, view.bundles, frame());
    texts = new Map(
      nodes.map((node) => [node.id, Cancu.cardText(measure, node, looks, placing.size)]),
    );
    names = placing.fine ? Cancu.nameArrows(measure, view.bundles, placing, frame().strip) : [];
    edgeSet = new vis.DataSet(view.bundles.flatMap(legs));
    const points = [...placing.points].map(([id, { x, y }]) => ({ id, x, y, ctxRenderer: draw }));
    network.setData({ nodes: points, edges: edgeSet });
    // vis-network asks a drawn box for its size too late: arrows would end and clicks would hit as
    // if each were 50 by 50 until the mouse has been over it.
    for (const [id, node] of Object.entries(network.body.nodes)) {
      if (!node.shape || !placing.points.has(id)) continue;
      const { width, height } = boxOf(id);
      Object.assign(node.shape, { width, height, customSizeWidth: width, customSizeHeight: height });
    }
    network.setOptions({ interaction: { hideEdgesOnDrag: view.bundles.length > 600 } });
    fit();
  };

  // Light up some boxes and arrows; the rest steps back. `ways` null lights everything.
  const light = (ways, pick) => {
    lit = ways;
    picked = pick;
    if (placing) edgeSet.update(view.bundles.flatMap(legs));
    network.redraw();
  };

  network.on("beforeDrawing", (ctx) => {
    if (!placing) return;
    const from = network.DOMtoCanvas({ x: 0, y: 0 });
    const to = network.DOMtoCanvas({ x: host.clientWidth * paper, y: 0 });
    for (const band of placing.bands) {
      ctx.fillStyle = lanes[band.lane].fill;
      ctx.fillRect(from.x, band.top, to.x - from.x, band.bottom - band.top);
    }
  });

  const laneNames = (ctx, gutter) => {
    for (const band of placing.bands) {
      const top = network.canvasToDOM({ x: 0, y: band.top }).y / paper;
      const bottom = network.canvasToDOM({ x: 0, y: band.bottom }).y / paper;
      ctx.font = Cancu.font(12.5, 600);
      const lines = Cancu.lines(ctx, lanes[band.lane].label, gutter ? gutter - 18 : 320, gutter ? 4 : 1);
      if (gutter) {
        ctx.fillStyle = lanes[band.lane].fill;
        ctx.fillRect(0, top, gutter, bottom - top);
        ctx.fillStyle = lanes[band.lane].ink;
        ctx.fillRect(0, top, 4, bottom - top);
      }
      if (!gutter) {
        ctx.fillStyle = lanes[band.lane].fill;
        ctx.fillRect(6, top + 2, ctx.measureText(lines[0]).width + 12, 18);
      }
      ctx.fillStyle = lanes[band.lane].ink;
      const tall = lines.length * 16;
      const room = Math.min(bottom, host.clientHeight) - Math.max(top, 0);
      let y = gutter ? Math.max(top, 0) + (room - tall) / 2 + 8 : top + 11;
      if (gutter && room < tall) continue;
      for (const line of lines) {
        ctx.fillText(line, 12, y);
        y += 16;
      }
    }
  };

  network.on("afterDrawing", (ctx) => {
    if (!placing) return;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.font = Cancu.font(12, 500);
    for (const { x, y, w, h, arrow } of names) {
      if (lit && !arrow.edges.some((edge) => lit.edges.has(edge.id))) continue;
      ctx.fillStyle = "rgba(255,255,255,0.92)";
      ctx.beginPath();
      ctx.roundRect(x - w / 2, y - h / 2, w, h, 4);
      ctx.fill();
      ctx.fillStyle = arrow.look.ink;
      ctx.fillText(arrow.name, x, y + 0.5);
    }
    ctx.save();
    const ratio = (network.canvas.pixelRatio || 1) * paper;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textAlign = "left";
    laneNames(ctx, frame().gutter);
    ctx.restore();
  });

  // The whole view as an image, twice as fine as the window, for paper.
  const image = () => {
    if (!placing) return "";
    const before = { position: network.getViewPosition(), scale: network.getScale() };
    paper = 2;
    network.setSize(`${host.clientWidth * paper}px`, `${host.clientHeight * paper}px`);
    network.moveTo({
      position: { x: (placing.left + placing.right) / 2, y: placing.height / 2 },
      scale: Math.min(1.3, placing.scale) * paper,
      offset: { x: (frame().gutter / 2) * paper, y: 0 },
      animation: false,
    });
    network.redraw();
    const url = host.querySelector("canvas").toDataURL("image/png");
    paper = 1;
    network.setSize("100%", "100%");
    network.moveTo({ ...before, animation: false });
    network.redraw();
    return url;
  };

  const bundleAt = (edgeId) =>
    view.bundles.find((bundle) => bundle.key === String(edgeId).split(" ")[0]) || null;
  const zoom = (factor) =>
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  const reveal = (id) => {
    const at = network.canvasToDOM(placing.points.get(id));
    const seen = at.x > frame().gutter + 40 && at.y > 20 && at.x < host.clientWidth - 40 && at.y < host.clientHeight - 20;
    if (!seen) network.moveTo({ position: placing.points.get(id), animation: false });
  };

  return {
    network, show, light, fit, zoom, image, bundleAt, reveal,
    points: () => (placing ? placing.points : new Map()),
    placing: () => placing,
  };
};
