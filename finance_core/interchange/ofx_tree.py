"""The element tree of an OFX file: version 2 as the XML it is, version 1 and broken XML as banks write them.

Version 1 is SGML without closing tags: a value ends at the next tag. A library was measured for this; it
refused a real statement for its bank number, moved bookings near midnight to another day and took NaN for an
amount, hence this reader.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from finance_core.interchange.csv_text import encoding_of
from finance_core.interchange.errors import FileTooLarge, UnreadableFile, UnsafeFile

MOST_TRANSACTIONS = 200_000
DEEPEST = 100
ROOT = "OFX"

# Values that banks send empty, so that nothing but their name tells them from elements with children.
MAY_BE_EMPTY = frozenset({"BRANCHID", "CHECKNUM", "FITID", "MEMO", "MESSAGE", "NAME", "REFNUM", "TRNAMT"})

_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<data>.*?)\]\]>|<(?P<close>/?)(?P<tag>[A-Z][A-Z0-9._]*)\s*(?P<empty>/?)>", re.DOTALL
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_FORBIDDEN = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_CHARSET = re.compile(rb"CHARSET:\s*([A-Za-z0-9_-]+)")


def ofx_tree(data: bytes, file: str) -> Element:
    """Return the OFX element of a file.

    Raises:
        UnsafeFile: the file has a document type definition, which may hide entities.
        UnreadableFile: there is no OFX element, or it is cut off.
        FileTooLarge: more than 200,000 bookings.
    """
    if _FORBIDDEN.search(data):
        raise UnsafeFile(file, "The file contains a DTD, which no bank sends; refused for safety.")
    text = decoded(data)
    if text.count("<STMTTRN>") > MOST_TRANSACTIONS:
        raise FileTooLarge(file, f"More than {MOST_TRANSACTIONS:,} bookings; export a shorter period.")
    start, end = text.find("<OFX>"), text.rfind("</OFX>")
    if start < 0:
        raise UnreadableFile(file, "There is no <OFX> element, so this is no OFX file.")
    if end < start:
        raise UnreadableFile(file, "The file is cut off: its end </OFX> is missing. Download it again.")
    body = text[start : end + len("</OFX>")]
    if "<?xml" in text[:start]:
        try:
            return fromstring(body, forbid_dtd=True)
        except DefusedXmlException:
            raise UnsafeFile(file, "The file contains entities, which no bank sends.") from None
        except ParseError:
            pass  # a bare & or an unclosed tag in what should be XML: read it like version 1
    return _SgmlBuilder(file).tree(body)


def decoded(data: bytes) -> str:
    """Return the text: by byte order mark, else as UTF-8 if it fits, else in the declared code page.

    Banks declare USASCII or 1252 and send UTF-8; text in a one-byte code page is hardly ever valid UTF-8.
    """
    encoding = encoding_of(data)
    declared = _CHARSET.search(data[:1024])
    if encoding == "cp1252" and declared and declared[1].isdigit():
        encoding = f"cp{declared[1].decode()}"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


class _SgmlBuilder:
    """Builds the tree of a body whose values have no closing tag: they end at the next tag."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._builder = TreeBuilder()
        self._open: list[str] = []
        self._holds_value = False

    def tree(self, body: str) -> Element:
        position = 0
        for token in _TOKEN.finditer(body):
            self._text(_ENTITY.sub(lambda found: html.unescape(found[0]), body[position : token.start()]))
            position = token.end()
            if token["data"] is not None:
                self._text(token["data"])
            elif token["tag"] == ROOT and self._open:
                self._back_to_root()
            elif token["close"]:
                self._end(token["tag"])
            else:
                self._start(token["tag"], token["empty"] == "/")
        self._end(ROOT)
        return self._builder.close()

    def _text(self, text: str) -> None:
        if self._open and text.strip():
            self._builder.data(text)
            self._holds_value = True

    def _start(self, tag: str, empty: bool) -> None:  # noqa: FBT001 - as the token says
        if len(self._open) > 1 and (self._holds_value or self._open[-1] in MAY_BE_EMPTY):
            self._pop()
        if tag == "STMTTRN":
            self._end(tag)  # bookings do not nest, whether closed or not
        self._builder.start(tag, {})
        self._open.append(tag)
        if empty:
            self._pop()
        if len(self._open) > DEEPEST:
            raise UnreadableFile(self._file, f"Elements are nested more than {DEEPEST} deep.")

    def _back_to_root(self) -> None:
        """Take several OFX bodies in one file for one, as some banks append account after account."""
        while len(self._open) > 1:
            self._pop()

    def _end(self, tag: str) -> None:
        if tag in self._open:
            while self._pop() != tag:
                pass

    def _pop(self) -> str:
        tag = self._open.pop()
        self._builder.end(tag)
        self._holds_value = False
        return tag
