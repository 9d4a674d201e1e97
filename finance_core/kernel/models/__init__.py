"""Frozen data objects of the kernel."""
