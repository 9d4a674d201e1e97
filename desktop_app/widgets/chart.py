"""Charts drawn by ourselves: bars with a line over them, and a sparkline; exact values, no floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from desktop_app.theme.fonts import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from desktop_app.spec.formats import Formats
    from desktop_app.theme.theme import Theme

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_GRID_LINES = 5
_LEFT, _BOTTOM, _TOP = 44, 24, 8
_BAR_SHARE = Decimal("0.62")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NO_FIGURES = "Nothing to show yet"
Scale = tuple[Decimal, Decimal]
_SCALES = ((Decimal(1_000_000), "M"), (Decimal(1_000), "k"))


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values; `color` is a token, else the series' own colour by its place."""

    name: str
    values: tuple[Decimal, ...]
    color: str = ""


class BarLineChart(QWidget):
    """Grouped bars by label, and lines over them."""

    def __init__(self, theme: Theme, formats: Formats, title: str) -> None:
        super().__init__()
        self._theme, self._formats = theme, formats
        self._labels: tuple[str, ...] = ()
        self._bars: tuple[Series, ...] = ()
        self._lines: tuple[Series, ...] = ()
        self._title = title
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(title)
        theme.changed.connect(self.update)

    def show_series(self, labels: Sequence[str], bars: Sequence[Series],
                    lines: Sequence[Series] = ()) -> None:
        """Show series; each has one value per label."""
        self._labels, self._bars, self._lines = tuple(labels), tuple(bars), tuple(lines)
        self.setAccessibleDescription(", ".join(self._figures(-1)) if self._labels else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font(Text.SMALL))
            every = [value for series in (*self._bars, *self._lines) for value in series.values]
            if not any(every):
                painter.setPen(self._theme.tokens.color("muted"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NO_FIGURES)
                return
            low, high, step = _scale(every)
            self._paint_grid(painter, (low, high), step)
            self._paint_labels(painter)
            for at, series in enumerate(self._bars):
                self._paint_bars(painter, at, series, (low, high))
            for at, series in enumerate(self._lines):
                self._paint_line(painter, self._color(series, len(self._bars) + at), series, (low, high))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._label_at(event.position().toPoint().x())
        if at is not None:
            text = "\n".join([self._labels[at], *self._figures(at)])
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _figures(self, at: int) -> list[str]:
        money = self._formats.money
        return [f"{series.name}: {money(series.values[at])}" for series in (*self._bars, *self._lines)]

    def _paint_grid(self, painter: QPainter, scale: Scale, step: Decimal) -> None:
        low, high = scale
        plot, value = self._plot(), low
        while value <= high:
            y = _place(value, scale, plot)
            painter.setPen(self._theme.tokens.color("border"))
            painter.drawLine(plot.left(), y, plot.right(), y)
            painter.setPen(self._theme.tokens.color("muted"))
            box = QRect(0, y - 8, plot.left() - 8, 16)
            painter.drawText(box, RIGHT, self._short(value))
            value += step

    def _paint_labels(self, painter: QPainter) -> None:
        plot = self._plot()
        painter.setPen(self._theme.tokens.color("muted"))
        width = plot.width() // max(len(self._labels), 1)
        for at, label in enumerate(self._labels):
            box = QRect(plot.left() + plot.width() * at // len(self._labels), plot.bottom() + 6, width, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _paint_bars(self, painter: QPainter, place: int, series: Series, scale: Scale) -> None:
        plot, count = self._plot(), max(len(self._labels), 1)
        slot = plot.width() // count
        width = max(int(slot * _BAR_SHARE) // max(len(self._bars), 1) - 2, 2)
        group = (width + 3) * len(self._bars) - 3
        zero = _place(Decimal(0), scale, plot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(series, place))
        for at, value in enumerate(series.values):
            left = plot.left() + plot.width() * at // count + (slot - group) // 2 + place * (width + 3)
            y = _place(value, scale, plot)
            painter.drawRoundedRect(QRectF(left, min(y, zero), width, abs(zero - y)), 3, 3)

    def _paint_line(self, painter: QPainter, color: QColor, series: Series, scale: Scale) -> None:
        plot, count = self._plot(), max(len(self._labels), 1)
        xs = [plot.left() + plot.width() * (2 * at + 1) // (2 * count) for at in range(count)]
        points = [QPointF(x, _place(value, scale, plot)) for x, value in zip(xs, series.values, strict=True)]
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(smooth_path(points))

    def _plot(self) -> QRect:
        return QRect(_LEFT, _TOP, self.width() - _LEFT - 4, self.height() - _TOP - _BOTTOM)

    def _label_at(self, x: int) -> int | None:
        plot = self._plot()
        if not self._labels or not plot.left() <= x < plot.right():
            return None
        return (x - plot.left()) * len(self._labels) // plot.width()

    def _color(self, series: Series, place: int) -> QColor:
        tokens = self._theme.tokens
        if series.color:
            return tokens.color(series.color)
        return QColor(tokens.series[place % len(tokens.series)])

    def _short(self, value: Decimal) -> str:
        for size, letter in _SCALES:
            if abs(value) >= size:
                return f"{self._formats.number(value / size)}{letter}"
        return self._formats.number(value)


class Sparkline(QWidget):
    """A line without axes, for a tile."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._values: tuple[Decimal, ...] = ()
        self._color = "accent"
        self.setAccessibleName(name)
        self.setMinimumSize(60, 24)
        theme.changed.connect(self.update)

    def show_values(self, values: Sequence[Decimal], color: str = "accent") -> None:
        """Show values in a token's colour."""
        self._values, self._color = tuple(values), color
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        scale = (min(self._values), max(*self._values, min(self._values) + 1))
        plot = self.rect().adjusted(2, 3, -2, -3)
        last = len(self._values) - 1
        points = [QPointF(plot.left() + plot.width() * at // last, _place(value, scale, plot))
                  for at, value in enumerate(self._values)]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.color(self._color), 2))
            painter.drawPath(smooth_path(points))


def smooth_path(points: Sequence[QPointF]) -> QPainterPath:
    """Return a curve through points that never swings beyond two neighbours."""
    path = QPainterPath()
    if points:
        path.moveTo(points[0])
    for before, point in pairwise(points):
        middle = (before.x() + point.x()) / 2
        path.cubicTo(QPointF(middle, before.y()), QPointF(middle, point.y()), point)
    return path


def _place(value: Decimal, scale: Scale, plot: QRect) -> int:
    low, high = scale
    return plot.bottom() - int((value - low) * plot.height() / (high - low))


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Return round ends and the step of an axis that holds zero and every value."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    high = high if high > low else Decimal(1)
    rough = (high - low) / _GRID_LINES
    power = Decimal(10) ** rough.adjusted()
    step = next(step * power for step in _STEPS if step * power >= rough)
    return (low // step - (low % step != 0)) * step, (high // step + (high % step != 0)) * step, step
