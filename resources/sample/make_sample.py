"""Makes the sample recording from script.yaml: `python resources/sample/make_sample.py` in the project's folder.

Needs ffmpeg and espeak-ng (with its library). Speech is synthesised line by line; espeak-ng tells when each word
begins, so the transcript's times are those of the sound. Pictures are painted by Qt and carry their number twice:
readable, and as the block code that the tests read.
"""

import ctypes
import ctypes.util
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import wave
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

import numpy as np
import yaml
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from tests.media_files import BANDS, paint_code

WIDTH, HEIGHT, FPS = 360, 640, 25
NAME = "directo-demo"
INK, PAPER, ROSE, AMBER, TEAL = "#1b1726", "#fff8f0", "#f0476b", "#f6a723", "#2fa8a0"


# ---------------------------------------------------------------- speech


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """espeak_EVENT of espeak-ng/speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
_WORD, _END = 1, 0
_SYNCHRONOUS, _RATE, _PITCH, _UTF8, _BY_CHARACTER = 2, 1, 3, 1, 1


@dataclass
class Spoken:
    """One line as sound: 16-bit mono samples, and (character position, ms) of each word's beginning."""

    samples: np.ndarray
    words: list[tuple[int, int]]


class Speech:
    """espeak-ng's library."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1")
        self.rate = self._library.espeak_Initialize(_SYNCHRONOUS, 200, None, 0)
        self._callback = _CALLBACK(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, voice: str, pitch: int, rate: int) -> Spoken:
        """Synthesise a line."""
        self._parts, self._words = [], []
        self._library.espeak_SetVoiceByName(voice.encode())
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        data = text.encode("utf-8") + b"\0"
        self._library.espeak_Synth(data, len(data), 0, _BY_CHARACTER, 0, _UTF8, None, None)
        return Spoken(np.concatenate(self._parts), self._words)

    def _take(self, samples, count, events) -> int:
        if samples and count > 0:
            self._parts.append(np.ctypeslib.as_array(samples, (count,)).copy())
        place = 0
        while events[place].type != _END:
            if events[place].type == _WORD:
                self._words.append((events[place].text_position - 1, events[place].audio_position))
            place += 1
        return 0


def _trimmed(samples: np.ndarray) -> np.ndarray:
    """Without the silence at the end that every line brings."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 200)
    return samples[: loud[-1] + 1] if len(loud) else samples


def speak(script: dict) -> tuple[np.ndarray, int, list[dict]]:
    """The whole sound, its rate, and the lines with `start`, `end` in s and words [(text, start_s, end_s, timed)]."""
    speech = Speech()
    sound = np.zeros(int(script["length"] * speech.rate), dtype=np.int16)
    lines, free_from = [], 0.0
    for line in script["lines"]:
        plain = re.sub(r"[{}]", "", line["say"])
        spoken = speech.say(plain, **script["voices"][line["who"]])
        samples = _trimmed(spoken.samples)
        start = max(line["at"], free_from + 0.35)
        begin = int(start * speech.rate)
        sound[begin : begin + len(samples)] = samples
        end = start + len(samples) / speech.rate
        free_from = end
        lines.append({"who": line["who"], "text": plain, "start": start, "end": end,
                      "words": _words(line["say"], plain, spoken.words, start, end)})  # fmt: skip
    return sound, speech.rate, lines


def _words(marked: str, plain: str, begins: list[tuple[int, int]], start: float, end: float) -> list[tuple]:
    untimed = {match.group(1) for match in re.finditer(r"\{(\w+)\}", marked)}
    tokens = [(match.start(), match.group()) for match in re.finditer(r"\S+", plain)]
    times = []
    for place, token in tokens:
        # espeak-ng may speak one token as several words (numbers); the first of them begins it.
        inside = [ms for position, ms in begins if place <= position < place + len(token)]
        times.append(start + inside[0] / 1000 if inside else None)
    words = []
    for number, (_, token) in enumerate(tokens):
        later = [time for time in times[number + 1 :] if time is not None]
        begin = times[number]
        timed = begin is not None and re.sub(r"\W", "", token) not in untimed
        words.append((token, begin, min(later[0], end) if later else end, timed))
    return words


