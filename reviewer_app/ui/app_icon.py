"""The program's icon, for its windows and the task bar."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from reviewer_app import paths

# More would only be read at every start.
SIZES = (16, 24, 32, 48, 64, 128)


def app_icon() -> QIcon:
    """The icon in the sizes that desktops ask for."""
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(paths.resources() / "icons" / f"{paths.APP}-{size}.png"), QSize(size, size))
    return icon
