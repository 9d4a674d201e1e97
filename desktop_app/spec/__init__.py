"""Screens as data: the vocabulary a module declares its lists, forms and actions with, free of Qt."""