# ---------------------------------------------------------------- companions


def write_transcript(script: dict, lines: list[dict], path: Path) -> None:
    """WhisperX's shape: speakers by number, a score a word, and numerals without times."""
    speakers = {name: f"SPEAKER_{number:02d}" for number, name in enumerate(script["voices"])}
    segments = []
    for line in lines:
        words = []
        for number, (text, start, end, timed) in enumerate(line["words"]):
            score = round(0.72 + 0.27 * abs(math.sin(1.7 * number + line["start"])), 3)
            times = {"start": round(start, 3), "end": round(end, 3), "score": score} if timed else {}
            words.append({"word": text, **times, "speaker": speakers[line["who"]]})
        segments.append({"start": round(line["start"], 3), "end": round(line["end"], 3), "text": line["text"],
                         "words": words, "speaker": speakers[line["who"]]})  # fmt: skip
    whole = {"segments": segments, "word_segments": [w for one in segments for w in one["words"]], "language": "es"}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_chat(script: dict, path: Path) -> None:
    """One event a line, shaped as a recorder of the platform's web socket writes them; times are wall clock."""
    began = datetime.fromisoformat(script["room_start"]).astimezone(UTC)
    epoch = int(began.timestamp() * 1000)
    out, ids = [], {}
    for entry in script["chat"]:
        out.extend(_chat_events(entry, ids))
    with path.open("w", encoding="utf-8") as file:
        first = {
            "event": "RoomInfo",
            "room_id": script["room_id"],
            "record_start_time": epoch,
            "title": script["title"],
        }
        file.write(json.dumps(first, ensure_ascii=False) + "\n")
        for number, (at, event) in enumerate(sorted(out, key=lambda one: one[0]), 1):
            msg_id = event.pop("msg_id", None) or str(7_400_000_000_000_100_000 + number)
            common = {"msg_id": msg_id, "room_id": script["room_id"], "create_time": epoch + round(at * 1000)}
            kind = event.pop("event")
            file.write(json.dumps({"event": kind, "common": common, **event}, ensure_ascii=False) + "\n")


def _chat_events(entry: dict, ids: dict[str, str]) -> list[tuple[float, dict]]:
    at = entry["at"]
    user = {"unique_id": entry.get("user") or entry.get("join") or entry.get("guest_in") or entry.get("guest_out"),
            "nickname": entry.get("name")}  # fmt: skip
    if "say" in entry:
        msg_id = str(7_400_000_000_000_500_000 + round(at * 10))
        ids[entry["user"]] = msg_id
        return [(at, {"event": "CommentEvent", "msg_id": msg_id, "user": user, "content": entry["say"],
                      "content_language": "es"})]  # fmt: skip
    if "join" in entry:
        return [(at, {"event": "JoinEvent", "user": user, "member_count": 120 + int(at)})]
    if "gift" in entry:
        gift = {"name": entry["gift"], "diamond_count": entry["diamonds"]}
        return [
            (at + number * entry["every"], {"event": "GiftEvent", "user": user, "gift_id": 5655, "gift": gift,
             "group_id": f"g{int(at)}", "repeat_count": count, "repeat_end": count == entry["streak"][-1]})
            for number, count in enumerate(entry["streak"])
        ]  # fmt: skip
    if "warning" in entry:
        return [(at, {"event": "PerceptionEvent", "show_violation_warning": True, "punish_info": {"punish_title":
                 "Aviso", "punish_text": entry["warning"]}, "end_time": None})]  # fmt: skip
    if "delete_of" in entry:
        return [(at, {"event": "ImDeleteEvent", "delete_msg_ids": [ids[entry["delete_of"]]], "delete_user_ids": []})]
    if "guest_in" in entry or "guest_out" in entry:
        change = "joined" if "guest_in" in entry else "left"
        return [(at, {"event": "LinkMicMethod", "user": user, "change": change})]
    return [(at, {"event": "ControlEvent", "action": 3, "action_name": "STREAM_ENDED"})]


# ---------------------------------------------------------------- pictures


