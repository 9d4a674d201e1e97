"""The one style sheet, written from the tokens; sizes scale with the user's zoom, fonts are not its business.

Widgets choose a look by object name (`card`, `sidebar`) or by the dynamic properties `look` (buttons:
`primary`, `quiet`, `danger`, `chip`, `nav`; labels: `muted`, `accent`, `negative`, `positive`) and `invalid`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.theme.tokens import Tokens

_PIXELS = re.compile(r"(\d+)px")

_SHEET = """
* { outline: none; etch-disabled-text: 0; activate-on-singleclick: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox { combobox-popup: 0; }
QWidget { color: @text; }
QWidget:disabled { color: @muted; }
QMainWindow, QDialog, #page { background: @page; }
QToolTip { background: @text; color: @surface; border: none; padding: 5px 9px; }
QFrame#card, QFrame#tile { background: @surface; border: 1px solid @border; border-radius: 12px; }
QFrame#plain { background: transparent; border: none; }
QFrame#popup { background: @raised; border: 1px solid @control; border-radius: 10px; }
QFrame#rule { background: @border; border: none; max-height: 1px; min-height: 1px; }
#sidebar { background: @sidebar; border: none; border-right: 1px solid @border; }
#statusbar { background: @surface; border: none; border-top: 1px solid @border; }
QFrame#notice { border-radius: 8px; border: 1px solid @border; }
QFrame#notice[tone="negative"] { background: @negative_soft; border-color: @negative; }
QFrame#notice[tone="warning"] { background: @warning_soft; border-color: @warning; }
QFrame#notice[tone="positive"] { background: @positive_soft; border-color: @positive; }
QFrame#notice[tone="info"] { background: @info_soft; border-color: @info; }
QLabel { background: transparent; border: none; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="accent"] { color: @accent; }
QLabel[look="positive"] { color: @positive; }
QLabel[look="negative"] { color: @negative; }
QLabel[look="warning"] { color: @warning; }
QLabel:disabled { color: @muted; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox {
  background: @surface; border: 1px solid @control; border-radius: 8px; padding: 6px 10px;
  selection-background-color: @accent; selection-color: @accent_text; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @muted; }
QLineEdit, QComboBox, QSpinBox { min-height: 20px; max-height: 20px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: @muted; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus {
  border: 2px solid @accent; padding: 5px 9px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] {
  border-color: @negative; }
QLineEdit:read-only, QPlainTextEdit:read-only, QLineEdit:disabled, QComboBox:disabled {
  background: @page; border-color: @border; color: @muted; }
QLineEdit[cell="true"] {
  border: 2px solid @accent; border-radius: 0; padding: 0px 8px; min-height: 0; max-height: 9999px; }
QComboBox[cell="true"] {
  border: 2px solid @accent; border-radius: 0; padding: 0px 8px; min-height: 0; max-height: 9999px; }
QComboBox { padding: 6px 12px; }
QComboBox:focus { padding: 5px 11px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @control; border-radius: 8px;
  padding: 4px; selection-background-color: @selection; selection-color: @text; }
QComboBox QAbstractItemView::item { padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: @selection; color: @text; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QPushButton { background: @surface; border: 1px solid @control; border-radius: 8px; padding: 7px 14px;
  min-height: 18px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @border; }
QPushButton:focus { border: 2px solid @accent; padding: 6px 13px; }
QPushButton:disabled { color: @muted; border-color: @border; background: @page; }
QPushButton[look="primary"] { background: @accent; border: 1px solid @accent; color: @accent_text; }
QPushButton[look="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid @text; }
QPushButton[look="primary"]:disabled { background: @control; border-color: @control; color: @surface; }
QPushButton[look="danger"] { color: @negative; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; color: @muted;
  padding: 6px 10px; }
QPushButton[look="quiet"]:hover { background: @hover; color: @text; }
QPushButton[look="quiet"]:focus { border: 2px solid @accent; padding: 5px 9px; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: @accent;
  padding: 2px 4px; }
QPushButton[look="inline"] { background: transparent; border: none; color: @accent; padding: 0; }
QPushButton[look="inline"]:hover { color: @accent_hover; }
QPushButton[look="inline"]:focus { text-decoration: underline; }
QPushButton[look="link"]:hover { color: @accent_hover; }
QPushButton[look="link"]:focus { border: 1px solid @accent; border-radius: 4px; }
QPushButton[look="chip"] { background: @surface; border: 1px solid @border; border-radius: 15px;
  color: @muted; padding: 5px 13px; }
QPushButton[look="chip"]:hover { background: @hover; color: @text; }
QPushButton[look="chip"]:checked { background: @selection; border-color: @selection; color: @accent; }
QPushButton[look="chip"]:focus { border: 2px solid @accent; padding: 4px 12px; }
QPushButton[look="nav"] { text-align: left; padding: 7px 12px; border: 1px solid transparent;
  background: transparent; color: @muted; }
QPushButton[look="nav"]:hover { background: @hover; color: @text; }
QPushButton[look="nav"]:checked { background: @selection; color: @accent; }
QPushButton[look="nav"]:focus { border: 2px solid @accent; padding: 6px 11px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border: 2px solid @accent; padding: 3px; }
QToolButton::menu-indicator { image: none; width: 0; }

QAbstractItemView { background: @surface; border: none; alternate-background-color: @surface;
  selection-background-color: @selection; selection-color: @text; }
QTableView { gridline-color: @border; }
QAbstractScrollArea::corner { background: @surface; border: none; }
QTableCornerButton::section { background: @surface; border: none; }
QHeaderView { background: @surface; border: none; }
QFrame#card QTableView, QFrame#card QHeaderView { background: transparent; }
QListView#options { background: @raised; border: none; border-radius: 10px; padding: 4px; }
QSplitter::handle { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget#canvas { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: @control; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: @surface; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @control; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: @muted; border: 1px solid transparent; padding: 7px 14px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { border: 1px solid @accent; border-radius: 6px; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border-radius: 8px; border: 1px solid @control;
  background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; }
QRadioButton:focus { color: @accent; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; border-bottom: 1px solid @border;
  min-height: 36px; }
QCalendarWidget QToolButton { color: @text; padding: 5px 8px; margin: 2px; }
QCalendarWidget QAbstractItemView { background: @raised; selection-background-color: @accent;
  selection-color: @accent_text; }
QCalendarWidget QSpinBox { max-height: 20px; }
"""


def style_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Return the style sheet for a set of tokens; `scale` is the zoom of every size but hairlines."""
    sheet = re.sub(r"@(\w+)", lambda match: str(getattr(tokens, match[1])), _SHEET)
    return _PIXELS.sub(lambda match: f"{_scaled(int(match[1]), scale)}px", sheet)


def _scaled(pixels: int, scale: float) -> int:
    return pixels if pixels <= 2 else round(pixels * scale)
