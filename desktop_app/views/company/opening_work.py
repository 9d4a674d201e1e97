"""What the page of the opening asks of the company, off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from finance_core.errors import CountinghouseError, RuleViolation
from finance_core.services.opening_models import OpeningBatch, OpeningCheck

if TYPE_CHECKING:
    from desktop_app.work.company import CompanyPort

MOST_PREVIEWED = 100
ENTERED, POSTED, FINISHED = "entered", "posted", "finished"
Sent = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the opening stands: the batch, control accounts beside open items, what would be posted or why not.

    `batch` is missing before the opening is started. With many open items nothing is worked out while they
    are typed: each has an entry of its own.
    """

    batch: OpeningBatch | None = None
    checks: Sequence[OpeningCheck] = ()
    entries: Sequence[Any] = field(default_factory=tuple)
    refusal: CountinghouseError | None = None
    unseen: int = 0


def look(company: CompanyPort) -> Standing:
    """Read the opening as it stands."""
    try:
        batch = company.call("opening.batch")
    except RuleViolation:
        return Standing()
    return _standing(company, batch)


def start(company: CompanyPort) -> Standing:
    """Start the opening."""
    company.call("opening.start")
    return look(company)


def keep(company: CompanyPort, sent: Sent) -> Standing:
    """Keep what was typed and work out what it would post."""
    return _standing(company, _enter(company, sent))


def post(company: CompanyPort, sent: Sent) -> Any:
    """Keep what was typed and post it."""
    _enter(company, sent)
    return company.call("opening.post")


def _enter(company: CompanyPort, sent: Sent) -> OpeningBatch:
    company.call("opening.enter_trial_balance", {"lines": sent["lines"]})
    items = {name: sent[name] for name in ("payables", "receivables")}
    batch: OpeningBatch = company.call("opening.enter_open_items", items)
    return batch


def _standing(company: CompanyPort, batch: OpeningBatch) -> Standing:
    checks = () if company.read_only else company.call("opening.compare")
    if batch.status == FINISHED or company.read_only:
        return Standing(batch=batch, checks=checks,
                        entries=company.call("kernel.entries_of", batch.batch_id))
    items = len(batch.payables) + len(batch.receivables)
    if batch.status == ENTERED and items > MOST_PREVIEWED:
        return Standing(batch=batch, checks=checks, unseen=items)
    method, request = ("opening.post", None) if batch.status == ENTERED else (
        "opening.finish", {"move_rest": True})
    try:
        preview = company.preview(method, request)
    except CountinghouseError as error:
        return Standing(batch=batch, checks=checks, refusal=error)
    return Standing(batch=batch, checks=checks, entries=preview.entries)
