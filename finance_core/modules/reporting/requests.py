"""What a caller may ask of reporting."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import Field

from finance_core.kernel.request import Request
from finance_core.modules.reporting.models import Comparison, ExportFormat, Split


class ReportOptions(Request):
    """Dates and choices of a report; dates left out mean today, and the fiscal year to that day.

    `level` counts levels of detail from 1; without it everything down to the account is shown. `limit` is the
    most lines (entries in the journal) listed; totals of accounts always cover all of them.
    """

    as_of: date | None = None
    date_from: date | None = None
    date_to: date | None = None
    level: int | None = Field(default=None, ge=1, le=9)
    zero_rows: bool = False
    comparison: Comparison = Comparison.NONE
    split: Split = Split.NONE
    layout: str | None = None
    before_closing: bool = False
    account_id: UUID | None = None
    party_id: UUID | None = None
    limit: int = Field(default=10_000, ge=1, le=1_000_000)


class ReportRequest(ReportOptions):
    """A report by name."""

    name: str


class ExportReport(Request):
    """A report as a file."""

    report: ReportRequest
    format: ExportFormat
