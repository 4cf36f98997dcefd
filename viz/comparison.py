"""A comparison for people: lines for the terminal, sheets for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.queries.compare import Cell, Comparison, Row
from cancu.queries.similarity import shown_score
from cancu.viz.sheets import Sheet

VERDICTS = {
    "first": "mức đối chiếu",
    "equal": "bằng",
    "stricter": "chặt hơn",
    "looser": "lỏng hơn",
    "different": "khác",
    "conflict": "mâu thuẫn",
    "incomparable": "không so sánh được",
    "unsure": "gần giống, chưa chắc",
    "missing": "không có",
}
"""What each verdict is called for people."""

_SHOWN = 120


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Each target and task with one line a plan: verdict, how much, where, its words."""
    for head, rows in (("CHỈ TIÊU", found.targets), ("NHIỆM VỤ", found.tasks)):
        if not rows:
            continue
        yield f"{head} ({len(rows)})"
        for row in rows:
            yield ""
            yield f"• {_short(row.label)}"
            for cell in row.cells:
                yield from _cell_lines(cell)
        yield ""


def _cell_lines(cell: Cell) -> Iterator[str]:
    where = " ".join(part for part in (cell.document, cell.path) if part)
    level = f" {cell.level}" if cell.level else ""
    score = f" (độ giống {shown_score(cell.score)})" if cell.score is not None else ""
    why = f" — {cell.why}" if cell.why else ""
    yield f"    {where}: {VERDICTS[cell.verdict]}{level}{score}{why}"
    if cell.evidence:
        yield f"        “{_short(cell.evidence.quote)}”"


def comparison_sheets(found: Comparison) -> tuple[Sheet, Sheet]:
    """Targets on one sheet, tasks on another: verdict, level, words and place of each plan."""
    return (
        Sheet("Chỉ tiêu", _head("Chỉ tiêu", found, level=True), _rows(found.targets, level=True)),
        Sheet("Nhiệm vụ", _head("Nhiệm vụ", found, level=False), _rows(found.tasks, level=False)),
    )


def _head(label: str, found: Comparison, *, level: bool) -> list[str]:
    parts = ["đánh giá", *(["mức"] if level else []), "điểm", "nguyên văn", "độ giống"]
    return ["TT", label, *(f"{name}: {part}" for name in found.documents for part in parts)]


def _rows(rows: tuple[Row, ...], *, level: bool) -> Iterator[list[str | int | float | None]]:
    for number, row in enumerate(rows, 1):
        made: list[str | int | float | None] = [number, row.label]
        for cell in row.cells:
            verdict = VERDICTS[cell.verdict] + (f" ({cell.why})" if cell.why else "")
            quote = cell.evidence.quote if cell.evidence else None
            score = None if cell.score is None else round(cell.score, 2)
            made += [verdict, *([cell.level] if level else []), cell.path, quote, score]
        yield made


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
