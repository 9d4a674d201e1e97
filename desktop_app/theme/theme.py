"""The theme in force: applies tokens, font and style to the application and switches without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette

from desktop_app.theme import icons
from desktop_app.theme.fonts import Fonts, Text, load_fonts
from desktop_app.theme.qss import style_sheet
from desktop_app.theme.style import CountinghouseStyle
from desktop_app.theme.tokens import DARK, LIGHT, Mode, Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

_BODY_PIXELS = 13
_ZOOM_RANGE = (0.9, 1.5)
_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "page", _Role.Base: "surface", _Role.AlternateBase: "page", _Role.Text: "text",
    _Role.WindowText: "text", _Role.Button: "surface", _Role.ButtonText: "text", _Role.Highlight: "accent",
    _Role.HighlightedText: "accent_text", _Role.PlaceholderText: "muted", _Role.Mid: "border",
    _Role.Accent: "accent", _Role.Link: "accent", _Role.ToolTipBase: "text", _Role.ToolTipText: "surface",
}


class Theme(QObject):
    """The look of one application.

    Signals:
        changed: the tokens or the zoom changed; whoever baked a colour or an icon makes it anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, zoom: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        self.fonts = Fonts(zoom)
        self.tokens: Tokens = LIGHT
        load_fonts()
        app.setStyle(CountinghouseStyle())
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    def set_mode(self, mode: Mode) -> None:
        """Switch to light, dark or following the desktop."""
        self.mode = mode
        self._apply()

    def set_zoom(self, zoom: float) -> None:
        """Scale every text and size; 0.9 to 1.5."""
        self.fonts = Fonts(min(max(zoom, _ZOOM_RANGE[0]), _ZOOM_RANGE[1]))
        self._apply()

    def px(self, pixels: int) -> int:
        """Return a design size in pixels at the present zoom and resolution."""
        return round(pixels * self.scale)

    @property
    def scale(self) -> float:
        """Return the ratio of the present body text to the design's."""
        return self.fonts.pixels() / _BODY_PIXELS

    def font(self, text: Text) -> QFont:
        """Return the font of a kind of text."""
        return self.fonts.font(text)

    def icon(self, name: str, color: str = "text", size: int = 18, gap: int = 0) -> QIcon:
        """Return a Lucide icon in a token's colour; `size` and `gap` are design sizes."""
        ratio = self._app.devicePixelRatio()
        return icons.icon(name, getattr(self.tokens, color), self.px(size), ratio, self.px(gap))

    def pixmap(self, name: str, color: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return a Lucide icon as a pixmap for painting at a device pixel ratio."""
        return icons.pixmap(name, getattr(self.tokens, color), self.px(size), ratio)

    def _follow_system(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        if self.mode is Mode.SYSTEM:
            hints.unsetColorScheme()
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self.mode is Mode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.tokens = DARK if dark else LIGHT
        self._app.setFont(self.font(Text.BODY))
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.scale))
        self.changed.emit()


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette for whatever the style sheet leaves to the style."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, tokens.color(name))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("muted"))
    return palette
