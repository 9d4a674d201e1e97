"""The outside world: readers of what banks send, writers of what others can open. No database, no Qt."""
