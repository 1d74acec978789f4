"""Bilibili's XML, of past broadcasts and of recorders."""

from pathlib import Path

import pytest

from reviewer_app.domain.chat import Chat, Gift
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.chats import _read_text
from reviewer_app.formats.cue_drafts import Warnings

VOD = """<?xml version="1.0" encoding="UTF-8"?><i><chatserver>chat.bilibili.com</chatserver><chatid>5</chatid>
<d p="23.826,1,25,16777215,1422201084,0,057075e9,757076900">你好 &amp; hola</d>
<d p="1.5,1,25,16777215,1422201001,0,057075e9,757076901">primero</d>
</i>"""
RECORDER = """<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/xsl" href="#s"?>
<i>
  <!--B站录播姬-->
  <chatserver>chat.bilibili.com</chatserver>
  <BililiveRecorder version="2.0" />
  <BililiveRecorderRecordInfo roomid="1" title="y" start_time="2024-01-18T19:01:47.8252335+08:00" />
  <BililiveRecorderXmlStyle><z:stylesheet xmlns:z="http://www.w3.org/1999/XSL/Transform" /></BililiveRecorderXmlStyle>
  <d p="1.25,1,25,5816798,1705575709075,0,777,0" user="Ana">hola</d>
  <sc ts="2.5" user="Leo" price="30" time="60">¡bravo!</sc>
  <gift ts="3" user="Eva" giftname="辣条" giftcount="10" />
  <guard ts="4" user="Eva" level="3" count="1" />
</i>
"""


def read(text: str) -> Chat:
    return _read_text(Path("live.xml"), text, None, None, Warnings())


def test_a_past_broadcast_is_sorted_on_media_time():
    chat = read(VOD)
    assert (chat.format, chat.clock, chat.anchor_ms, chat.warnings) == ("bilibili", "media", None, ())
    assert [(e.event_id, e.time_ms, e.user_id, e.text) for e in chat.events] == [
        ("757076901", 1_500, "057075e9", "primero"), ("757076900", 23_826, "057075e9", "你好 & hola"),
    ]  # fmt: skip


def test_a_recorder_tells_names_gifts_and_when_it_began():
    chat = read(RECORDER)
    assert chat.anchor_ms == 1_705_575_707_825
    assert [(e.time_ms, e.kind, e.user_id, e.user_name, e.text, e.gift) for e in chat.events] == [
        (1_250, "comment", "777", "Ana", "hola", None),
        (2_500, "gift", None, "Leo", "¡bravo!", Gift("Super Chat ¥30")),
        (3_000, "gift", None, "Eva", "", Gift("辣条", 10)),
        (4_000, "subscription", None, "Eva", "guard level 3", None),
    ]
    blrec = "<i><metadata><record_start_time>2024-12-01T18:05:02+08:00</record_start_time></metadata>" + VOD[62:]
    assert read(blrec.replace("<i><chat", "<chat")).anchor_ms == 1_733_047_502_000


def test_a_recorder_that_was_killed_leaves_what_it_wrote():
    chat = read(RECORDER[: RECORDER.index("<gift") + 9])
    assert len(chat.events) == 2
    assert chat.warnings == ("line 11: the XML is broken here; the rest of the line was left out.",)


def test_a_broken_line_in_the_middle_costs_that_line_only():
    chat = read(RECORDER.replace('<sc ts="2.5"', '<sc ts="2.5" <<'))
    assert [e.time_ms for e in chat.events] == [1_250, 3_000, 4_000]
    assert chat.warnings == ("line 10: the XML is broken here; the rest of the line was left out.",)


def test_forbidden_characters_do_not_end_the_log():
    assert read(RECORDER.replace("hola", "ho\x08la")).events[0].text == "ho\ufffdla"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE i [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE i [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(head):
    """Neither a bomb nor a look at the machine's files."""
    with pytest.raises(Unreadable, match="entities"):
        read(f"<?xml version='1.0'?>{head}<i><d p='1,1,1,1,1,1,1,1'>&b;</d></i>")


def test_xml_of_another_kind_is_refused():
    with pytest.raises(Unreadable, match="root is not <i>"):
        read("<tt><body/></tt>")


def test_repairs_have_an_end():
    """A file broken everywhere is not read to its end piece by piece; what came before counts."""
    broken = '<d p="1,1" <>x</d>\n' * 400
    chat = read('<i>\n<d p="1.5,1,25,1,1,0,u,9">hola</d>\n' + broken + '<d p="2,1,25,1,1,0,u,10">tarde</d>\n</i>')
    assert [e.text for e in chat.events] == ["hola"]
    assert any("broken in too many places" in warning for warning in chat.warnings)
