"""The pinned PySide6 keeps its references: 6.12.0 on Python 3.11 drops one of None or True per call and aborts."""

import subprocess
import sys
import textwrap

SOAK = textwrap.dedent(
    """
    import sys
    from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

    class Sender(QObject):
        said = Signal(object, bool)

    class Model(QAbstractListModel):
        def rowCount(self, parent=QModelIndex()):
            return 3
        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            return None if role else True

    before = [sys.getrefcount(one) for one in (None, True, False)]
    heard = []
    sender = Sender()
    sender.said.connect(lambda value, flag: heard.append(flag))
    model = Model()
    for turn in range(5_000):
        sender.said.emit(None, True)
    for turn in range(5_000):
        model.beginResetModel()
        model.endResetModel()
        model.index(1, 0).data()
    heard.clear()
    after = [sys.getrefcount(one) for one in (None, True, False)]
    print([b - a for a, b in zip(before, after)])
    """
)


def test_emits_and_resets_drop_no_reference():
    result = subprocess.run([sys.executable, "-c", SOAK], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-2000:]
    drift = [int(part) for part in result.stdout.strip("[]\n").split(",")]
    assert all(one > -500 for one in drift), f"references lost over 10,000 calls: {drift}"
