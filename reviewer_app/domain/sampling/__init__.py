"""Which decisions are looked at again, and what they say about all of them."""
