"""Screens of cash and bank."""
