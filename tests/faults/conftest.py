"""Preloading a library is Linux's way: elsewhere the power cuts and the full disk are absent, the kills stay."""

import sys

collect_ignore = [] if sys.platform == "linux" else ["test_power_cut.py", "test_disk_full.py"]
