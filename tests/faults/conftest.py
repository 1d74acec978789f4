"""Preloading a library is Linux's way: elsewhere the power cuts and the full disk are absent, the kills stay.

On Windows, where the embedded server has no Unix socket, the cutting network is absent too.
"""

import sys

collect_ignore = [] if sys.platform == "linux" else ["test_power_cut.py", "test_disk_full.py"]
if sys.platform == "win32":
    collect_ignore.append("test_network.py")
