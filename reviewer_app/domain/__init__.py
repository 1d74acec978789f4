"""The rules of the work: pure Python, no Qt, no SQL, no files."""
