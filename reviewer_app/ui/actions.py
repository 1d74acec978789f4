"""QActions of the commands, for menus and the palette. Keys are only shown: reading them is the dispatcher's."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from reviewer_app.ui.commands import MENUS, PAGES, POLICIES, Command
from reviewer_app.ui.keymap import canonical, shown


def menu_title(menu: str) -> str:
    """The name of a menu in the window's language."""
    return QCoreApplication.translate("Menu", menu)


def page_name(page: str) -> str:
    """The name of a page in the window's language."""
    return QCoreApplication.translate("PageName", PAGES[page])


def group_title(command: Command) -> str:
    """Where a command belongs, as people read it: its menu, for a policy `Policies · category`."""
    menu = menu_title(command.menu)
    return f"{menu} · {command.group}" if command.group else menu


def keys_text(command: Command) -> str:
    """The first key sequence of a command as people read it, '' when it has none."""
    return all_keys_text(command).split(" · ", maxsplit=1)[0]


def all_keys_text(command: Command) -> str:
    """All key sequences of a command as people read them."""
    return " · ".join(shown(" ".join(canonical(key) for key in keys.split(" "))) for keys in command.keys)


class Actions(QObject):
    """One QAction for each command that stands in a menu. `run(id)` carries a command out, `allowed` may forbid it."""

    def __init__(
        self,
        commands: Iterable[Command],
        run: Callable[[str], None],
        allowed: Callable[[Command], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._run, self._allowed = run, allowed
        self.commands = tuple(command for command in commands if command.menu)
        self.by_id = {command.id: self._action(command) for command in self.commands}
        self._menus: list[tuple[QMenu, list[Command]]] = []

    def refresh(self) -> None:
        """Enable what may run now."""
        for command in self.commands:
            self.by_id[command.id].setEnabled(self._allowed(command))

    def fill(self, bar: QMenuBar, keys: QObject) -> None:
        """Make the menus of the bar, policies below their own before the help; each is refreshed when it opens.

        `keys` filters the events of every menu: an open menu has all keys of the program.
        """
        bar.clear()
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self._menus = []
        *before, last = MENUS
        for menu in (*before, POLICIES, last):
            commands = [command for command in self.commands if command.menu == menu]
            if commands:
                made = bar.addMenu(f"&{menu_title(menu)}")
                made.aboutToShow.connect(self.refresh)
                self._fill_menu(made, commands)
                self._menus.append((made, commands))
                for one in (made, *made.findChildren(QMenu)):
                    one.installEventFilter(keys)

    def show_for(self, page: str) -> None:
        """Show only the menus and actions that exist on a page."""
        for menu, commands in self._menus:
            menu.menuAction().setVisible(any(command.on(page) for command in commands))
        for command in self.commands:
            self.by_id[command.id].setVisible(command.on(page))

    def _fill_menu(self, menu: QMenu, commands: Iterable[Command]) -> None:
        """The actions of a menu; each group (category of policies) is a menu in it."""
        inner: dict[str, QMenu] = {"": menu}
        for command in commands:
            if command.group not in inner:
                inner[command.group] = menu.addMenu(_plain(command.group))
            inner[command.group].addAction(self.by_id[command.id])

    def _action(self, command: Command) -> QAction:
        # Text after a tab stands in the column of shortcuts, and is none.
        keys = keys_text(command)
        action = QAction(f"{_plain(command.label)}\t{keys}" if keys else _plain(command.label), self)
        action.setToolTip(command.hint)
        action.setStatusTip(command.hint)
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        action.triggered.connect(lambda _checked=False, name=command.id: self._run(name))
        return action


def _plain(title: str) -> str:
    """A title in which `&` is itself and no mnemonic."""
    return title.replace("&", "&&")


_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}
