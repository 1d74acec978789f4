"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reviewer_app.domain.errors import UserError


@contextmanager
def written_whole(*targets: Path) -> Iterator[list[Path]]:
    """Temporary files beside the targets, which take the targets' places when the block ends without an error.

    Until then nothing is to be seen at the targets, or what was there before. Raises UserError when a file cannot be
    written (no such folder, no right, disk full, open in another program).
    """
    with ExitStack() as cleaning:
        try:
            temporaries = [_beside(target, cleaning) for target in targets]
            yield temporaries
            for temporary in temporaries:
                _flush(temporary)
            for temporary, target in zip(temporaries, targets, strict=True):
                temporary.replace(target)
        except OSError as error:
            where = " or ".join(str(target) for target in targets)
            raise UserError(f"Cannot write {where} ({error.strerror or error}); choose another place.") from error


def _beside(target: Path, cleaning: ExitStack) -> Path:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(handle)
    temporary = Path(name)
    cleaning.callback(temporary.unlink, missing_ok=True)
    return temporary


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
