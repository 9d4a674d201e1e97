"""The declaration of a screen: columns, fields, lines, chips and actions, as frozen data without Qt.

A specification has no expressions, layouts or conditions beyond the plain functions `depends_on`,
`enabled_when`, `request` and `computed`; a screen that wants more is a hand-written view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

ColumnKind = Literal["text", "money", "date", "datetime", "number", "rate", "status", "choice", "bool",
                     "percent", "module", "role"]
FieldKind = Literal["text", "multiline", "money", "number", "percent", "date", "bool", "choice", "lookup",
                    "secret"]
Tone = Literal["neutral", "info", "positive", "warning", "negative"]
Values = Mapping[str, Any]
TODAY: Final = "the day of the window's clock"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list; `key` is its name in `Page.columns`, `width` its first width in pixels.

    `total` names the sum in `Page.totals` that stands under the column; one of another name than the
    column's is in base currency, and says so.
    """

    key: str
    title: str
    kind: ColumnKind = "text"
    width: int = 130
    total: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input of a form or one column of a lines grid.

    `choices` are (value, label) pairs; `lookup` names the service method the type-ahead asks;
    `create` names the screen whose form makes a missing record; `depends_on` tells from the form's
    values, and from `base_currency`, whether the field applies;
    `default` is a value, `TODAY` for the day of the window's clock, or a function without arguments;
    a `percent` is typed and shown in percent and holds a share (0.02 is 2 %);
    a `rare` field waits behind 'More fields' until it holds something;
    `decimals` limits what a money, number or percent field accepts; `span` is how many form columns,
    `width` the first width in a grid (0 stretches).
    """

    name: str
    label: str
    kind: FieldKind = "text"
    required: bool = False
    choices: tuple[tuple[Any, str], ...] = ()
    lookup: str = ""
    create: str = ""
    depends_on: Callable[[Values], bool] | None = None
    help: str = ""
    read_only: bool = False
    default: Any = None
    span: int = 1
    width: int = 110
    decimals: int = 2
    max_length: int = 0
    rare: bool = False

    def first_value(self, today: Callable[[], date] = date.today) -> Any:
        """Return the value a new form or line starts with."""
        if self.default is TODAY:
            return today()
        return self.default() if callable(self.default) else self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesSpec:
    """The lines grid of a form: `name` is the request's field that takes the lines.

    `exclusive` names two columns of which only one may hold a value (debit and credit); `copied_down`
    names columns whose value a new line takes from the line above; `carried` names what lines hold and
    send without showing it.
    """

    name: str = "lines"
    title: str = "Lines"
    columns: tuple[Field, ...]
    exclusive: tuple[str, str] | None = None
    copied_down: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A quick filter shown as a chip above the table."""

    id: str
    label: str
    filters: Values


ALL = Chip("all", "All", {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do from a list or with its selected row.

    `run` is the name of a service method, called with `{id_field: row id, **answers}` (with the bare id
    when `id_field` is empty), or a function of an `ActionCall`. `asks` are inputs collected first in a
    small dialog, `confirm` a question put first (the button repeats `title`), `done` what is said then.
    """

    id: str
    title: str
    run: str | Callable[[ActionCall], None]
    shortcut: str = ""
    icon: str = ""
    enabled_when: Callable[[Values], bool] | None = None
    confirm: str = ""
    primary: bool = False
    needs_selection: bool = True
    asks: tuple[Field, ...] = ()
    id_field: str = "id"
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCall:
    """What a function in `Action.run` is given.

    `values` is the selected row or record by name, `answers` what was typed into `asks`; `open_form(screen
    id, values)` opens a new form with values filled in; `context` is the window's `ViewContext`.
    """

    context: Any
    values: Values
    answers: Values
    open_form: Callable[[str, Values], None]


@dataclass(frozen=True, slots=True)
class EmptyState:
    """What a list says before it has any row; `action_id` names the action its button runs."""

    sentence: str
    action_id: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSpec:
    """One list with its form.

    `record` is what one row is called, `plural` what several are, the title where it is empty.
    `query` takes a `ListQuery` and returns a `Page`; `load` takes a record's id and returns the
    record; `save` takes the form's values (through `request`, if given), with `record_key` holding the id
    of a record that exists; `preview` names the method to
    preview, `save` when empty, `None` for a form that posts nothing. `computed` turns the preview's
    result into values shown in read-only fields; its key `lines` holds one mapping per line. `detail`
    draws the selected row: its columns when `None`, else the import path `module:Class` of a widget.
    `entries` returns what a record posted, given the company and the record's id; `load` may be such a
    function too. `subject` is what the company calls such a record, which lets papers be attached to it.
    `lookup_key` is the field of a saved record by which lookups know it.
    `saved_as` is what is said after a save, 'Bill 7 is saved' when empty.
    `kept` are the fields that 'save and new' carries over. `listens_to` are the table
    names whose change makes the list stale.
    """

    id: str
    title: str
    group: str
    icon: str
    columns: tuple[Column, ...]
    query: str
    record: str = "record"
    plural: str = ""
    fields: tuple[Field, ...] = ()
    lines: LinesSpec | None = None
    chips: tuple[Chip, ...] = ()
    actions: tuple[Action, ...] = ()
    load: str | Callable[[Any, Any], Any] = ""
    entries: Callable[[Any, Any], Sequence[Any]] | None = None
    record_key: str = "id"
    lookup_key: str = "id"
    save: str = ""
    preview: str | None = ""
    request: Callable[[Values], Mapping[str, Any]] | None = None
    computed: Callable[[Any], Mapping[str, Any]] | None = None
    to_values: Callable[[Any], Mapping[str, Any]] | None = None
    editable_when: Callable[[Values], bool] | None = None
    listens_to: tuple[str, ...] = ()
    detail: str | None = None
    empty: EmptyState = EmptyState("Nothing here yet.")
    searchable: bool = True
    sort: str | None = None
    descending: bool = False
    form_title: str = ""
    new_label: str = ""
    save_label: str = "Save"
    saved_as: str = ""
    status_tones: Mapping[str, Tone] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    subject: str = ""
    shortcut: str = ""

    @property
    def has_form(self) -> bool:
        """Tell whether the screen can create or open records in a form."""
        return bool(self.save and (self.fields or self.lines))

    @property
    def new_title(self) -> str:
        """Return what the button for a new record says."""
        return self.new_label or f"New {self.record}"

    @property
    def preview_method(self) -> str:
        """Return the method whose preview the form shows, or an empty text."""
        return "" if self.preview is None else self.preview or self.save
