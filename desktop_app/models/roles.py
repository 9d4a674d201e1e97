"""Item roles and other Qt constants, bound once: the attribute chain costs a third of `data()`."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_FIRST = int(Qt.ItemDataRole.UserRole)
VALUE = _FIRST + 1
KIND = _FIRST + 2
TONE = _FIRST + 3
ERROR = _FIRST + 4
DETAIL = _FIRST + 5
FIELD = _FIRST + 6

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
HORIZONTAL = Qt.Orientation.Horizontal

RIGHT_KINDS = frozenset({"money", "number", "rate", "percent"})
