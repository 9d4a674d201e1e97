"""Screens of the general ledger, as data: journals, adjusting entries, recurring entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from desktop_app.spec.fields import choices_of, fields_of, is_foreign
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
from desktop_app.views.gl import forms
from desktop_app.views.record_screen import RecordScreen
from finance_core.kernel.models.ledger import Side
from finance_core.modules.gl.api import (
    AdjustmentType,
    CreateRecurring,
    PostAdjustment,
    RecordJournal,
    TemplateType,
    UpdateRecurring,
)

TONES: Mapping[str, Tone] = {
    "normal": "neutral", "adjusting": "info", "reversal": "warning", "closing": "neutral",
    "opening": "neutral",
    "active": "positive", "paused": "warning", "finished": "neutral",
}
SOURCES = (("gl", "Journals"), ("ap", "Bills and payments"), ("ar", "Invoices and receipts"),
           ("cash", "Bank"))
REASON = Field(name="reason", label="Reason", required=True)
ACCOUNT = Field(name="account_id", label="Account", kind="lookup", lookup="accounts.lookup",
                create="company.accounts", width=186, help="Code or name.")
LINES = LinesSpec(
    columns=(
        ACCOUNT,
        Field(name="debit", label="Debit", kind="money", width=90),
        Field(name="credit", label="Credit", kind="money", width=90),
        Field(name="tax_code_id", label="Tax code", kind="lookup", lookup="tax.lookup", width=80,
              help="Its tax lines are added by themselves."),
        Field(name="party_id", label="Party", kind="lookup", lookup="parties.lookup", width=86),
        Field(name="memo", label="Memo", width=0),
    ),
    exclusive=("debit", "credit"), copied_down=("memo",),
)
# A posted entry keeps the names of its time; its lines are only looked at.
POSTED_LINES = LinesSpec(columns=(
    *LINES.columns[:3], Field(name="party_name", label="Party", read_only=True, width=150),
    Field(name="memo", label="Memo", width=0),
))
_CURRENCY: dict[str, dict[str, Any]] = {
    "currency": {"help": "Empty: the currency of the books.", "max_length": 3},
    "rate": {"name": forms.RATE, "kind": "number", "decimals": 9, "help": "Empty: the rate of that day.",
             "depends_on": is_foreign},
    "prices_include_tax": {"label": "Amounts include tax", "default": False},
}
_TYPES = {
    "shared": frozenset({TemplateType.ALLOCATION, TemplateType.PERCENTAGE}),
    "spread": frozenset({TemplateType.AMORTISATION}),
}


def _is(kind: str) -> Any:
    """Return whether a field belongs to the type of recurring entry that is chosen."""
    return lambda values: values.get("template_type") in _TYPES[kind]


def _new_journal(call: ActionCall) -> None:
    call.open_form("gl.journal", {})


def _new_adjustment(call: ActionCall) -> None:
    call.open_form("gl.adjustment", {})


def _open_entry(call: ActionCall) -> None:
    call.context.open_screen("kernel.entry", record=call.values["id"])


def _correct(call: ActionCall) -> None:
    call.context.open_screen("gl.correct", record=call.values)


def _duplicate(call: ActionCall) -> None:
    call.context.open_screen("gl.duplicate", record=call.values["id"])


def _new_recurring(call: ActionCall) -> None:
    call.context.open_screen("gl.recurring_form")


def _journal_fields() -> tuple[Field, ...]:
    return fields_of(
        RecordJournal, ("entry_date", "reference", "description", "currency", "rate", "prices_include_tax"),
        entry_date={"label": "Date", "default": TODAY}, reference={"span": 2},
        description={"span": 2, "help": "What it is for; shown in every list."}, **_CURRENCY,
    )


def _adjustment_fields() -> tuple[Field, ...]:
    kinds = tuple((kind, label) for kind, label in choices_of(AdjustmentType)
                  if kind is not AdjustmentType.CORRECTION)
    return fields_of(
        PostAdjustment,
        ("entry_date", "adjustment_type", "reason", "reverse_on", "reference", "period", "currency", "rate",
         "prices_include_tax"),
        entry_date={"label": "Date", "default": TODAY},
        adjustment_type={"label": "Why", "span": 2, "choices": kinds, "default": AdjustmentType.ACCRUAL},
        reason={"span": 2}, period={"help": "Only for an adjustment period, such as 2026-ADJ."},
        reverse_on={"label": "Taken back on", "help": "As a rule the first day of the next period."},
        **_CURRENCY,
    )


def _recurring_labels() -> dict[str, dict[str, Any]]:
    return {
        "name": {"help": "How you find it again."}, "description": {"label": "Text of the entries"},
        "interval": {"label": "Every", "help": "2 and monthly: every second month."},
        "anchor": {"label": "On"}, "anchor_day": {
            "label": "Day of the month", "help": "1 to 31; a shorter month takes its last day.",
            "depends_on": lambda values: values.get("anchor") == "same_day"},
        "start_date": {"label": "From"}, "end_date": {"label": "Until", "help": "Empty: without end."},
        "max_occurrences": {"label": "How many times", "help": "Empty: without end."},
        "posting_mode": {"label": "When it is due"},
        "days_ahead": {"label": "Days ahead", "help": "So many days before its date."},
        "total_amount": {"label": "Total to spread", "depends_on": _is("spread")},
        "periods": {"label": "Over so many periods", "depends_on": _is("spread")},
        "service_end": {"label": "Service until", "depends_on": _is("spread")},
        "document_ref": {"label": "Reference"},
    }


NEXT_DUE = Field(name="next_due_date", label="Due next", kind="date", read_only=True)
RECURRING_LINES = LinesSpec(columns=(
    ACCOUNT, Field(name="side", label="Side", kind="choice", required=True, choices=choices_of(Side),
                   default=Side.DEBIT, width=92),
    Field(name="amount", label="Amount", kind="money", width=110),
    Field(name="weight", label="Share %", kind="percent", width=84, decimals=4,
          help="Only where a basis is shared out or a percentage is taken."),
    Field(name="description", label="Text", width=0),
), carried=forms.CARRIED)
_RECURRING_ORDER = ("name", "description", "frequency", "interval", "anchor", "anchor_day", "start_date",
                    "end_date",
                    "max_occurrences", "posting_mode", "days_ahead", "document_ref", "total_amount",
                    "periods")

JOURNALS = RecordScreen(
    id="gl.journals", title="Journals", group="Accounting", icon="book-open", record="entry",
    subject="journal_entry",
    query="gl.list_journals",
    columns=(
        Column("number", "Number", width=140), Column("date", "Date", "date", 112),
        Column("period", "Period", width=84), Column("description", "Description", width=202),
        Column("reference", "Reference", width=142), Column("source", "Source", "module", 96),
        Column("kind", "Kind", "status", 106),
        Column("debit_total", "Debits", "money", 112, total="debit_total"),
        Column("currency", "Cur.", width=58, hidden=True),
        Column("reversed_by", "Reversed by", width=146, hidden=True),
    ),
    chips=(*(Chip(source, label, {"source": source}) for source, label in SOURCES),
           Chip("adjusting", "Adjusting", {"kind": "adjusting"}),
           Chip("reversal", "Reversals", {"kind": "reversal"})),
    fields=_journal_fields()[:4], lines=POSTED_LINES, load="gl.journal", to_values=forms.journal_values,
    save="gl.record_journal_entry", request=forms.journal_request, entries=forms.entries,
    editable_when=lambda _values: False,
    listens_to=("journal_entries",), sort="date", descending=True, status_tones=TONES,
    actions=(
        Action(id="gl.journal.new", title="New journal", icon="plus", primary=True, needs_selection=False,
               shortcut="Ctrl+N", run=_new_journal),
        Action(id="gl.adjustment.new", title="Adjusting entry", icon="sliders-horizontal",
               needs_selection=False,
               shortcut="Ctrl+J", run=_new_adjustment),
        Action(id="gl.journal.open", title="Open entry", icon="book-open", shortcut="Ctrl+O",
               run=_open_entry),
        Action(id="gl.journal.duplicate", title="Duplicate", icon="copy", shortcut="Ctrl+D", run=_duplicate),
        Action(id="gl.journal.reverse", title="Reverse", icon="undo-2", run="gl.reverse_entry",
               id_field="entry_id", shortcut="Ctrl+R",
               confirm="A new entry takes it back. Both stay in the books.",
               asks=(Field(name="on", label="Date of the reversal", kind="date",
                           help="Empty: the entry's own date, else the first open day."), REASON),
               enabled_when=lambda row: row.get("source") == "gl" and not row.get("reversed_by"),
               done="The entry is reversed."),
        Action(id="gl.journal.correct", title="Correct", icon="pencil", run=_correct),
        Action(id="gl.journal.template", title="Repeat", icon="repeat", run="gl.save_as_template",
               id_field="entry_id", asks=(Field(name="name", label="Name", required=True),),
               confirm="It becomes a recurring entry, paused until you resume it.",
               done="The recurring entry is made; it is paused."),
    ),
    empty=EmptyState("No journals yet.", action_id="gl.journal.new",
                     help="Invoices, bills and payments write their own; a journal is for what has none."),
)
JOURNAL = ScreenSpec(
    id="gl.journal", title="New journal", group="", icon="book-open", record="journal",
    query="gl.list_journals",
    columns=JOURNALS.columns, fields=_journal_fields(), lines=LINES, save="gl.record_journal_entry",
    request=forms.journal_request, kept=("entry_date", "currency"), save_label="Post",
)
ADJUSTMENT = ScreenSpec(
    id="gl.adjustment", title="Adjusting entry", group="", icon="sliders-horizontal",
    record="adjusting entry",
    query="gl.list_journals", columns=JOURNALS.columns, fields=_adjustment_fields(), lines=LINES,
    save="gl.post_adjustment", request=forms.journal_request, form_title="Adjusting entry",
    kept=("entry_date", "adjustment_type", "reverse_on", "period"), save_label="Post",
)
CORRECTION = ScreenSpec(
    id="gl.correction", title="Correction", group="", icon="pencil", record="correction",
    query="gl.list_journals", columns=JOURNALS.columns,
    fields=tuple(field for field in _adjustment_fields()
                 if field.name not in {"adjustment_type", "reverse_on"}),
    lines=LINES, save="gl.post_adjustment", request=forms.journal_request, form_title="Correction",
    save_label="Post",
)
RECURRING = RecordScreen(
    id="gl.recurring", title="Recurring entries", group="Accounting", icon="repeat", record="recurring entry",
    query="gl.list_recurring",
    columns=(
        Column("name", "Name", width=168), Column("type", "Type", "status", 104),
        Column("rhythm", "Rhythm", width=174), Column("next_due", "Due next", "date", 110),
        Column("last", "Last", "date", 110, hidden=True), Column("amount", "Amount", "money", 98),
        Column("currency", "Cur.", width=56), Column("done", "Done", "number", 58),
        Column("of", "Of", "number", 46), Column("mode", "When due", "status", 86),
        Column("status", "Status", "status", 88),
    ),
    chips=(Chip("active", "Active", {"status": "active"}), Chip("paused", "Paused", {"status": "paused"}),
           Chip("finished", "Finished", {"status": "finished"}),
           Chip("amortisation", "Spread over time", {"type": "amortisation"})),
    fields=(*fields_of(UpdateRecurring, (*_RECURRING_ORDER, "service_end"), **_recurring_labels()), NEXT_DUE),
    lines=RECURRING_LINES, load="gl.recurring", to_values=forms.recurring_values,
    save="gl.update_recurring_entry",
    request=forms.recurring_request, computed=forms.next_due, record_key="recurring_id",
    listens_to=("gl_recurring_entries",), sort="next_due", status_tones=TONES,
    detail="desktop_app.views.gl.recurring_detail:RecurringDetail",
    actions=(
        Action(id="gl.recurring.new", title="New recurring entry", icon="plus", primary=True,
               needs_selection=False,
               shortcut="Ctrl+N", run=_new_recurring),
        Action(id="gl.recurring.due", title="Due today", icon="calendar-check", needs_selection=False,
               shortcut="Ctrl+T", run=lambda call: call.context.open_screen("gl.due")),
        Action(id="gl.recurring.pause", title="Pause", icon="pause", run="gl.pause_recurring",
               id_field="recurring_id", enabled_when=lambda row: row.get("status") == "active",
               done="It waits until you resume it."),
        Action(id="gl.recurring.resume", title="Resume", icon="play", run="gl.resume_recurring",
               id_field="recurring_id", enabled_when=lambda row: row.get("status") == "paused",
               done="It comes due again."),
        Action(id="gl.recurring.skip", title="Skip next", icon="skip-forward", run="gl.skip_occurrence",
               id_field="recurring_id", asks=(REASON,), done="The next date is passed over.",
               enabled_when=lambda row: row.get("status") == "active"),
    ),
    empty=EmptyState("No recurring entries yet.", action_id="gl.recurring.new",
                     help="Rent, depreciation of small things, prepaid insurance: set it up once."),
)
NEW_RECURRING = ScreenSpec(
    id="gl.recurring_new", title="New recurring entry", group="", icon="repeat", record="recurring entry",
    query="gl.list_recurring", columns=RECURRING.columns,
    fields=(
        *fields_of(
            CreateRecurring,
            ("name", "template_type", *_RECURRING_ORDER[1:], "service_start", "service_end",
             "basis_account_id",
             "basis", "currency", "catch_up"),
            **_recurring_labels() | {
                "start_date": {"label": "From", "default": TODAY},
                "template_type": {"label": "Type", "required": True, "help": "How it finds its amounts."},
                "service_start": {"label": "Service from", "depends_on": _is("spread")},
                "basis_account_id": {"label": "Basis account", "lookup": "accounts.lookup",
                                     "depends_on": _is("shared")},
                "basis": {"depends_on": _is("shared")}, "currency": _CURRENCY["currency"],
                "catch_up": {"label": "Dates before today", "kind": "choice",
                             "choices": ((True, "Post them too"), (False, "Start with the next")),
                             "depends_on": lambda values: _is_past(values.get("start_date"))},
            }),
        Field(name="next_dates", label="Next dates", read_only=True, span=3),
    ),
    lines=RECURRING_LINES, save="gl.create_recurring_entry", request=forms.recurring_request,
    kept=("frequency", "anchor", "posting_mode"),
)


def _is_past(day: date | None) -> bool:
    return day is not None and day < datetime.now().astimezone().date()


SCREENS = (JOURNALS, RECURRING, JOURNAL, ADJUSTMENT, CORRECTION, NEW_RECURRING)
PAGES = (
    PageSpec(id="gl.due", title="Due today", group="Accounting", icon="calendar-check",
             words="recurring overdue",
             view="desktop_app.views.gl.due_view:DueView"),
    PageSpec(id="gl.recurring_form", title="New recurring entry", icon="repeat",
             view="desktop_app.views.gl.recurring_form:RecurringForm"),
    PageSpec(id="gl.correct", title="Correction", icon="pencil",
             view="desktop_app.views.gl.entry_forms:CorrectionForm"),
    PageSpec(id="gl.duplicate", title="New journal", icon="copy",
             view="desktop_app.views.gl.entry_forms:DuplicateForm"),
)
