"""The `NAME:` convention of subtitles, taken only where it cannot be anything else."""

import re
from collections import Counter

_PREFIX = re.compile(
    r"(?:[-–—]\s*|>>\s*)?(?:"
    r"\[(?P<boxed>[^\[\]:]{1,40})\]\s*:"
    r"|\[(?P<diarised>SPEAKER_[0-9]{1,3})\]"
    r"|(?P<label>(?i:speaker|hablante|locutor|locutora|orador|oradora|voz)[ _]?[0-9]{1,3})\s*:"
    r"|(?P<capitals>[A-ZÁÉÍÓÚÜÑ][A-ZÁÉÍÓÚÜÑ0-9_.'-]+(?: [A-ZÁÉÍÓÚÜÑ0-9_.'-]+){0,2}):(?=\s|$)"
    r")\s*"
)
# What a shouting writer puts before a colon.
_NOT_NAMES = re.compile(
    r"(?:ATENCI[OÓ]N|AVISO|CONSEJO|DATOS?|EDIT|EJEMPLO|ERROR|HORA|HOY|IMPORTANTE|INFO|LINK|NO|NOTA|NUEVO|OFERTA|OJO|PD"
    r"|PRECIO|PREGUNTA|RESPUESTA|RESULTADO|S[IÍ]|SORTEO|T[IÍ]TULO|TOTAL|[UÚ]LTIM[AO]|URGENTE|V[IÍ]DEO)(?![A-ZÁÉÍÓÚÜÑ])"
)


def split_speakers(cues: list[list[str]]) -> list[tuple[str | None, list[str]]]:
    """For the text lines of each cue: its speaker or None, and the lines without the name.

    Taken as names: `[Ana]:`, `[SPEAKER_00]`, `Speaker 1:`, `SPEAKER_00:`, and names in capitals, `ANA:`, that begin at
    least two cues or when at least half of the cues begin so. A cue in which several people are named keeps its text.
    """
    found = [[_PREFIX.match(line) for line in lines] for lines in cues]
    capitals = Counter(match["capitals"] for cue in found for match in cue if match and match["capitals"])
    usual = 2 * sum(bool(cue and cue[0] and cue[0]["capitals"]) for cue in found) >= len(cues)
    result: list[tuple[str | None, list[str]]] = []
    for lines, matches in zip(cues, found, strict=True):
        names = [_name(match, capitals, usual) for match in matches]
        rest = lines[0][matches[0].end() :] if lines and matches[0] else ""
        several = any(name and name != names[0] for name in names[1:])
        if not names or names[0] is None or several or not (rest.strip() or any(map(str.strip, lines[1:]))):
            result.append((None, lines))
        else:
            result.append((names[0], [_without(line, match) for line, match in zip(lines, matches, strict=True)]))
    return result


def _name(match: re.Match[str] | None, capitals: Counter[str], usual: bool) -> str | None:
    if match is None:
        return None
    if match["capitals"] is None:
        name = (match["boxed"] or match["diarised"] or match["label"]).strip()
        return name or None
    name = match["capitals"]
    if _NOT_NAMES.match(name) or not (usual or capitals[name] > 1):
        return None
    return name


def _without(line: str, match: re.Match[str] | None) -> str:
    return line[match.end() :] if match else line
