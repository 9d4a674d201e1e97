"""Screens of what the company keeps beside its books: dimensions, number series, holidays, templates."""

from __future__ import annotations

from typing import Any

from desktop_app.spec.fields import fields_of
from desktop_app.spec.screen import Action, ActionCall, Chip, Column, EmptyState, Field, ScreenSpec
from desktop_app.views.record_screen import RecordScreen
from desktop_app.views.row_action import calling, given, reading
from desktop_app.work.notice import Notice
from finance_core.kernel.dimensions import SaveDimension, SaveValue
from finance_core.kernel.holidays import SaveHoliday
from finance_core.kernel.series import SaveSeries

VALUES_SCREEN = "company.dimension_values"
_SHOWN_GAPS = 3


def _open_values(call: ActionCall) -> None:
    call.context.open_screen(VALUES_SCREEN, filters={"dimension": call.values["code"]})


def _find_gaps(company: Any, call: ActionCall) -> Any:
    return company.call("numbers.gaps", call.values["code"])


def _say_gaps(call: ActionCall, gaps: Any) -> None:
    code = call.values["code"]
    if not gaps:
        call.context.notify(Notice("success", f"{code}: no number is missing."))
        return
    named = [gap_text(gap) for gap in gaps[:_SHOWN_GAPS]]
    rest = f" and {len(gaps) - _SHOWN_GAPS} more" if len(gaps) > _SHOWN_GAPS else ""
    call.context.notify(Notice("warning", f"{code}: missing {', '.join(named)}{rest}."))


def gap_text(gap: Any) -> str:
    """Return what is said of missing numbers: 3, or 3–5, with the year or month they count in."""
    numbers = str(gap.first) if gap.first == gap.last else f"{gap.first}–{gap.last}"
    return f"{numbers} ({gap.scope})" if gap.scope else numbers


def _restore(company: Any, call: ActionCall) -> Any:
    request = {"kind": call.values["kind"], "code": call.values["code"], **given(call.answers)}
    return company.call("templates.restore", request)


def _deactivate(company: Any, call: ActionCall) -> Any:
    return company.call("templates.deactivate", {"kind": call.values["kind"], "code": call.values["code"]})


