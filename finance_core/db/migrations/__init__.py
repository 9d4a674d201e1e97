"""Migrations of company files; they travel inside the package."""
