"""A sealed recording as Qt reads it: the decrypting reader behind a QIODevice, nothing on the disk."""

from PySide6.QtCore import QIODevice, QObject

from reviewer_app.store.sealed_file import SealedReader


class SealedDevice(QIODevice):
    """Read by QtMultimedia's threads, one at a time; where a part is damaged the recording ends."""

    def __init__(self, reader: SealedReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._damaged = False
        # Qt's own buffer would only be in the way of FFmpeg's.
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """No: any place can be read."""
        return False

    def size(self) -> int:
        """Bytes in the recording."""
        return self._reader.length

    def atEnd(self) -> bool:
        """Also behind what is damaged: Qt would ask for it again and again."""
        return self._damaged or super().atEnd()

    def readData(self, most: int) -> bytes:  # type: ignore[override]
        """Up to so many bytes from where the device stands; none at the end, and where it is damaged."""
        try:
            self._reader.seek(self.pos())
            return self._reader.read(most)
        except OSError:
            self._damaged = True
            return b""

    def writeData(self, _data: bytes, _size: int) -> int:
        """Nothing is written."""
        return -1

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        self._reader.close()