class Stage:
    """Paints a picture of the LIVE for a moment."""

    def __init__(self, script: dict, loudness: np.ndarray, lines: list[dict]) -> None:
        self._script, self._loudness, self._lines = script, loudness, lines
        self._comments = [one for one in script["chat"] if "say" in one]

    def paint(self, number: int) -> QImage:
        """Picture `number`, with its number in it."""
        at = number / FPS
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._kitchen(painter, at)
        speaker = next((one["who"] for one in self._lines if one["start"] <= at <= one["end"]), None)
        loud = float(self._loudness[min(number, len(self._loudness) - 1)])
        self._person(painter, QPointF(180, 300), 1.0, ROSE, "#5b2a3c", loud if speaker == "Lucía" else 0, at)
        if self._script["guest"]["from"] <= at < self._script["guest"]["to"]:
            self._guest(painter, at, loud if speaker == "Marcos" else 0)
        self._head(painter, at, number)
        self._chat(painter, at)
        self._cards(painter, at)
        painter.end()
        rgb = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())[:, : WIDTH * 3]
        rgb = rgb.reshape(HEIGHT, WIDTH, 3).copy()
        paint_code(rgb, number, BANDS[1])
        return rgb

    def _kitchen(self, painter: QPainter, at: float) -> None:
        shade = QLinearGradient(0, 0, 0, HEIGHT)
        shade.setColorAt(0, QColor("#3b2f4f"))
        shade.setColorAt(0.62, QColor("#6b4a5a"))
        shade.setColorAt(1, QColor("#2a2033"))
        painter.fillRect(0, 0, WIDTH, HEIGHT, shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 214, 160, 34))
        painter.drawEllipse(QPointF(300, 120), 120, 120)
        painter.setBrush(QColor("#4a3a52"))
        painter.drawRoundedRect(QRectF(20, 96, 92, 70), 6, 6)
        painter.setBrush(QColor("#8a5b4c"))
        painter.drawRoundedRect(QRectF(0, 404, WIDTH, 26), 2, 2)
        painter.setBrush(QColor("#33262f"))
        painter.drawRect(QRectF(0, 430, WIDTH, 210))
        painter.setBrush(QColor("#20181f"))
        painter.drawRoundedRect(QRectF(216, 386, 128, 20), 10, 10)
        colour = QColor("#f3d9a4") if at < 90 else QColor("#d99a45")
        for place in range(3):
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(246 + 36 * place, 384), 15, 7)
        painter.setBrush(QColor(255, 255, 255, 26))
        for place in range(3):
            rise = (at * 12 + place * 9) % 44
            painter.drawEllipse(QPointF(246 + 36 * place + 3 * math.sin(at * 2 + place), 366 - rise), 4, 7)

    def _person(
        self, painter: QPainter, at: QPointF, size: float, shirt: str, hair: str, loud: float, time: float
    ) -> None:
        painter.save()
        painter.translate(at.x() + 3 * math.sin(time * 0.8) * size, at.y() + 2 * math.sin(time * 1.3) * size)
        painter.scale(size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        body = QPainterPath()
        body.addRoundedRect(QRectF(-84, 56, 168, 150), 62, 62)
        painter.fillPath(body, QColor(shirt))
        painter.setBrush(QColor(hair))
        painter.drawEllipse(QPointF(0, -18), 66, 76)
        painter.setBrush(QColor("#e8b48e"))
        painter.drawRoundedRect(QRectF(-17, 34, 34, 40), 14, 14)
        painter.drawEllipse(QPointF(0, 0), 50, 58)
        painter.setBrush(QColor(hair))
        fringe = QPainterPath()
        fringe.moveTo(-54, -6)
        fringe.cubicTo(-52, -86, 52, -86, 54, -6)
        fringe.cubicTo(22, -40, -22, -40, -54, -6)
        painter.drawPath(fringe)
        painter.setBrush(QColor(INK))
        blink = 0.8 if time % 4.1 < 0.12 else 5.0
        for side in (-18, 18):
            painter.drawEllipse(QPointF(side, -4), 4.6, blink)
        painter.setBrush(QColor("#8c2f3b"))
        painter.drawEllipse(QPointF(0, 28), 13, 2.4 + 11 * min(loud, 1.0))
        painter.restore()

    def _guest(self, painter: QPainter, at: float, loud: float) -> None:
        box = QRectF(206, 104, 138, 172)
        path = QPainterPath()
        path.addRoundedRect(box, 10, 10)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(box, QColor("#9fb7c4"))
        painter.fillRect(QRectF(box.x(), box.y() + 92, box.width(), 90), QColor("#3a4248"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#e9ecdf"))
        for mark in range(4):
            place = (at * 90 + mark * 46) % 184
            painter.drawRect(QRectF(box.x() + 64 + place * 0.3, box.y() + 92 + place * 0.5, 4 + place / 18, 8))
        self._person(painter, QPointF(262, 196), 0.52, TEAL, "#2b2320", loud, at + 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#15181b"), 9))
        painter.drawArc(QRectF(226, 238, 80, 80), 20 * 16, 140 * 16)
        painter.restore()
        self._chip(painter, QRectF(212, 254, 62, 18), "Marcos", "#00000099", PAPER, 10)

    def _head(self, painter: QPainter, at: float, number: int) -> None:
        self._chip(painter, QRectF(12, 28, 128, 28), "", "#00000077", PAPER, 11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ROSE))
        painter.drawEllipse(QPointF(26, 42), 10, 10)
        self._text(painter, QRectF(42, 28, 96, 28), "Lucía cocina", PAPER, 11, bold=True)
        self._chip(painter, QRectF(146, 32, 40, 20), "LIVE", ROSE, "#ffffff", 10, bold=True)
        viewers = 132 + int(18 * math.sin(at / 19) + at / 3)
        self._chip(painter, QRectF(192, 32, 46, 20), f"{viewers}", "#00000077", PAPER, 10)
        clock = f"{int(at) // 60:02d}:{int(at) % 60:02d}"
        self._chip(painter, QRectF(290, 32, 58, 20), clock, "#00000077", PAPER, 10, mono=True)
        # Large and plain, so that the number can still be read after compression.
        painter.fillRect(QRectF(268, 60, 84, 30), QColor("#000000"))
        self._text(
            painter, QRectF(268, 60, 84, 30), f"{number:04d}", "#ffffff", 24, True, True, Qt.AlignmentFlag.AlignCenter
        )

    def _chat(self, painter: QPainter, at: float) -> None:
        shown = [one for one in self._comments if one["at"] <= at < one["at"] + 14][-4:]
        deleted = {one["delete_of"] for one in self._script["chat"] if "delete_of" in one and one["at"] <= at}
        y = 596.0
        for one in reversed([one for one in shown if one["user"] not in deleted]):
            text = f"{one['name']}  {one['say']}"
            width = QFontMetrics(_font(11)).horizontalAdvance(text) + 22
            y -= 28
            fade = int(200 * min(1.0, (at - one["at"]) * 4))
            self._chip(painter, QRectF(12, y, min(width, 300), 24), "", QColor(0, 0, 0, fade * 3 // 5), PAPER, 11)
            name_width = QFontMetrics(_font(11, True)).horizontalAdvance(one["name"]) + 8
            self._text(painter, QRectF(20, y, 200, 24), one["name"], "#ffd27d", 11, bold=True)
            self._text(painter, QRectF(20 + name_width, y, 290 - name_width, 24), one["say"], PAPER, 11)

    def _cards(self, painter: QPainter, at: float) -> None:
        banner, product = self._script["gift_banner"], self._script["product"]
        if banner["from"] <= at < banner["to"]:
            slide = min(1.0, (at - banner["from"]) * 3)
            box = QRectF(12 - 240 * (1 - slide), 440, 214, 40)
            self._chip(painter, box, "", "#f0476bdd", PAPER, 12)
            self._text(painter, box.adjusted(44, 0, 0, 0), "Carmen envió Rosa ×20", "#ffffff", 11, bold=True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#ffd1db"))
            for petal in range(5):
                angle = petal * 2 * math.pi / 5 + at
                painter.drawEllipse(QPointF(box.x() + 24 + 8 * math.cos(angle), 460 + 8 * math.sin(angle)), 6, 6)
        if product["from"] <= at < product["to"]:
            box = QRectF(210, 440, 138, 54)
            self._chip(painter, box, "", "#fff8f0ee", INK, 11)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(AMBER))
            painter.drawRoundedRect(QRectF(218, 448, 38, 38), 6, 6)
            self._text(painter, QRectF(262, 446, 84, 20), "Harina 1 kg", INK, 10, bold=True)
            self._text(painter, QRectF(262, 466, 84, 20), "4,90 € · ver", "#8a5b20", 10)
        warned = self._script["warning"]["at"]
        if warned <= at < warned + 5:
            box = QRectF(12, 62, 248, 34)
            self._chip(painter, box, "", "#f6a723ee", INK, 10)
            self._text(painter, box.adjusted(12, 0, -8, 0), "Aviso: no presiones por regalos", INK, 10, bold=True)

    def _chip(
        self, painter: QPainter, box: QRectF, text: str, back: object, ink: str, size: int,
        bold: bool = False, mono: bool = False,
    ) -> None:  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(back))
        painter.drawRoundedRect(box, min(box.height() / 2, 12), min(box.height() / 2, 12))
        if text:
            self._text(painter, box, text, ink, size, bold, mono, Qt.AlignmentFlag.AlignCenter)

    def _text(
        self, painter: QPainter, box: QRectF, text: str, ink: str, size: int, bold: bool = False, mono: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:  # fmt: skip
        painter.setFont(_font(size, bold, mono))
        painter.setPen(_colour(ink))
        painter.drawText(box, align, text)


def _font(size: int, bold: bool = False, mono: bool = False) -> QFont:
    font = QFont("DejaVu Sans Mono" if mono else "DejaVu Sans")
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def _colour(value: object) -> QColor:
    """`#rrggbb`, `#rrggbbaa` or a QColor."""
    if isinstance(value, str) and len(value) == 9:
        colour = QColor(value[:7])
        colour.setAlpha(int(value[7:], 16))
        return colour
    return QColor(value)


# ---------------------------------------------------------------- the file


def _loudness(sound: np.ndarray, rate: int, pictures: int) -> np.ndarray:
    edges = (np.arange(pictures + 1) * rate / FPS).astype(int)
    return np.array([
        math.sqrt(float(np.mean(sound[a:b].astype(np.float64) ** 2))) / 6000 if b > a else 0.0
        for a, b in zip(edges[:-1], np.minimum(edges[1:], len(sound)), strict=True)
    ])  # fmt: skip


def _encode(stage: Stage, pictures: int, sound_file: Path, target: Path) -> None:
    command = [
        "ffmpeg", "-y", "-loglevel", "error",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-",
        "-i", str(sound_file), "-map", "0:v", "-map", "1:a",
        "-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-crf", "31", "-g", "75", "-bf", "2",
        "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "40k", "-ac", "1", "-ar", "32000",
        "-metadata", "title=Directo de prueba",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
        "-movflags", "+faststart", str(target),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for number in range(pictures):
            encoder.stdin.write(stage.paint(number).tobytes())
        encoder.stdin.close()
        if encoder.wait():
            raise SystemExit("ffmpeg failed")


def main() -> None:
    """Make the recording, its transcript and its chat log beside this script."""
    script = yaml.safe_load((HERE / "script.yaml").read_text(encoding="utf-8"))
    application = QGuiApplication([])
    sound, rate, lines = speak(script)
    pictures = int(script["length"] * FPS)
    for line in lines:
        print(f"{line['start']:7.2f}–{line['end']:7.2f}  {line['who']}: {line['text'][:60]}")
    write_transcript(script, lines, HERE / f"{NAME}.whisperx.json")
    write_chat(script, HERE / f"{NAME}.chat.jsonl")
    stage = Stage(script, _loudness(sound, rate, pictures), lines)
    with tempfile.TemporaryDirectory() as folder:
        sound_file = Path(folder, "speech.wav")
        with wave.open(str(sound_file), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(sound.tobytes())
        _encode(stage, pictures, sound_file, HERE / f"{NAME}.mp4")
    del application
    print(f"{sum(one.stat().st_size for one in HERE.glob(NAME + '.*')) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
