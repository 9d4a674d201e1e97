"""A draft edited by somebody who does not see all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from finance_core.kernel.models.ledger import Dims
from finance_core.modules.ar.models import ARInvoice, ARInvoiceLine
from finance_core.modules.ar.requests import CreateInvoice, InvoiceLine

_UNSEEN = ("document_type", "posting_date", "sales_order_reference")
_UNSEEN_IN_LINE = ("item_code", "service_from", "service_to")


def with_unseen(request: CreateInvoice, draft: ARInvoice) -> CreateInvoice:
    """Return the request with what it does not mention of the draft it replaces.

    Only facts that an invoice form need not show are kept; an empty reference or text is a wish. A line
    keeps its item and dimensions when the draft has a line of the same text and account.
    """
    kept: dict[str, Any] = {
        name: getattr(draft, name) for name in _UNSEEN if name not in request.model_fields_set
    }
    if request.invoice_date != draft.invoice_date:
        kept.pop("posting_date", None)
    left = list(draft.lines)
    lines = tuple(_with_unseen(line, left) for line in request.lines)
    return request.model_copy(update={**kept, "lines": lines})


def _with_unseen(line: InvoiceLine, left: list[ARInvoiceLine]) -> InvoiceLine:
    """Return a line with what it does not mention; the stored line it comes from is taken off the list."""
    stored = next(_alike(line, left), None)
    if stored is None:
        return line
    left.remove(stored)
    known: dict[str, Any] = {name: getattr(stored, name) for name in _UNSEEN_IN_LINE}
    known["dims"] = Dims(**{name: getattr(stored, name) for name in Dims.__dataclass_fields__})
    return line.model_copy(
        update={name: value for name, value in known.items() if name not in line.model_fields_set}
    )


def _alike(line: InvoiceLine, stored: Iterable[ARInvoiceLine]) -> Iterator[ARInvoiceLine]:
    return (
        each for each in stored
        if each.description == line.description and line.account_id in {None, each.account_id}
    )
