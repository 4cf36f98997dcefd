"""Glyphs of Word's symbol fonts in Unicode, as bullets and `w:sym` use them."""

from __future__ import annotations

# Adobe's Symbol font, where its letters are not Latin.
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xAA: "♠", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xCE: "∈",
    0xD6: "√", 0xD7: "·", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ",
    0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⬧", 0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_UNKNOWN = "\ufffd"


def symbol(font: str, code: int) -> str:
    """The character of a symbol font's glyph; U+FFFD where no character is known for it."""
    private = 0xF000 <= code <= 0xF0FF
    glyph = code - 0xF000 if private else code
    name = font.casefold()
    if name == "symbol":
        return _SYMBOL.get(glyph) or (chr(glyph) if 0x20 <= glyph < 0x7F else _UNKNOWN)
    if name.startswith("wingdings"):
        return _WINGDINGS.get(glyph, "•") if name == "wingdings" else "•"
    if private:
        return _UNKNOWN
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else _UNKNOWN
