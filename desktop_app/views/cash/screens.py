"""Screens of cash and bank, as data: accounts, transactions, transfers, deposits, statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.spec.fields import fields_of
from desktop_app.spec.page import PageSpec
from desktop_app.spec.screen import (
    TODAY,
    Action,
    ActionCall,
    Chip,
    Column,
    EmptyState,
    Field,
    LinesSpec,
    ScreenSpec,
    Tone,
)
from desktop_app.views.cash import forms
from desktop_app.views.record_screen import RecordScreen
from finance_core.modules.cash.api import (
    BankAccountKind,
    ChangeBankAccount,
    CreateBankAccount,
    RecordDeposit,
    RecordTransaction,
    RecordTransfer,
)

TONES: Mapping[str, Tone] = {
    "posted": "positive", "voided": "neutral", "draft": "neutral", "in_progress": "warning",
    "pending_review": "info", "completed": "positive",
}
BANK_ACCOUNT = {"label": "Bank account", "lookup": "cash.lookup_bank_accounts", "create": "cash.account_new"}
REASON = Field(name="reason", label="Reason", required=True)
ON = Field(name="on", label="Date", kind="date", help="Empty: its own date, or the first open day.")
SPLITS = LinesSpec(name="splits", title="What it was for", columns=(
    Field(name="account_id", label="Account", kind="lookup", lookup="accounts.lookup", width=220,
          help="Code or name. Fees and interest need none."),
    Field(name="text", label="Text", width=0),
    Field(name="tax_code_id", label="Tax code", kind="lookup", lookup="tax.lookup", width=110),
    Field(name="amount", label="Amount", kind="money", width=110, help="Empty on one line: what is left."),
    Field(name="tax", label="Tax in it", kind="money", read_only=True, width=90),
))
_ACCOUNT_LABELS: dict[str, dict[str, Any]] = {
    "institution": {"label": "Bank"}, "iban": {"label": "IBAN"}, "bic": {"label": "BIC"},
    "routing_number": {"depends_on": lambda values: values.get("kind") in {"checking", "savings"}},
    "holder_party_id": {"label": "Card holder", "lookup": "parties.lookup",
                        "depends_on": lambda values: values.get("kind") == "credit_card"},
    "credit_limit": {"depends_on": lambda values: values.get("kind") in {"credit_card", "checking"}},
    "imprest_amount": {"label": "Filled up to",
                       "depends_on": lambda values: values.get("kind") == "petty_cash"},
    "next_check_number": {"depends_on": lambda values: values.get("kind") == "checking"},
    "date_window_days": {"label": "Days to match", "help": "How many days bank and books may be apart."},
}
_IN_USE = ("name", "institution", "account_number", "iban", "bic", "routing_number", "holder_party_id",
           "credit_limit", "imprest_amount", "next_check_number", "date_window_days")


def _new_account(call: ActionCall) -> None:
    call.open_form("cash.account_new", {})


def _register(call: ActionCall) -> None:
    call.context.open_screen("cash.register", filters={"bank_account_id": call.values["id"]})


def _reconcile(call: ActionCall) -> None:
    account = call.values.get("bank_account_id") or call.values.get("id")
    call.context.open_screen("cash.reconcile", record=account)


def _import(call: ActionCall) -> None:
    call.context.open_screen("cash.import", record=call.values.get("id"))


def _new_transaction(call: ActionCall) -> None:
    call.open_form("cash.transaction_new", {})


def _new_transfer(call: ActionCall) -> None:
    call.open_form("cash.transfer_new", {})


def _new_deposit(call: ActionCall) -> None:
    call.context.open_screen("cash.deposit_form")


def _new_account_fields() -> tuple[Field, ...]:
    order = ("name", "kind", "currency", "opening_balance", "opening_date", "exchange_rate", *_IN_USE[1:-1],
             "account_id", "code", "date_window_days")
    return fields_of(
        CreateBankAccount, order,
        kind={"required": True, "default": BankAccountKind.CHECKING},
        currency={"help": "Empty: the currency of the books.", "max_length": 3},
        opening_balance={"help": "What it held when you begin; what is owed below zero.", "default": None},
        opening_date={"help": "The day of the opening balance.",
                      "depends_on": lambda values: bool(values.get("opening_balance"))},
        exchange_rate={"kind": "number", "decimals": 9, "help": "Empty: the rate of that day.",
                       "depends_on": lambda values: bool(values.get("currency")
                                                         and values.get("opening_balance"))},
        account_id={"label": "Ledger account", "lookup": "accounts.lookup",
                    "help": "Empty: one is made for it."},
        code={"help": "Empty: the ledger account's code."},
        **_ACCOUNT_LABELS,
    )


def _change_account_fields() -> tuple[Field, ...]:
    kind = Field(name="kind", label="Kind", kind="choice", read_only=True,
                 choices=tuple((kind, str(kind).replace("_", " ").capitalize()) for kind in BankAccountKind))
    currency = Field(name="currency", label="Currency", read_only=True)
    own = fields_of(
        ChangeBankAccount, (*_IN_USE, "csv_mapping_name", "is_active"), **_ACCOUNT_LABELS,
        csv_mapping_name={"label": "CSV mapping", "help": "The saved way to read this bank's CSV files."},
        is_active={"label": "In use"},
    )
    return (own[0], kind, currency, *own[1:])


def _transaction_fields() -> tuple[Field, ...]:
    order = ("bank_account_id", "transaction_type", "transaction_date", "amount", "payee_name", "party_id",
             "reference", "check_number", "exchange_rate", "description")
    return fields_of(
        RecordTransaction, order,
        bank_account_id=BANK_ACCOUNT,
        transaction_type={"label": "What", "kind": "choice", "choices": forms.WAYS, "default": "withdrawal",
                          "required": True},
        transaction_date={"name": forms.LEDGER_DAY, "label": "Date", "default": TODAY},
        amount={"help": "In the account's currency, taxes included."},
        payee_name={"label": "Payee"}, party_id={"lookup": "parties.lookup",
                                                 "help": "Only when the account asks."},
        check_number={"depends_on": lambda values: values.get("transaction_type") == "withdrawal"},
        exchange_rate={"kind": "number", "decimals": 9,
                       "help": "Only for an account in another currency; empty: the rate of that day."},
        description={"span": 2},
    )


ACCOUNTS = RecordScreen(
    id="cash.accounts", title="Bank accounts", group="Banking", icon="landmark", record="bank account",
    query="cash.list_bank_accounts",
    columns=(
        Column("code", "Code", width=76), Column("name", "Name", width=142),
        Column("kind", "Kind", "choice", 96),
        Column("number", "Number", width=88), Column("book_balance", "Book balance", "money", 112),
        Column("bank_balance", "Bank balance", "money", 112), Column("currency", "Cur.", width=58),
        Column("unmatched_lines", "To match", "number", 82),
        Column("last_statement", "Last statement", "date", 116),
        Column("last_reconciled", "Reconciled", "date", 110),
        Column("is_active", "In use", "bool", 70, hidden=True),
    ),
    chips=(Chip("active", "In use", {"active": True}),
           *(Chip(kind.value, kind.value.replace("_", " ").capitalize(), {"kind": kind.value})
             for kind in (BankAccountKind.CHECKING, BankAccountKind.SAVINGS, BankAccountKind.CREDIT_CARD,
                          BankAccountKind.PETTY_CASH))),
    fields=_change_account_fields(), load="cash.bank_account", save="cash.change_bank_account", preview=None,
    record_key="bank_account_id", sort="code",
    listens_to=("cash_bank_accounts", "cash_bank_statements", "cash_bank_statement_lines", "journal_lines"),
    actions=(
        Action(id="cash.account.new", title="New bank account", icon="plus", primary=True,
               needs_selection=False,
               shortcut="Ctrl+N", run=_new_account),
        Action(id="cash.account.register", title="Register", icon="list", shortcut="Ctrl+G", run=_register),
        Action(id="cash.account.reconcile", title="Reconcile", icon="scale", shortcut="Ctrl+R",
               run=_reconcile),
        Action(id="cash.account.import", title="Import statement", icon="file-down", shortcut="Ctrl+M",
               run=_import),
    ),
    empty=EmptyState("No bank accounts yet.", action_id="cash.account.new",
                     help="Add one with Ctrl+N; you need only its name and currency."),
)
NEW_ACCOUNT = ScreenSpec(
    id="cash.account_new", title="New bank account", group="", icon="landmark", record="bank account",
    query="cash.list_bank_accounts", columns=ACCOUNTS.columns, fields=_new_account_fields(),
    save="cash.create_bank_account", kept=("currency", "opening_date"),
)
_TRANSACTION_COLUMNS = (
    Column("number", "Number", width=140), Column("transaction_date", "Date", "date", 110),
    Column("bank_account", "Bank account", width=122), Column("type", "Type", "choice", 104),
    Column("payee", "Payee", width=150), Column("description", "Text", width=112),
    Column("amount", "Amount", "money", 98), Column("currency", "Cur.", width=56),
    Column("status", "Status", "status", 96, hidden=True), Column("reconciled", "Reconciled", "bool", 100),
)
TRANSACTIONS = RecordScreen(
    id="cash.transactions", title="Bank transactions", group="Banking", icon="arrow-left-right",
    subject="cash_bank_transaction",
    record="transaction",
    query="cash.list_transactions", columns=_TRANSACTION_COLUMNS,
    chips=(Chip("transfers", "Transfers", {"transfers": True}),
           Chip("deposits", "Deposits", {"type": "deposit"}),
           Chip("withdrawals", "Money out", {"type": "withdrawal"}), Chip("fees", "Fees", {"type": "fee"}),
           Chip("voided", "Voided", {"status": "voided"})),
    fields=(*_transaction_fields(), Field(name="reason", label="Reason of the change", default="Corrected")),
    lines=SPLITS, load="cash.transaction", to_values=forms.transaction_values, save="cash.edit_transaction",
    request=forms.edit_request, record_key="transaction_id", computed=forms.coded, entries=forms.entries,
    editable_when=forms.is_changeable, listens_to=("cash_bank_transactions",), sort="transaction_date",
    descending=True, status_tones=TONES,
    actions=(
        Action(id="cash.transaction.new", title="New transaction", icon="plus", primary=True,
               needs_selection=False,
               shortcut="Ctrl+N", run=_new_transaction),
        Action(id="cash.transfer.new", title="Transfer", icon="arrow-left-right", needs_selection=False,
               shortcut="Ctrl+T", run=_new_transfer),
        Action(id="cash.deposit.new", title="Deposit", icon="banknote", needs_selection=False,
               shortcut="Ctrl+D",
               run=_new_deposit),
        Action(id="cash.transaction.void", title="Void", icon="undo-2", run="cash.void_transaction",
               id_field="transaction_id", asks=(REASON, ON), shortcut="Ctrl+R",
               confirm="Its entry is reversed; both halves of a transfer go together.",
               enabled_when=lambda row: row.get("status") == "posted" and not row.get("reconciled"),
               done="The transaction is void."),
    ),
    empty=EmptyState("No bank transactions yet.", action_id="cash.transaction.new",
                     help="Enter what has no bill and no invoice: fees, interest, cash purchases."),
)
NEW_TRANSACTION = ScreenSpec(
    id="cash.transaction_new", title="New bank transaction", group="", icon="arrow-left-right",
    record="transaction",
    query="cash.list_transactions", columns=_TRANSACTION_COLUMNS, fields=_transaction_fields(), lines=SPLITS,
    save="cash.record_transaction", request=forms.transaction_request, computed=forms.coded,
    kept=("bank_account_id", "transaction_type", forms.LEDGER_DAY), save_label="Post",
)
NEW_TRANSFER = ScreenSpec(
    id="cash.transfer_new", title="New transfer", group="", icon="arrow-left-right", record="transfer",
    query="cash.list_transactions", columns=_TRANSACTION_COLUMNS,
    fields=fields_of(
        RecordTransfer,
        ("from_account_id", "to_account_id", "transfer_date", "amount_out", "amount_in", "fee",
         "arrival_date",
         "reference", "description"),
        from_account_id=BANK_ACCOUNT | {"label": "From"}, to_account_id=BANK_ACCOUNT | {"label": "To"},
        transfer_date={"name": forms.LEDGER_DAY, "label": "Date", "default": TODAY},
        amount_out={"label": "Amount out", "help": "What leaves, the fee included."},
        amount_in={"help": "Only between currencies: what arrives."}, fee={"default": None},
        arrival_date={"help": "Empty: the same day. Later: the money is in transit until then."},
        description={"span": 2},
    ),
    save="cash.record_transfer", request=forms.transfer_request,
    kept=("from_account_id", "to_account_id", forms.LEDGER_DAY),
    save_label="Post",
)
NEW_DEPOSIT = ScreenSpec(
    id="cash.deposit_new", title="New deposit", group="", icon="banknote", record="deposit",
    query="cash.list_transactions", columns=_TRANSACTION_COLUMNS,
    fields=(
        *fields_of(
            RecordDeposit, ("bank_account_id", "deposit_date", "reference", "description"),
            bank_account_id=BANK_ACCOUNT, deposit_date={"name": forms.LEDGER_DAY, "label": "Date",
                                                       "default": TODAY},
        ),
        Field(name="other_amount", label="Other money", kind="money",
              help="Cash or checks without a receipt."),
        Field(name="other_account_id", label="Its account", kind="lookup", lookup="accounts.lookup",
              depends_on=lambda values: bool(values.get("other_amount"))),
        Field(name="other_text", label="Its text",
              depends_on=lambda values: bool(values.get("other_amount"))),
        *fields_of(
            RecordDeposit, ("cash_back", "cash_back_account_id"),
            cash_back={"label": "Cash kept back", "default": None},
            cash_back_account_id={"label": "Kept in", "lookup": "accounts.lookup",
                                  "depends_on": lambda values: bool(values.get("cash_back"))},
        ),
    ),
    lines=LinesSpec(name="receipt_ids", title="Receipts in hand", columns=(
        Field(name="is_taken", label="Take", kind="bool", width=56),
        Field(name="number", label="Receipt", read_only=True, width=142),
        Field(name="receipt_date", label="Date", kind="date", read_only=True, width=108),
        Field(name="customer", label="Customer", read_only=True, width=0),
        Field(name="reference", label="Reference", read_only=True, width=100),
        Field(name="amount", label="Amount", kind="money", read_only=True, width=96),
    )),
    save="cash.record_deposit", request=forms.deposit_request, kept=("bank_account_id", forms.LEDGER_DAY),
    save_label="Post",
)
STATEMENTS = ScreenSpec(
    id="cash.statements", title="Bank statements", group="Banking", icon="file-text", record="statement",
    query="cash.list_statements",
    columns=(
        Column("bank_account", "Bank account", width=170), Column("from_date", "From", "date", 112),
        Column("statement_date", "To", "date", 112), Column("opening_balance", "Opening", "money", 110),
        Column("closing_balance", "Closing", "money", 110), Column("line_count", "New", "number", 64),
        Column("duplicate_count", "Known", "number", 70),
        Column("sum_difference", "Sum differs", "money", 104),
        Column("chain_difference", "Gap before", "money", 104), Column("format", "Format", width=76),
        Column("file", "File", width=160),
    ),
    chips=(Chip("incomplete", "Incomplete", {"incomplete": True}),),
    listens_to=("cash_bank_statements", "cash_bank_statement_lines"), sort="statement_date", descending=True,
    actions=(
        Action(id="cash.statement.import", title="Import statement", icon="file-down", primary=True,
               needs_selection=False, shortcut="Ctrl+N",
               run=lambda call: call.context.open_screen("cash.import")),
        Action(id="cash.statement.reconcile", title="Reconcile", icon="scale", shortcut="Ctrl+R",
               run=_reconcile),
        Action(id="cash.statement.undo", title="Undo import", icon="undo-2", run="cash.undo_import",
               id_field="",
               confirm="Its lines are deleted; the file can be imported again.",
               done="The import is undone."),
    ),
    empty=EmptyState("No bank statements yet.", action_id="cash.statement.import",
                     help="Download OFX, QFX or CSV from your bank and drop the file on the import page."),
)
RECONCILIATIONS = ScreenSpec(
    id="cash.reconciliations", title="Reconciliations", group="Banking", icon="scale",
    record="reconciliation",
    query="cash.list_reconciliations",
    columns=(
        Column("bank_account", "Bank account", width=180),
        Column("statement_date", "Statement of", "date", 116),
        Column("status", "Status", "status", 140), Column("opening_balance", "Opening", "money", 120),
        Column("statement_balance", "Closing", "money", 120),
        Column("completed_at", "Completed", "date", 116),
    ),
    chips=(Chip("open", "Not finished", {"open": True}),
           Chip("completed", "Completed", {"status": "completed"})),
    listens_to=("cash_reconciliations",), sort="statement_date", descending=True, status_tones=TONES,
    actions=(
        Action(id="cash.reconciliation.open", title="Work on it", icon="scale", shortcut="Ctrl+R",
               run=_reconcile),
        Action(id="cash.reconciliation.report", title="Report", icon="file-text", shortcut="Ctrl+P",
               run=lambda call: call.context.open_screen("cash.reconciliation_report",
                                                         record=call.values["id"])),
        Action(id="cash.reconciliation.reopen", title="Reopen", icon="undo-2",
               run="cash.reopen_reconciliation",
               id_field="reconciliation_id", asks=(REASON,),
               confirm="Its lines are open again, and days up to its date can be booked.",
               enabled_when=lambda row: row.get("status") == "completed",
               done="The reconciliation is open again."),
        Action(id="cash.reconciliation.discard", title="Discard", icon="trash",
               run="cash.discard_reconciliation",
               id_field="reconciliation_id", confirm="It is deleted; its matches stay.",
               enabled_when=lambda row: row.get("status") in {"draft", "in_progress"},
               done="The reconciliation is discarded."),
    ),
    empty=EmptyState("Nothing is reconciled yet.", help="Choose Reconcile in a bank account or statement."),
)
SCREENS = (ACCOUNTS, TRANSACTIONS, STATEMENTS, RECONCILIATIONS, NEW_ACCOUNT, NEW_TRANSACTION, NEW_TRANSFER,
           NEW_DEPOSIT)
PAGES = (
    PageSpec(id="cash.reconcile", title="Reconcile", group="Banking", icon="scale",
             words="workbench match bank",
             view="desktop_app.views.cash.reconcile_view:ReconcileView"),
    PageSpec(id="cash.register", title="Register", group="Banking", icon="list",
             words="running balance account",
             view="desktop_app.views.cash.register_view:RegisterView"),
    PageSpec(id="cash.import", title="Import statement", group="Banking", icon="file-down",
             words="ofx qfx csv file",
             view="desktop_app.views.cash.import_view:ImportView"),
    PageSpec(id="cash.reconciliation_report", title="Reconciliation", icon="file-text",
             view="desktop_app.views.cash.report_view:ReconciliationReportView"),
    PageSpec(id="cash.deposit_form", title="New deposit", icon="banknote",
             view="desktop_app.views.cash.choose_form:DepositForm"),
)
