"""How far people who judged the same things agree, and how sure that is."""