DIMENSIONS = ScreenSpec(
    id="company.dimensions", title="Dimensions", group="Company", icon="shapes", record="dimension",
    query="dimensions.list_dimensions",
    columns=(
        Column("code", "Code", width=130), Column("name", "Name", width=240),
        Column("is_required_for", "Required for", "status", 170), Column("values", "Values", "number", 90),
        Column("is_active", "Active", "bool", 80), Column("sort", "Order", "number", 80, hidden=True),
    ),
    fields=fields_of(
        SaveDimension, ("name", "is_required_for", "sort", "is_active"),
        name={"max_length": 100, "help": "Such as Region or Fund; there is room for five of your own."},
        is_required_for={"label": "Required for", "required": True,
                         "help": "Lines a user types; income_expense: on those accounts only."},
        sort={"label": "Order", "help": "Place among the dimensions."}, is_active={"label": "Active"},
    ),
    load="dimensions.dimension", save="dimensions.save", preview=None,
    actions=(Action(id="company.dimension.values", title="Values", icon="tags", run=_open_values,
                    shortcut="Ctrl+Shift+V", primary=True),),
    listens_to=("dimensions", "dimension_values"), sort="sort",
    empty=EmptyState("No dimension here.", help="Dimensions tell lines apart that share an account."),
)
VALUES = ScreenSpec(
    id=VALUES_SCREEN, title="Dimension values", group="Company", icon="tags", record="value",
    query="dimensions.list_values",
    columns=(
        Column("code", "Code", width=120), Column("name", "Name", width=236),
        Column("dimension", "Dimension", width=140), Column("parent", "Belongs to", width=190),
        Column("valid_from", "From", "date", 116), Column("valid_to", "To", "date", 116),
        Column("is_active", "Active", "bool", 80),
        Column("external_ref", "Reference", width=140, hidden=True),
    ),
    chips=(*(Chip(code.lower(), title, {"dimension": code}) for code, title in (
        ("PROJECT", "Projects"), ("DEPARTMENT", "Departments"), ("COST_CENTRE", "Cost centres"),
        ("ENTITY", "Entities"))), Chip("active", "Active", {"active": True})),
    fields=fields_of(
        SaveValue,
        ("dimension_id", "code", "name", "parent_id", "valid_from", "valid_to", "external_ref", "is_active"),
        dimension_id={"lookup": "dimensions.lookup", "create": "company.dimensions"},
        code={"max_length": 50}, name={"max_length": 200},
        parent_id={"label": "Belongs to", "lookup": "dimensions.lookup_values",
                   "help": "A value of the same dimension."},
        valid_from={"label": "From", "help": "First day it may be used; empty: always."},
        valid_to={"label": "To", "help": "Last day it may be used."},
        external_ref={"label": "Reference", "max_length": 100, "help": "Its code in another program."},
        is_active={"label": "Active"},
    ),
    load="dimensions.value", save="dimensions.save_value", preview=None, kept=("dimension_id", "parent_id"),
    actions=(Action(id="company.dimension_value.delete", title="Delete value", icon="trash",
                    run="dimensions.delete_value", id_field="", confirm="Only a value nothing uses can go.",
                    done="The value is deleted."),),
    listens_to=("dimension_values", "dimensions"), sort="code",
    empty=EmptyState("No values yet.", action_id=f"{VALUES_SCREEN}.new",
                     help="A project, a department, a cost centre: what lines are told apart by."),
)
SERIES = RecordScreen(
    id="company.series", title="Number series", group="Company", icon="hash", record="number series",
    query="numbers.list_series",
    columns=(
        Column("code", "Series", width=130), Column("pattern", "Pattern", width=220),
        Column("next", "Next number", width=190), Column("reset", "Starts again", "status", 150),
        Column("start", "First", "number", 80), Column("gapless", "Gapless", "bool", 90),
    ),
    chips=(Chip("gapless", "Gapless", {"gapless": True}),),
    fields=(
        Field(name="code", label="Series", read_only=True),
        *fields_of(
            SaveSeries, ("pattern", "reset", "start"),
            pattern={"max_length": 60, "help": "{YYYY} {YY} {MM} {FY}; {SEQ:5} is the count in five digits."},
            reset={"label": "Starts again", "help": "The pattern must show it: {FY}, {YYYY} or {MM}."},
            start={"label": "First number"},
        ),
    ),
    load="numbers.series", save="numbers.save", preview=None, form_title="Number series",
    actions=(Action(id="company.series.gaps", title="Check for gaps", icon="search-check",
                    run=reading(_find_gaps, _say_gaps), shortcut="Ctrl+G", primary=True),),
    listens_to=("number_series", "number_counters", "journal_entries"), sort="code",
    empty=EmptyState("No number series here.", help="Every kind of document brings its own."),
)
HOLIDAYS = ScreenSpec(
    id="company.holidays", title="Holidays", group="Company", icon="calendar-off", record="holiday",
    query="holidays.list_holidays",
    columns=(Column("date", "Date", "date", 130), Column("name", "Name", width=280),
             Column("calendar", "Calendar", width=120)),
    fields=fields_of(SaveHoliday, ("date", "name", "calendar"), name={"max_length": 100},
                     calendar={"max_length": 20, "help": "Empty: the country of the company."}),
    load="holidays.holiday", save="holidays.save", preview=None, kept=("calendar",),
    actions=(Action(id="company.holiday.delete", title="Delete holiday", icon="trash", run="holidays.delete",
                    id_field="", done="It is a day like any other."),),
    listens_to=("holidays",), sort="date", descending=True,
    empty=EmptyState("No holidays yet.", action_id="company.holidays.new",
                     help="Due dates and recurring journals step around them."),
)
TEMPLATES = ScreenSpec(
    id="company.templates", title="Templates", group="Company", icon="files", record="template",
    query="templates.list_templates",
    columns=(
        Column("kind", "Kind", "status", 170), Column("code", "Code", width=170),
        Column("name", "Name", width=240), Column("version", "Version", "number", 90),
        Column("is_shipped", "Shipped", "bool", 90), Column("is_active", "Active", "bool", 80),
        Column("jurisdiction", "Jurisdiction", width=120, hidden=True),
    ),
    chips=(Chip("active", "Active", {"active": True}),),
    actions=(
        Action(id="company.template.restore", title="Restore a version", icon="rotate-ccw-clock",
               run=calling(_restore, "The version is in use again."),
               asks=(Field(name="version", label="Version", kind="number", decimals=0, required=True),)),
        Action(id="company.template.retire", title="Offer no more", icon="archive",
               run=calling(_deactivate, "The template is offered no more."),
               enabled_when=lambda row: bool(row.get("is_active"))),
    ),
    listens_to=("templates",), sort="code",
    empty=EmptyState("No templates yet.", help="Bank mappings, layouts and texts you save are kept here."),
)
KEPT = (DIMENSIONS, VALUES, SERIES, HOLIDAYS, TEMPLATES)
