"""User actions: one function, one action, one transaction. No Qt, no threads."""
