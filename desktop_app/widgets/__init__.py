"""The window's own widgets: editors, tables, grids, cards, charts and notices."""
