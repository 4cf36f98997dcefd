// Text from documents: folded for searching, made harmless for showing, put in by textContent only.
"use strict";

const Cancu = {};

// Accents away; đ is a letter of its own and does not decompose.
Cancu.fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

// Controls and direction marks (U+202E would turn a line round) are shown, not obeyed.
Cancu.visible = (text) =>
  String(text).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (char) =>
    char === "\n" || char === "\t"
      ? char
      : `⟨U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );

// "{n} kết quả" with n = 3 is "3 kết quả".
Cancu.fill = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

// ISO 8601 as Vietnamese offices write it: 2021-08-16 is 16/8/2021, 2024-01 is 1/2024.
Cancu.day = (iso) =>
  /^\d{4}(-\d{2}){0,2}$/.test(iso || "") ? iso.split("-").reverse().map(Number).join("/") : iso || "";

// An element: properties that exist on it are set, others become attributes; strings become text.
Cancu.el = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined)
      element.append(typeof child === "string" ? Cancu.visible(child) : child);
  }
  return element;
};
