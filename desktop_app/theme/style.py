"""Fusion with its old-fashioned habits switched off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from typing_extensions import override

_HINTS = {
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 1,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 500,
}


class CountinghouseStyle(QProxyStyle):
    """The application's style: no icons on dialog buttons, flat combo lists, round menus."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def styleHint(
        self, hint: QStyle.StyleHint, option: QStyleOption | None = None, widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        found = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if found is None else found

    @override
    def polish(self, target: QWidget) -> None:  # type: ignore[override]  # the other overloads go to Fusion
        see_through = Qt.WidgetAttribute.WA_TranslucentBackground
        if isinstance(target, QMenu) and not target.testAttribute(see_through):
            target.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            target.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
            target.setAttribute(see_through)
        super().polish(target)
