"""The store's key and where it may be kept."""

import stat
import subprocess
import sys

import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.store import keys
from reviewer_app.store.keys import FileSecrets, OsKeyring, keyring_state, store_key

ADD = """
import sys
from pathlib import Path
from reviewer_app.store.keys import FileSecrets
file = FileSecrets(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    file.set(f"{sys.argv[2]} {number}", "kept")
"""


class _Memory(keyring.backend.KeyringBackend):
    """A keyring of this process, trusted by the tests that name it."""

    priority = 1

    def __init__(self, forgetful=False):
        super().__init__()
        self.kept, self.forgetful = {}, forgetful

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("not there")


@pytest.fixture
def use(monkeypatch):
    """Make a backend the system's keyring for one test."""

    def put(backend, trusted=False):
        before = keyring.get_keyring()
        keyring.set_keyring(backend)
        put.undo.append(lambda: keyring.set_keyring(before))
        if trusted:
            name = f"{type(backend).__module__}.{type(backend).__qualname__}"
            monkeypatch.setattr(keys, "TRUSTED_BACKENDS", (name,))

    put.undo = []
    yield put
    for undo in put.undo:
        undo()


def test_a_trusted_keyring_keeps_and_forgets(use):
    use(_Memory(), trusted=True)
    secrets = OsKeyring()
    assert secrets.get("a") is None
    secrets.set("a", "1")
    assert secrets.get("a") == "1"
    secrets.delete("a")
    secrets.delete("a")
    assert secrets.get("a") is None
    assert keyring_state()[1] is None


def test_a_keyring_that_drops_secrets_is_noticed_on_writing(use):
    use(_Memory(forgetful=True), trusted=True)
    with pytest.raises(StoreUnavailable, match="did not give back"):
        OsKeyring().set("a", "1")


@pytest.mark.parametrize("backend", [keyring.backends.null.Keyring, keyring.backends.fail.Keyring, _Memory])
def test_unsafe_keyrings_are_refused_with_what_to_do(use, backend):
    use(backend())
    with pytest.raises(StoreUnavailable, match="--key-file PATH"):
        OsKeyring().set("a", "1")
    assert "--key-file" in keyring_state()[1]


def test_a_chain_is_trusted_only_by_its_first_member(use, monkeypatch):
    chain = keyring.backends.chainer.ChainerBackend()
    monkeypatch.setattr(type(chain), "backends", [_Memory()], raising=False)
    use(chain)
    with pytest.raises(StoreUnavailable, match="does not keep secrets safe"):
        OsKeyring().get("a")


def test_a_key_file_is_for_its_owner_alone(tmp_path):
    file = FileSecrets(tmp_path / "deep" / "key")
    assert file.get("a") is None
    file.set("a", "1")
    file.set("b", "2")
    file.delete("a")
    assert (file.get("a"), file.get("b")) == (None, "2")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
        file.path.chmod(0o640)
        with pytest.raises(StoreUnavailable, match="chmod 600"):
            file.get("b")


def test_a_key_file_that_is_not_text_is_a_sentence(tmp_path):
    path = tmp_path / "key"
    path.write_bytes(b"\xff\xfe\x00")
    path.chmod(0o600)
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        FileSecrets(path).get("a")


@pytest.mark.parametrize("value", ["contraseña ñ€𝄞", "a = b", " \u2028 \x85 \x0b ", "", "= "])
def test_any_line_of_text_is_kept_as_it_is(tmp_path, value):
    """Passwords of people, not of programs."""
    file = FileSecrets(tmp_path / "key")
    file.set("password central at db:5432 ñandú", value)
    file.set("store key b", "00")
    assert FileSecrets(file.path).get("password central at db:5432 ñandú") == value
    assert file.get("store key b") == "00"


@pytest.mark.parametrize(
    ("name", "value"), [("a", "1\nb = 2"), ("a", "1\r"), ("a\n", "1"), ("a = b", "1"), ("a =", "1"), ("a", "\udcf1")]
)
def test_what_would_change_other_lines_is_refused_in_a_sentence(tmp_path, name, value):
    """And what was kept before stays."""
    file = FileSecrets(tmp_path / "key")
    file.set("store key b", "00")
    with pytest.raises(StoreUnavailable, match=r"\.$") as caught:
        file.set(name, value)
    assert "\n" not in str(caught.value)
    assert file.path.read_text(encoding="utf-8") == "store key b = 00\n"


def test_two_programs_writing_one_key_file_lose_nothing(tmp_path):
    """A sign-in keeps its password while an import makes a store's key."""
    file = FileSecrets(tmp_path / "key")
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", ADD, str(file.path), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in ("a", "b")
    ]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0, 0]
    assert [file.get(f"{name} {number}") for name in "ab" for number in range(40)] == ["kept"] * 80


def test_the_key_is_made_once(tmp_path):
    file = FileSecrets(tmp_path / "key")
    made = store_key(file, "ana-1", store_exists=False)
    assert len(made) == 32
    assert store_key(file, "ana-1", store_exists=True) == made
    assert store_key(file, "eva-2", store_exists=False) != made


def test_a_lost_key_says_what_is_lost_and_what_is_not(tmp_path):
    with pytest.raises(StoreUnavailable, match=r"safe on the server.*still pending are lost"):
        store_key(FileSecrets(tmp_path / "key"), "ana-1", store_exists=True)
