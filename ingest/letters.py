"""Vietnamese capitals and small letters for patterns: Unicode mixes them, so no range will do."""

from __future__ import annotations

import re

_ACCENTED = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
UPPER = f"A-Z{_ACCENTED}"
LOWER = f"a-z{_ACCENTED.lower()}"


def spell(pattern: str) -> str:
    """The pattern with `<U>` and `<L>`, inside brackets, as capitals and small letters."""
    return pattern.replace("<U>", UPPER).replace("<L>", LOWER)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(spell(pattern), flags)
