// The page: which view is shown, what is picked, and which key or click changes that.
"use strict";

(() => {
  const CHAIN_LIMIT = 60;
  const OPENED_LIMIT = 80;
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("data").textContent);
  const words = data.words;
  const model = Cancu.model(data);
  const stage = Cancu.stage(at("canvas"), data, model);
  const state = { view: "overview", root: null, picked: null, shown: [], edges: [], more: 0 };
  const trail = [];

  const go = {};
  const panel = Cancu.panel(at("panel"), data, model, go);
  const filters = Cancu.filters(at("filters"), data, () => render());
  const search = Cancu.search(data, model, go);
  const fillTable = Cancu.table(at("table"), data, model, go);

  const wanted = () => {
    if (state.view !== "overview") {
      const found = model[state.view](state.root, CHAIN_LIMIT);
      return { nodes: data.nodes.filter((node) => found.ids.has(node.id)), more: found.more };
    }
    const opened = new Map();
    const nodes = data.nodes.filter((node) => {
      if (node.start !== false) return true;
      if (!filters.asked(node.lane)) return false;
      opened.set(node.lane, (opened.get(node.lane) || 0) + 1);
      return opened.get(node.lane) <= OPENED_LIMIT;
    });
    return { nodes, more: 0 };
  };

  const say = () => {
    const name = state.root ? model.title(model.nodes.get(state.root)) : "";
    const values = { n: state.shown.length, all: data.nodes.length, name: Cancu.visible(name) };
    at("status").textContent =
      Cancu.fill(words[`status_${state.view}`], values) +
      (state.more ? Cancu.fill(words.status_more, { n: state.more }) : "");
    at("overview").setAttribute("aria-pressed", String(state.view === "overview"));
  };

  const render = () => {
    const { nodes, more } = wanted();
    state.more = more;
    // The root of a chain stays whatever the filters say.
    state.shown = nodes.filter((node) => node.id === state.root || filters.node(node));
    const ids = new Set(state.shown.map((node) => node.id));
    const told = ({ relation }) =>
      state.view !== "chain" || data.style.relations[relation].chain || relation === "candidate";
    state.edges = data.edges.filter(
      (edge) => ids.has(edge.from) && ids.has(edge.to) && filters.edge(edge) && told(edge),
    );
    at("empty").hidden = state.shown.length > 0;
    stage.show(state.shown, state.edges, state.root);
    if (!at("table").hidden) fillTable(state.shown, state.edges);
    light();
    say();
  };

  const light = () => {
    if (!state.picked || !stage.points().has(state.picked)) return stage.light(null, state.picked);
    if (state.view !== "overview" && state.picked === state.root) return stage.light(null, state.picked);
    const edges = model.wayEdges(state.picked);
    const nodes = new Set([state.picked]);
    for (const edge of [...model.up.get(state.picked), ...model.down.get(state.picked)]) edges.add(edge.id);
    for (const edge of state.edges) {
      if (edges.has(edge.id)) nodes.add(edge.from).add(edge.to);
    }
    return stage.light({ nodes, edges }, state.picked);
  };

  const enter = (view, root) => {
    trail.push({ view: state.view, root: state.root, picked: state.picked });
    Object.assign(state, { view, root, picked: root });
    showPicture();
    render();
    if (root) panel.showNode(model.nodes.get(root));
    else panel.showNothing();
  };

  go.chain = (id) => enter("chain", id);
  go.near = (id) => enter("near", id);
  go.overview = () => {
    trail.length = 0;
    Object.assign(state, { view: "overview", root: null, picked: null });
    panel.showNothing();
    render();
  };
  go.node = (id) => {
    const node = model.nodes.get(id);
    if (!stage.points().has(id)) return enter("chain", id);
    state.picked = id;
    panel.showNode(node);
    light();
    stage.reveal(id);
    at("said").textContent = Cancu.visible(`${model.title(node)}. ${node.title || ""}`);
    return undefined;
  };
  go.edges = (edges) => {
    state.picked = null;
    panel.showEdges(edges);
    stage.light(
      { nodes: new Set(edges.flatMap((e) => [e.from, e.to])), edges: new Set(edges.map((e) => e.id)) },
      null,
    );
  };
  // One step back: what is picked, then the view, then all of it.
  go.back = () => {
    if (document.body.classList.contains("filtering")) {
      document.body.classList.remove("filtering");
    } else if (at("panel").classList.contains("open") && state.picked !== state.root) {
      state.picked = state.root;
      if (state.root) panel.showNode(model.nodes.get(state.root));
      else panel.showNothing();
      light();
    } else if (at("panel").classList.contains("open") && getComputedStyle(at("panel")).position === "fixed") {
      at("panel").classList.remove("open");
    } else if (trail.length) {
      Object.assign(state, trail.pop());
      render();
      if (state.picked) panel.showNode(model.nodes.get(state.picked));
      else panel.showNothing();
    } else go.overview();
  };

  const showPicture = () => showAs(false);
  const showAs = (table) => {
    at("table").hidden = !table;
    at("frame").hidden = table;
    at("as-table").setAttribute("aria-pressed", String(table));
    at("as-picture").setAttribute("aria-pressed", String(!table));
    if (table) fillTable(state.shown, state.edges);
  };

  // The nearest box in the direction of an arrow key.
  const towards = (dx, dy) => {
    const points = [...stage.points()].filter(([id]) => model.nodes.has(id));
    const from = stage.points().get(state.picked);
    if (!from) return points.length ? points[0][0] : null;
    const cost = ([, p]) => {
      const along = (p.x - from.x) * dx + (p.y - from.y) * dy;
      const aside = Math.abs((p.x - from.x) * dy) + Math.abs((p.y - from.y) * dx);
      return along > 1 ? along + aside * 2 : Infinity;
    };
    const best = points.reduce((a, b) => (cost(b) < cost(a) ? b : a), points[0]);
    return cost(best) < Infinity ? best[0] : null;
  };

  const KEYS = {
    ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  };
  at("canvas").addEventListener("keydown", (event) => {
    if (KEYS[event.key]) {
      const id = towards(...KEYS[event.key]);
      if (id) go.node(id);
    } else if (event.key === "Enter" && state.picked) go.chain(state.picked);
    else if (event.key === "+" || event.key === "=") stage.zoom(1.25);
    else if (event.key === "-") stage.zoom(0.8);
    else if (event.key === "0") stage.fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") go.back();
    else if (event.key === "/" && !event.target.closest("input")) {
      search.focus();
      event.preventDefault();
    }
  });

  stage.network.on("click", ({ nodes, edges }) => {
    if (nodes.length && model.nodes.has(nodes[0])) return go.node(nodes[0]);
    const bundle = edges.length ? stage.bundleAt(edges[0]) : null;
    if (bundle) return go.edges(bundle.edges);
    state.picked = state.root;
    if (!state.root) panel.showNothing();
    return light();
  });
  stage.network.on("doubleClick", ({ nodes }) => {
    if (nodes.length && model.nodes.has(nodes[0])) go.chain(nodes[0]);
  });
  for (const [event, cursor] of [["hoverNode", "pointer"], ["blurNode", ""], ["hoverEdge", "pointer"], ["blurEdge", ""]]) {
    stage.network.on(event, () => {
      at("canvas").style.cursor = cursor;
    });
  }

  at("overview").onclick = go.overview;
  at("as-table").onclick = () => showAs(true);
  at("as-picture").onclick = () => {
    showAs(false);
    render();
  };
  at("zoom-in").onclick = () => stage.zoom(1.25);
  at("zoom-out").onclick = () => stage.zoom(0.8);
  at("fit").onclick = () => stage.fit();
  at("open-filters").onclick = () => document.body.classList.toggle("filtering");
  at("stage").addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#open-filters")) document.body.classList.remove("filtering");
  });
  at("print").onclick = () => window.print();

  // Printers squash a canvas: paper gets an image of it.
  window.addEventListener("beforeprint", () => {
    if (at("frame").hidden) return;
    at("printed").src = stage.image();
    at("printed").hidden = false;
  });
  window.addEventListener("afterprint", () => {
    at("printed").hidden = true;
    at("printed").removeAttribute("src");
  });

  let waiting = 0;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!at("frame").hidden) render();
    }, 120);
  }).observe(at("canvas"));

  at("counts").textContent =
    Cancu.fill(words.counts, { nodes: data.nodes.length, edges: data.edges.length }) +
    (data.omitted ? Cancu.fill(words.omitted, { n: data.omitted }) : "");
  panel.showNothing();
  if (data.focus) {
    state.view = "chain";
    state.root = data.focus;
    state.picked = data.focus;
    panel.showNode(model.nodes.get(data.focus));
    // A panel that would cover the picture waits to be asked for.
    if (getComputedStyle(at("panel")).position === "fixed") at("panel").classList.remove("open");
  }
  render();
  // For tests and the browser's console.
  Cancu.page = { stage, state, model, go };
  document.documentElement.dataset.ready = "yes";
})();
