"""Services over several modules: opening the books and closing a period."""
