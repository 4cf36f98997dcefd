"""Bytes of a page to text: by byte-order mark, by what the page says of itself, by its words."""

from __future__ import annotations

import codecs
import re
import unicodedata

from cancu.ingest.readers.encodings import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
_HEAD = 4_096
_TAG = re.compile(rb"<[^<>]{0,2000}>")
# Pages in old fonts call themselves Western: what they hold is settled by their words.
_WESTERN = {"iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"}
_WESTERN |= {"x-user-defined", "iso8859-1", "tcvn3", "x-viet-tcvn5712", "x-viet-vps", "none"}


def page_text(data: bytes) -> str:
    """The page as text; characters that its encoding does not have are U+FFFD."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = decode(data)
        return found[0] if found else data.decode("utf-8-sig", "replace")
    if b"\x00" in data[:_HEAD] and (found := decode(data)):
        return found[0]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    said = declared(data)
    if said not in _WESTERN and said not in ("", "utf-8", "utf8"):
        return _as_said(data, said)
    # Tags would drown the words by which the encoding is known.
    found = decode(_TAG.sub(b" ", data[:2_000_000]))
    if found and found[1] in ("windows-1258", "viscii", "tcvn-5712"):
        name = "cp1258" if found[1] == "windows-1258" else found[1]
        return _as_said(data, name)
    if found is None and said in ("utf-8", "utf8") and broken.start > 0:
        return data.decode("utf-8", "replace")
    return data.decode("cp1252", "replace")


def declared(data: bytes) -> str:
    """The encoding that the page names, small letters, or nothing."""
    head = data[:_HEAD]
    found = _CHARSET.search(head) or _XML.search(head)
    return found[1].decode("ascii").lower() if found else ""


def _as_said(data: bytes, name: str) -> str:
    if name in ("viscii", "tcvn-5712"):
        found = decode(data)
        return found[0] if found else data.decode("cp1252", "replace")
    try:
        text = data.decode(name, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
    # Windows-1258 writes a tone behind its letter; the letters are meant.
    return unicodedata.normalize("NFC", text) if name in ("cp1258", "windows-1258") else text
