"""Open bills and invoices that a bank line may pay, when no book line fits (cash.md R5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import stored
from finance_core.engines.matching import BankLine, BookLine, MatchSettings, propose_matches
from finance_core.kernel.open_items import AgedDocument, AgingDetail
from finance_core.kernel.operation import query
from finance_core.modules.cash.models import BankStatementLine, DocumentCandidate, LineAction, MatchMethod
from finance_core.modules.cash.orm import BankStatementLineModel
from finance_core.modules.cash.service.base import CashBase

ZERO = Decimal(0)
_WINDOW_DAYS = 45


class Documents(CashBase):
    """Proposes what a bank line settles in payables and receivables."""

    @query
    def propose_documents(self, session: Session, statement_line_id: UUID) -> tuple[DocumentCandidate, ...]:
        """Return open bills (money out) or invoices (money in) of the line's amount and currency, best first.

        A document number found in the bank's text decides; otherwise nearness of line and due date.

        Raises:
            NotFound: there is no such bank line.
        """
        row = stored(session, BankStatementLineModel, statement_line_id, "statement line")
        line = row.to_dto()
        currency = self._account(session, line.bank_account_id).currency
        documents = list(self._bills(line, currency) if line.amount < 0 else self._invoices(line, currency))
        bank = BankLine(id=line.id, booked_on=line.transaction_date, amount=line.amount, text=line.text)
        books = [
            BookLine(
                id=position,
                booked_on=document.due_date,
                amount=line.amount,
                text=document.party,
                references=(document.number,),
            )
            for position, document in enumerate(documents)
        ]
        return tuple(
            replace(
                documents[proposal.book_line_ids[0]],
                confidence=proposal.confidence,
                method=MatchMethod(proposal.method.value),
            )
            for proposal in propose_matches([bank], books, MatchSettings(date_window_days=_WINDOW_DAYS))
        )

    def _bills(self, line: BankStatementLine, currency: str) -> Iterator[DocumentCandidate]:
        for document in self.ap.aging_documents(AgingDetail(as_of=line.transaction_date)):
            if (document.document_type, document.currency) != ("invoice", currency):
                continue
            if document.open == -line.amount:
                bill = self.ap.invoice(document.id)
                name = bill.invoice_number or document.number
                yield self._candidate(LineAction.PAYMENT, document, bill.vendor_id, name)

    def _invoices(self, line: BankStatementLine, currency: str) -> Iterator[DocumentCandidate]:
        for document in self.ar.aging_documents(AgingDetail(as_of=line.transaction_date)):
            if (document.document_type, document.currency) != ("invoice", currency):
                continue
            if document.open == line.amount:
                customer_id = self.ar.invoice(document.id).customer_id
                yield self._candidate(LineAction.RECEIPT, document, customer_id, document.number)

    def _candidate(
        self, action: LineAction, document: AgedDocument, party_id: UUID, number: str
    ) -> DocumentCandidate:
        return DocumentCandidate(
            action=action,
            document_id=document.id,
            number=number,
            party_id=party_id,
            party=self.kernel.parties.party(party_id).name,
            due_date=document.due_date,
            open=document.open,
            confidence=ZERO,
            method=MatchMethod.AMOUNT_DATE,
        )
