"""Preloading a library is Linux's way: elsewhere the power cuts and the full disk are absent, the kills stay.

On Windows, where the embedded server has no Unix socket, the cutting network is absent too.
A standby needs an installed PostgreSQL; the report's first lines say when there is none.
"""

import sys

from tests.postgres import installed_binaries

collect_ignore = [] if sys.platform == "linux" else ["test_power_cut.py", "test_disk_full.py"]
if sys.platform == "win32":
    collect_ignore.append("test_network.py")
if not installed_binaries():
    collect_ignore.append("test_failover.py")
