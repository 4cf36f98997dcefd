"""A calendar as an iCalendar file (RFC 5545): whole days, recurrences, nothing without a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from cancu.ontology.errors import CancuError
from cancu.queries.calendar import Entry
from cancu.queries.days import Yearly

if TYPE_CHECKING:
    from icalendar import Event

_EPOCH = date(1970, 1, 1)
_LENGTH = 100


class IcsError(CancuError):
    """A calendar file cannot be made."""


def ics_bytes(entries: Iterable[Entry], start: date) -> bytes:
    """The entries that have a day; equal entries give equal bytes.

    Recurrences begin with the first day after their document was issued, `start` where that is not
    known. IcsError: icalendar is missing.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise IcsError("Chưa cài icalendar; hãy chạy `pip install icalendar`.") from error
    book = Calendar()
    book.add("prodid", "-//cancu//Lịch nhiệm vụ//VI")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("x-wr-calname", "Lịch nhiệm vụ và báo cáo")
    for entry in entries:
        if entry.days.due:
            book.add_component(_event(entry, entry.days.due, None))
        for again in entry.days.again:
            first = _first(entry, again, start)
            if first:
                book.add_component(_event(entry, first, again))
    return bytes(book.to_ical())


def dated(entries: Iterable[Entry]) -> int:
    """How many entries have a day."""
    return sum(bool(entry.days.due or entry.days.again) for entry in entries)


def _first(entry: Entry, again: Yearly, start: date) -> date | None:
    since, until = entry.days.since or start, entry.days.until
    days = (day for year in range(since.year, since.year + 9) for day in again.within(year))
    first = next((day for day in days if day >= since), None)
    return None if first and until and first > until else first


def _event(entry: Entry, day: date, again: Yearly | None) -> Event:
    from icalendar import Event

    event = Event()
    mark = f"{entry.iri}#{again.day}/{again.months}" if again else entry.iri
    event.add("uid", f"{hashlib.sha256(mark.encode()).hexdigest()[:32]}@cancu")
    # When the entry was made is when its document was issued: a clock would make each file differ.
    issued = entry.days.since or _EPOCH
    event.add("dtstamp", datetime(issued.year, issued.month, issued.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _summary(entry))
    event.add("description", _description(entry))
    event.add("categories", ["Báo cáo" if entry.report else "Thời hạn"])
    event.add("transp", "TRANSPARENT")
    if again:
        event.add("rrule", _rule(again, entry.days.until))
    return event


def _rule(again: Yearly, until: date | None) -> dict[str, object]:
    whole = len(again.months) == 12
    rule: dict[str, object] = {"FREQ": "MONTHLY" if whole else "YEARLY"}
    if not whole:
        rule["BYMONTH"] = list(again.months)
    rule["BYMONTHDAY"] = again.day
    if until:
        rule["UNTIL"] = until
    return rule


def _summary(entry: Entry) -> str:
    who = ", ".join(dict.fromkeys(name for name, _ in entry.who))
    what = entry.what
    if len(what) > _LENGTH:
        what = what[:_LENGTH].rsplit(" ", 1)[0] + " …"
    return f"{who}: {what}" if who else what


def _description(entry: Entry) -> str:
    lines = [entry.what, f"Theo {entry.document}, mục {entry.path}: “{entry.evidence.quote}”."]
    if entry.days.note:
        lines.append(f"Ghi chú: {entry.days.note}.")
    return "\n".join(lines)
