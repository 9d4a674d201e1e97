"""Leases of the lessee: payment plans, liability, right-of-use asset, changes of contract and the notes."""
