"""Pages: the list and form every screen is drawn with, and the few views written by hand."""
