"""Pages that come before or beside the books: welcome, new company, open, preferences, about."""
