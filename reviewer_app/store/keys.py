"""The store's key: 32 random bytes in the OS keyring, or in a file for machines without one."""

import os
import secrets
import stat
import sys
from pathlib import Path
from typing import Any, Protocol

from reviewer_app.domain.errors import StoreUnavailable, StoreUnreadable
from reviewer_app.store.locking import alone_at

SERVICE = "reviewer-app"
# Backends that keep a secret from other users of the machine. The null backend drops it silently, keyrings.alt
# writes it in the clear, so nothing that is not named here is trusted.
TRUSTED_BACKENDS = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)
_KEY_FILE_HINT = (
    "unlock or install one (on Linux a Secret Service such as GNOME Keyring), "
    "or keep the key in a file of yours with --key-file PATH"
)
_SEPARATOR = " = "


class Secrets(Protocol):
    """A place for secrets by name."""

    def get(self, name: str) -> str | None:
        """The secret, None when there is none."""

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises StoreUnavailable when it was not kept."""

    def delete(self, name: str) -> None:
        """Forget a secret, if there is one."""


class OsKeyring:
    """Secrets in the operating system's keyring, read back after each writing."""

    def get(self, name: str) -> str | None:
        """The secret, None when there is none."""
        from keyring.errors import KeyringError

        try:
            return _trusted_keyring().get_password(SERVICE, name)
        except KeyringError as error:
            raise _no_keyring(str(error)) from error

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises StoreUnavailable when it does not read back."""
        from keyring.errors import KeyringError

        backend = _trusted_keyring()
        try:
            backend.set_password(SERVICE, name, value)
            kept = backend.get_password(SERVICE, name)
        except KeyringError as error:
            raise _no_keyring(str(error)) from error
        if kept != value:
            raise _no_keyring("it did not give back what was written")

    def delete(self, name: str) -> None:
        """Forget a secret, if there is one."""
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            _trusted_keyring().delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise _no_keyring(str(error)) from error


class FileSecrets:
    """Secrets in one UTF-8 file of `name = value` lines that only its owner may read (mode 0600)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, name: str) -> str | None:
        """The secret, None when there is none. Raises StoreUnavailable when others may read the file."""
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret; the file is replaced whole, so that a crash leaves the old or the new one.

        Raises StoreUnavailable for what has no place in a line of the file.
        """
        _must_fit(name, value)
        with alone_at(self.path):
            self._write({**self._read(), name: value})

    def delete(self, name: str) -> None:
        """Forget a secret, if there is one."""
        with alone_at(self.path):
            kept = self._read()
            if kept.pop(name, None) is not None:
                self._write(kept)

    def _read(self) -> dict[str, str]:
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise StoreUnavailable(f"The key file {self.path} cannot be read: {error}.") from error
        if sys.platform != "win32" and stat.S_IMODE(mode) & 0o077:
            raise StoreUnavailable(f"The key file {self.path} can be read by others: run `chmod 600 {self.path}`.")
        # Not by splitlines: it takes a line to end at characters that a password may hold.
        pairs = (line.split(_SEPARATOR, 1) for line in text.split("\n") if _SEPARATOR in line)
        return dict(pairs)  # type: ignore[arg-type]

    def _write(self, kept: dict[str, str]) -> None:
        new = self.path.with_name(self.path.name + ".new")
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(f"{name}{_SEPARATOR}{value}\n" for name, value in sorted(kept.items()))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)
        _flush_folder(self.path.parent)


def _must_fit(name: str, value: str) -> None:
    text = name + value
    # A name that ends like the separator begins would be cut in another place when it is read.
    if "\n" in text or "\r" in text or _SEPARATOR in name + _SEPARATOR[:-1]:
        raise StoreUnavailable(
            f"A key file keeps no line break, and no name with '{_SEPARATOR}': choose another password, user or "
            "database name, or use the system's keyring instead of --key-file."
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise StoreUnavailable("The password or the name holds bytes that are no text: give it in UTF-8.") from None


def _flush_folder(folder: Path) -> None:
    """Make a replaced file outlast a power cut; Windows does that by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def key_name(store: str) -> str:
    """The name under which the key of a store is kept."""
    return f"store key {store}"


def new_key() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(32)


def store_key(kept: Secrets, name: str, store_exists: bool) -> bytes:
    """The key of the store `name`, made at its first opening.

    Raises StoreUnreadable when the store is there and its key is not.
    """
    found = kept.get(key_name(name))
    if found is not None:
        return bytes.fromhex(found)
    if store_exists:
        raise StoreUnreadable(
            f"The key of the local store {name} is gone from where it was kept, and without it nobody can read the "
            "store. Everything that was uploaded is safe on the server: `reviewer-app recover` sets the unreadable "
            "file aside and fetches it; decisions that were still pending are lost unless the key comes back."
        )
    key = new_key()
    kept.set(key_name(name), key.hex())
    return key


def keyring_state() -> tuple[str, str | None]:
    """(name of the OS keyring's backend, a sentence about what is wrong with it or None)."""
    import keyring

    backend = keyring.get_keyring()
    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    try:
        _trusted_keyring()
    except StoreUnavailable as error:
        return name, str(error)
    return name, None


def _trusted_keyring() -> Any:
    # Imported late, here and above: it costs 60 ms at start.
    import keyring

    backend = keyring.get_keyring()
    chained = getattr(backend, "backends", None)
    for candidate in [backend] if chained is None else chained:
        name = f"{type(candidate).__module__}.{type(candidate).__qualname__}"
        if name in TRUSTED_BACKENDS:
            return candidate
        # A chain writes to its first member: one that is not trusted there would get the secret.
        raise _no_keyring(f"{name} does not keep secrets safe")
    raise _no_keyring("none is running")


def _no_keyring(reason: str) -> StoreUnavailable:
    return StoreUnavailable(f"The system's keyring cannot be used ({reason}): {_KEY_FILE_HINT}.")
