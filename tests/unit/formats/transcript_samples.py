"""A small, whole file of each transcript format, as its maker writes it."""

import json

TTML = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="es" ttp:frameRate="24"
    ttp:frameRateMultiplier="1000 1001" ttp:tickRate="10000000">
  <head><metadata><ttm:agent xml:id="a1" type="person"><ttm:name>Ana</ttm:name></ttm:agent></metadata></head>
  <body begin="10s"><div>
    <p begin="24f" end="48f" ttm:agent="a1">Hola<br/>a todos</p>
    <p begin="00:00:05:12" dur="20000000t">Bueno, <span begin="0.5s" end="1s">ya</span></p>
  </div></body>
</tt>
"""
ASS = """[Script Info]
Title: directo
[V4+ Styles]
Style: Default,Arial,20
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:05.00,Default,,0,0,0,,nota
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ana,0,0,0,,{\\i1}Hola,\\Na todos, sí{\\i0}
Dialogue: 0,0:00:03.00,0:00:05.50,Default,Eva,0,0,0,,{\\k50}Ho{\\k50}la {\\k100}ya
"""
EAF = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
<MEDIA_DESCRIPTOR MEDIA_URL="file:///live.mp4" MIME_TYPE="video/mp4" TIME_ORIGIN="100"/></HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2"/>
<TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="1000"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="words" TIER_ID="w" PARENT_REF="u">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
<ANNOTATION_VALUE>Hola</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
<ANNOTATION_VALUE>ya</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="u" PARTICIPANT="Ana">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts3">
<ANNOTATION_VALUE>Hola, ya.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="ft" TIER_ID="ft" PARENT_REF="u" PARTICIPANT="Ana">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a2" ANNOTATION_REF="a1">
<ANNOTATION_VALUE>Hello</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>
"""


def aws_item(number: int, text: str, start: str | None, end: str | None = None, **more: object) -> dict:
    """An item as Amazon Transcribe writes it; punctuation without times."""
    times = {"start_time": start, "end_time": end} if start else {}
    kind = "pronunciation" if start else "punctuation"
    return {"id": number, "type": kind, **times, "alternatives": [{"confidence": "0.99", "content": text}], **more}


AWS = {
    "jobName": "j",
    "status": "COMPLETED",
    "results": {
        "language_code": "es-US",
        "transcripts": [{"transcript": "Hola, ya."}],
        "items": [
            aws_item(0, "Hola", "1.0", "1.5", speaker_label="spk_0"),
            aws_item(1, ",", None, speaker_label="spk_0"),
            aws_item(2, "ya", "1.5", "2.0", speaker_label="spk_1"),
            aws_item(3, ".", None, speaker_label="spk_1"),
        ],
    },
}
GOOGLE_1 = {
    "results": [
        {
            "alternatives": [
                {"transcript": "hola ya", "confidence": 0.9, "words": [
                    {"startTime": "0s", "endTime": "1.200s", "word": "hola", "confidence": 0.0},
                    {"startTime": "1.2s", "endTime": "2s", "word": "ya", "confidence": 0.8},
                ]}
            ],
            "resultEndTime": "2s", "languageCode": "es-es",
        },
        {"alternatives": [{"words": [
            {"startTime": "0s", "endTime": "1.200s", "word": "hola", "speakerTag": 1},
            {"startTime": "1.2s", "endTime": "2s", "word": "ya", "speakerTag": 2},
        ]}]},
    ]
}  # fmt: skip
GOOGLE_2 = {
    "results": [
        {"alternatives": [{"transcript": "hola", "words": [
            {"endOffset": "0.5s", "word": "hola", "confidence": 0.7, "speakerLabel": "1"}]}],
         "resultEndOffset": "0.5s", "languageCode": "es-US"},
        {"alternatives": [{"transcript": "sin palabras"}], "resultEndOffset": "2s"},
    ]
}  # fmt: skip
AZURE = {
    "source": "live.wav",
    "recognizedPhrases": [
        {
            "recognitionStatus": "Success", "channel": 0, "speaker": 1, "offset": "PT1M0.07S", "duration": "PT1.59S",
            "offsetInTicks": 600700000.0, "durationInTicks": 15900000.0, "locale": "es-MX",
            "nBest": [{
                "confidence": 0.89, "lexical": "hola mundo", "itn": "hola mundo", "maskedITN": "hola mundo",
                "display": "Hola, mundo.",
                "words": [
                    {"word": "hola", "offset": "PT1M0.09S", "duration": "PT0.4S", "confidence": 0.98},
                    {"word": "mundo", "offsetInTicks": 605000000.0, "durationInTicks": 5000000.0, "confidence": 0.9},
                ],
            }],
        }
    ],
}  # fmt: skip
DEEPGRAM = {
    "metadata": {"channels": 1},
    "results": {
        "channels": [{"detected_language": "es", "alternatives": [{"transcript": "Hola. Sí.", "words": [
            {"word": "hola", "punctuated_word": "Hola.", "start": 0.1, "end": 0.5, "confidence": 0.9, "speaker": 0},
            {"word": "sí", "punctuated_word": "Sí.", "start": 0.6, "end": 0.9, "confidence": 0.8, "speaker": 1},
        ]}]}],
    },
}  # fmt: skip
WHISPER_CPP = {
    "systeminfo": "", "params": {"language": "es", "translate": False}, "result": {"language": "es"},
    "transcription": [{
        "timestamps": {"from": "00:00:00,000", "to": "00:00:02,000"}, "offsets": {"from": 0, "to": 2000},
        "text": " Hola amigo.",
        "tokens": [
            {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "id": 50364, "p": 0.9},
            {"text": " Hola", "offsets": {"from": 0, "to": 500}, "id": 1, "p": 0.9},
            {"text": " am", "offsets": {"from": 500, "to": 700}, "id": 2, "p": 0.8},
            {"text": "igo", "offsets": {"from": 700, "to": 900}, "id": 3, "p": 0.6},
            {"text": ".", "offsets": {"from": 900, "to": 1000}, "id": 4, "p": 0.7},
            {"text": "[_TT_100]", "id": 50464, "p": 0.1},
        ],
    }],
}  # fmt: skip

ALL = {
    "ttml": TTML,
    "ass": ASS,
    "eaf": EAF,
    **{
        name: json.dumps(value, ensure_ascii=False)
        for name, value in (
            ("aws", AWS), ("google", GOOGLE_1), ("google v2", GOOGLE_2), ("azure", AZURE), ("deepgram", DEEPGRAM),
            ("whisper.cpp", WHISPER_CPP),
        )
    },
}  # fmt: skip
