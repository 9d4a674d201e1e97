"""Why a document cannot be made."""

from __future__ import annotations

from finance_core.errors import CountinghouseError


class DocumentFailed(CountinghouseError):
    """A template could not be set with its data."""

    def __init__(self, template: str, why: str) -> None:
        super().__init__(
            f"The {template} could not be set as a page: {why}. Nothing was printed.", record=template
        )


class ReportTooLong(CountinghouseError):
    """A report has more rows than a PDF can hold in reasonable time and memory."""

    def __init__(self, title: str, rows: int, most: int) -> None:
        super().__init__(
            f"{title} has {rows:,} rows; a PDF holds {most:,}. "
            "Choose a shorter period or fewer accounts, or export it as XLSX or CSV.",
            record=title,
            rows=rows,
            most=most,
        )
