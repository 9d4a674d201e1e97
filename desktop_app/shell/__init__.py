"""The window around the views: sidebar, tabs, palette, shortcuts, status."""
