"""The sheet on which the recovery code of an encrypted company is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finance_core.documents.figures import day
from finance_core.documents.pdf import Paper, pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What stands on the sheet; `code` is in groups parted by spaces."""

    company: str
    file: str
    code: str
    made_on: date


def recovery_pdf(sheet: RecoverySheet, paper: Paper, locale: str = "en") -> bytes:
    """Return the sheet as PDF.

    Raises:
        DocumentFailed: the template refused the data.
    """
    data = {"company": sheet.company, "file": sheet.file, "groups": sheet.code.split(),
            "made_on": day(sheet.made_on, locale), "paper": "us-letter" if paper == "letter" else paper}
    return pdf("recovery_sheet", data, dated=sheet.made_on)
