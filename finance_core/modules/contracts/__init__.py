"""Customer contracts after signature: deliverables, milestones, billings, funding and their terms."""
