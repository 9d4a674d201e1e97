"""Compile a Typst template with its data, as JSON, into PDF or pictures of the pages.

Texts of users are data, never markup, so nothing in them can be run. The same data give the same bytes: no
clock is read. Inter comes with the program; other scripts fall back to the fonts of the system.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from finance_core.documents.errors import DocumentFailed

Paper = Literal["a4", "letter"]

PAPER_OF_COUNTRY: dict[str, Paper] = dict.fromkeys(("US", "CA", "MX", "PH", "CL", "CO", "VE"), "letter")

TEMPLATES = (
    Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources" / "document_templates"
)


def pdf(template: str, data: Mapping[str, Any], *, dated: date, tagged: bool = True) -> bytes:
    """Return a document as PDF: tagged as PDF/A-3b for the archive and screen readers, else as small PDF.

    Args:
        template: the template's name in `resources/document_templates`, without suffix.
        data: the view model, of JSON values; amounts and dates already as text.
        dated: the day written as the document's creation date.
        tagged: whether to write tags, which long tables make large.

    Raises:
        DocumentFailed: the template refused the data.
    """
    pages = _compiled(
        template,
        data,
        format="pdf",
        timestamp=datetime.combine(dated, time(), UTC),
        pdf_standards=["a-3b"] if tagged else [],
        pdf_tags=tagged,
    )
    return pages[0]


def pages(template: str, data: Mapping[str, Any], *, ppi: int = 110) -> tuple[bytes, ...]:
    """Return the pages of a document as PNG pictures, for preview and for printing.

    Raises:
        DocumentFailed: the template refused the data.
    """
    return _compiled(template, data, format="png", ppi=ppi)


def _compiled(template: str, data: Mapping[str, Any], **options: Any) -> tuple[bytes, ...]:
    compiler = typst.Compiler(TEMPLATES / f"{template}.typ", font_paths=_fonts())
    try:
        result = compiler.compile(sys_inputs={"data": json.dumps(data)}, **options)
    except typst.TypstError as error:
        raise DocumentFailed(template, error.message) from None
    return tuple(result) if isinstance(result, list) else (bytes(result or b""),)


@cache
def _fonts() -> typst.Fonts:
    """Return Inter, as a variable font, and what the system has; found once."""
    return typst.Fonts(font_paths=[Path(str(files("fontpkg_inter") / "files"))])
