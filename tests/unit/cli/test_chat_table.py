"""What verbs that read chat logs share."""

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.operations.chatting import remember_columns
from reviewer_app.settings import Settings


def test_columns_said_in_the_window_count_on_the_command_line(tmp_path, capsys):
    """And those that are named count before them."""
    home, file = tmp_path / "home", tmp_path / "live.csv"
    file.write_text("tiempo_s;usuario;mensaje\n1,5;Ana;hola\n", encoding="utf-8")
    key = "tiempo_s|usuario|mensaje"
    remember_columns(Settings(paths.home(home).settings_file), key, {"time": "1", "text": "3"})
    for options, text in (([], "hola"), (["--map", "time=1,text=2"], "Ana")):
        assert main(["--home", str(home), "chat", str(file), *options]) == 0
        assert capsys.readouterr().out.splitlines()[1].endswith(text)
