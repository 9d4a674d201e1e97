"""Screens of accounts payable."""
