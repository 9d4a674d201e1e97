"""What the palette finds: screens, commands and reports at once, records of the company as they arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop_app.models.roles import ACCESSIBLE, DISPLAY, Index
from desktop_app.theme.fonts import Text

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme

_ROW = 40
_FUZZY_FROM = 3
_LEAST_SCORE = 62
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing to go to or do; `note` stands at the right, `words` are more words it is found by."""

    title: str
    kind: str
    icon: str
    run: Callable[[], None]
    detail: str = ""
    note: str = ""
    words: str = ""


class HitModel(QAbstractListModel):
    """The hits shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []

    def show(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.hits)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == ACCESSIBLE:
            return ", ".join(filter(None, (hit.title, hit.kind, hit.detail, hit.note)))
        return hit.title if role == DISPLAY else None


class HitDelegate(QStyledItemDelegate):
    """Draws icon, title and detail at the left, kind and note at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        hit, theme, px = model.hits[index.row()], self._theme, self._theme.px
        box: QRect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tokens.color("selection"))
            painter.drawRoundedRect(box, 8, 8)
        ink = "accent" if is_chosen else "muted"
        ratio = painter.device().devicePixelRatio()
        icon_top = box.center().y() - px(16) // 2 + 1
        painter.drawPixmap(box.left() + px(12), icon_top, theme.pixmap(hit.icon, ink, 16, ratio))
        inner = box.adjusted(px(40), 0, -px(12), 0)
        inner = self._paint_right(painter, inner, hit)
        self._paint_left(painter, inner, hit)
        painter.restore()

    def _paint_right(self, painter: QPainter, box: QRect, hit: Hit) -> QRect:
        painter.setFont(self._theme.font(Text.SMALL))
        painter.setPen(self._theme.tokens.color("muted"))
        text = " · ".join(filter(None, (hit.kind, hit.note)))
        painter.drawText(box, _RIGHT, text)
        return box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 16, 0)

    def _paint_left(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(self._theme.font(Text.MEDIUM))
        painter.setPen(self._theme.tokens.color("text"))
        title = painter.fontMetrics().elidedText(hit.title, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
        rest = box.adjusted(painter.fontMetrics().horizontalAdvance(title) + 10, 0, 0, 0)
        painter.setFont(self._theme.font(Text.SMALL))
        painter.setPen(self._theme.tokens.color("muted"))
        detail = painter.fontMetrics().elidedText(hit.detail, elide, max(rest.width(), 0))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, detail)


def rank(hits: Iterable[Hit], text: str, limit: int) -> list[Hit]:
    """Return the hits a text may mean, best first; an empty text means all, in their own order."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return list(hits)[:limit]
    scored = [(score(f"{hit.title} {hit.words}".strip(), wanted), at, hit) for at, hit in enumerate(hits)]
    found = sorted((-points, at) for points, at, _ in scored if points >= _LEAST_SCORE)
    by_place = {at: hit for _, at, hit in scored}
    return [by_place[at] for _, at in found[:limit]]


def score(title: str, wanted: str) -> int:
    """Return 0 to 100: how well a title answers what was typed, exact beginnings before likeness."""
    from rapidfuzz import fuzz

    name = title.casefold()
    parts = name.split()
    if name.startswith(wanted):
        return 100
    if all(any(part.startswith(word) for part in parts) for word in wanted.split()):
        return 95
    if "".join(part[0] for part in parts).startswith(wanted):
        return 90
    if wanted in name:
        return 85
    if len(wanted) < _FUZZY_FROM:
        return 0
    likeness = min(max(fuzz.ratio(word, part) for part in parts) for word in wanted.split())
    return int(likeness * 4 // 5)
