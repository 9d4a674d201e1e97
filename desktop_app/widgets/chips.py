"""The filters above a list as chips: those it declares, the first chosen, and the views the user saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop_app.widgets.basics import Button, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.spec.screen import Chip
    from desktop_app.theme.theme import Theme


class ChipRow(QWidget):
    """Chips of which one is chosen.

    Signals:
        chosen: a filter was chosen; carries its filters.
        view_chosen: a saved view was chosen; carries it.
        cleared: everything shall be shown again.
    """

    chosen = Signal(dict)
    view_chosen = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, chips: Iterable[Chip]) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._views: dict[Any, Button] = {}
        self._row = row_of()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._clear = Button(theme, "Clear filter", "link")
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self.setLayout(self._row)
        self._known = [
            (dict(chip.filters), self._add(chip.label, partial(self.chosen.emit, dict(chip.filters))))
            for chip in chips]
        keep_tab_stop(self._group)
        self._known[0][1].setChecked(True)
        if not self._is_useful:
            self.hide()

    def show_views(self, views: Iterable[Any]) -> None:
        """Show a chip for each saved view."""
        chosen = next((key for key, chip in self._views.items() if chip.isChecked()), None)
        for chip in self._views.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._views = {view.id: self._add(view.name, partial(self.view_chosen.emit, view)) for view in views}
        if chosen is not None:
            self._views.get(chosen, self._known[0][1]).setChecked(True)
        place_tab_stop(self._group)
        self.setVisible(self._is_useful)

    def press(self, at: int) -> None:
        """Choose a declared chip by its place, as a click does; -1 is the last."""
        self._known[at][1].click()

    def follow(self, filters: Mapping[str, Any]) -> None:
        """Mark the chip of filters that were set elsewhere, none when no chip has them."""
        chip = next((chip for known, chip in self._known if known == filters), None)
        self._group.setExclusive(False)
        for one in self._group.buttons():
            one.setChecked(one is chip)
        self._group.setExclusive(True)

    def mark(self, *, is_filtered: bool) -> None:
        """Offer to clear the filter when there is one."""
        self._clear.setVisible(is_filtered)

    def _add(self, label: str, act: Any) -> Button:
        chip = Button(self._theme, label, "chip")
        chip.setCheckable(True)
        chip.clicked.connect(act)
        self._group.addButton(chip)
        self._row.insertWidget(self._row.indexOf(self._clear), chip)
        return chip

    @property
    def _is_useful(self) -> bool:
        return len(self._group.buttons()) > 1


def keep_tab_stop(group: QButtonGroup) -> None:
    """Let Tab reach the chosen chip, whichever is chosen; arrows go on from there."""
    group.buttonToggled.connect(lambda *_: place_tab_stop(group))


def place_tab_stop(group: QButtonGroup) -> None:
    """Let Tab reach the chosen chip, or the first. Qt would stop at the last one added."""
    stop = group.checkedButton() or group.buttons()[0]
    for chip in group.buttons():
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)
