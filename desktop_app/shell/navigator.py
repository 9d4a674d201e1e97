"""Opens screens, pages, forms and entries in the window of an open company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app.shell.sidebar import NavGroup, NavItem
from desktop_app.views import catalogue
from desktop_app.views.form_view import open_form
from desktop_app.views.screen_view import ScreenView
from desktop_app.work.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.shell.main_window import MainWindow
    from desktop_app.widgets.context import ViewContext


class Navigator(QObject):
    """Keeps one widget per screen and brings it to the front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context: ViewContext | None = None
        self._pages: dict[str, QWidget] = {}
        self._last: dict[str, str] = {}
        self.groups: tuple[NavGroup, ...] = ()
        window.sidebar.view.chosen.connect(self.open_screen)

    @property
    def context(self) -> ViewContext:
        """Return what views are made with."""
        if self._context is None:
            raise RuntimeError("No company is open.")
        return self._context

    def start(self, context: ViewContext) -> None:
        """Know the groups of an open company; nothing is shown yet."""
        self._context = context
        entries = catalogue.listed()
        self.groups = tuple(
            NavGroup(title, icon, items) for title, icon in catalogue.GROUPS.items()
            if (items := tuple(NavItem(one.id, one.title) for one in entries if one.group == title)))

    def use(self, context: ViewContext) -> None:
        """Make pages with another context from now on; the one in front stays until it is left."""
        self._context = context
        for screen_id, page in list(self._pages.items()):
            if page is not self._window.pages.current:
                del self._pages[screen_id]
                self._window.pages.drop(page)

    def stop(self) -> None:
        """Forget the company's pages; the window deletes them."""
        self._context = None
        self._pages.clear()
        self.groups = ()
        self._window.sidebar.show_groups((), "")
        self.deleteLater()

    def open_screen(self, screen_id: str, record: Any = None, *,
                    filters: Mapping[str, Any] | None = None) -> None:
        """Bring a screen to the front; a record opens in a tab, filters narrow the list."""
        page, spec = catalogue.pages().get(screen_id), self.context.screens.get(screen_id)
        if page is not None and not page.group:
            view = page.make(self.context, *(() if record is None else (record,)))
            self.context.open_tab(view, page.title)
        elif spec is not None and record is not None and spec.load:
            open_form(self.context, screen_id, record=record)
        elif spec is not None and not spec.group:
            open_form(self.context, screen_id, filters)
        elif spec is not None or page is not None:
            self._show(screen_id, filters, record)
        else:
            self.context.notify(Notice("info", f"There is no screen “{screen_id}” in this company."))

    def open_group(self, number: int) -> None:
        """Open the screen of a group the user was at last, or its first; groups count from 0."""
        if number < len(self.groups):
            group = self.groups[number]
            self.open_screen(self._last.get(group.title, group.items[0].id))

    def _show(self, screen_id: str, filters: Mapping[str, Any] | None, record: Any) -> None:
        view = self._pages.get(screen_id) or self._make(screen_id)
        self._pages[screen_id] = view
        title = next(item.title for group in self.groups for item in group.items if item.id == screen_id)
        self._last |= {group.title: screen_id for group in self.groups for item in group.items
                       if item.id == screen_id}
        self._window.sidebar.show_groups(self.groups, screen_id)
        self._window.pages.show_base(view, title)
        if filters is not None or record is not None:
            show_filters = getattr(view, "show_filters", None)
            if callable(show_filters):
                show_filters(filters or {}, record)

    def _make(self, screen_id: str) -> QWidget:
        spec = self.context.screens.get(screen_id)
        if spec is not None:
            return ScreenView(self.context, spec)
        page: QWidget = catalogue.pages()[screen_id].make(self.context)
        return page
