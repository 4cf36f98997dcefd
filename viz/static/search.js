// The search box: hits as a list that arrows and Enter walk.
"use strict";

Cancu.search = (data, model, go) => {
  const { el, fill } = Cancu;
  const words = data.words;
  const box = document.getElementById("search");
  const list = document.getElementById("results");
  const hits = document.getElementById("hits");
  const found = document.getElementById("found");
  const MOST = 30;

  const close = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };

  const choose = (node) => {
    close();
    go.node(node.id);
  };

  const item = (node) => {
    const dot = el("span", { className: "dot" });
    dot.style.background = data.style.lanes[node.lane].ink;
    const button = el(
      "button",
      { type: "button", onclick: () => choose(node) },
      dot,
      el("b", {}, model.title(node)),
      el("span", {}, node.title || node.issuer || ""),
    );
    return el("li", {}, button);
  };

  const run = () => {
    const query = box.value.trim();
    if (!query) return close();
    const nodes = model.search(query);
    const counts = { n: nodes.length, k: MOST };
    found.textContent = !nodes.length
      ? words.found_none
      : fill(nodes.length > MOST ? words.found_first : words.found, counts);
    hits.replaceChildren(...nodes.slice(0, MOST).map(item));
    list.hidden = false;
    return box.setAttribute("aria-expanded", "true");
  };

  const step = (by) => {
    const buttons = [...hits.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement) + by;
    if (at < 0) box.focus();
    else if (buttons[at]) buttons[at].focus();
  };

  box.addEventListener("input", run);
  box.addEventListener("focus", run);
  document.querySelector(".search").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && event.target === box && hits.firstChild) {
      hits.querySelector("button").click();
    } else if (event.key === "Escape" && !list.hidden) {
      box.value = "";
      close();
      box.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".search")) close();
  });
  return { focus: () => box.focus() };
};
