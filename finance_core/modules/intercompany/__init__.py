"""Intercompany: agreements, charges and settlements between entities of one owner."""
