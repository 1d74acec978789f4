<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>BreakBar</name>
        <message numerus="yes">
            <source>%n minute(s) without a break</source>
            <translation>
                <numerusform>%n minute without a break</numerusform>
                <numerusform>%n minutes without a break</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CalibrationDesk</name>
        <message numerus="yes">
            <source>%n recording(s) were not given to everybody.</source>
            <translation>
                <numerusform>%n recording was not given to everybody.</numerusform>
                <numerusform>%n recordings were not given to everybody.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CalibrationFigures</name>
        <message numerus="yes">
            <source>%n blind review(s)</source>
            <translation>
                <numerusform>%n blind review</numerusform>
                <numerusform>%n blind reviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>%n recording</numerusform>
                <numerusform>%n recordings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n review(s) came after the reveal and are not counted.</source>
            <translation>
                <numerusform>%n review came after the reveal and is not counted.</numerusform>
                <numerusform>%n reviews came after the reveal and are not counted.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CalibrationNext</name>
        <message numerus="yes">
            <source>%n member(s) have not handed in everything; the deadline is {deadline}.</source>
            <translation>
                <numerusform>%n member has not handed in everything; the deadline is {deadline}.</numerusform>
                <numerusform>%n members have not handed in everything; the deadline is {deadline}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Label %n more recording(s) until {deadline}. Nobody sees your labels before the reveal.</source>
            <translation>
                <numerusform>Label %n more recording until {deadline}. Nobody sees your labels before the reveal.</numerusform>
                <numerusform>Label %n more recordings until {deadline}. Nobody sees your labels before the reveal.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The deadline is over: hand in the %n recording(s) that are missing before the reveal.</source>
            <translation>
                <numerusform>The deadline is over: hand in the %n recording that is missing before the reveal.</numerusform>
                <numerusform>The deadline is over: hand in the %n recordings that are missing before the reveal.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CalibrationQuestion</name>
        <message numerus="yes">
            <source>{name}: %n spot(s) are not ruled on: recordings with one of them give no gold. Close all the same?</source>
            <translation>
                <numerusform>{name}: %n spot is not ruled on: its recording gives no gold. Close all the same?</numerusform>
                <numerusform>{name}: %n spots are not ruled on: recordings with one of them give no gold. Close all the same?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CaseView</name>
        <message numerus="yes">
            <source>%n difference(s) to decide</source>
            <translation>
                <numerusform>%n difference to decide</numerusform>
                <numerusform>%n differences to decide</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChatView</name>
        <message numerus="yes">
            <source>%n rows chosen</source>
            <translation>
                <numerusform>%n row chosen</numerusform>
                <numerusform>%n rows chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DecidingKeys</name>
        <message numerus="yes">
            <source>%n difference(s) are still to be decided.</source>
            <translation>
                <numerusform>%n difference is still to be decided.</numerusform>
                <numerusform>%n differences are still to be decided.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ANSWER · %n given in</source>
            <translation>
                <numerusform>ANSWER · %n given in</numerusform>
                <numerusform>ANSWER · %n given in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>DISPUTE · %n error(s)</source>
            <translation>
                <numerusform>DISPUTE · %n error</numerusform>
                <numerusform>DISPUTE · %n errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>FEEDBACK · %n error(s)</source>
            <translation>
                <numerusform>FEEDBACK · %n error</numerusform>
                <numerusform>FEEDBACK · %n errors</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FindingEditor</name>
        <message numerus="yes">
            <source>Points at %n message(s)</source>
            <translation>
                <numerusform>Points at %n message</numerusform>
                <numerusform>Points at %n messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Homecoming</name>
        <message numerus="yes">
            <source>%n decision(s) stay at the server only.</source>
            <translation>
                <numerusform>%n decision stays at the server only.</numerusform>
                <numerusform>%n decisions stay at the server only.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) were fetched. Import the recordings again: each review goes on where it was sent last.</source>
            <translation>
                <numerusform>%n decision was fetched. Import the recordings again: each review goes on where it was sent last.</numerusform>
                <numerusform>%n decisions were fetched. Import the recordings again: each review goes on where it was sent last.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MaskedBar</name>
        <message numerus="yes">
            <source>%n word(s) masked (***): evidence may be missing; listen to the recording.</source>
            <translation>
                <numerusform>%n word masked (***): evidence may be missing; listen to the recording.</numerusform>
                <numerusform>%n words masked (***): evidence may be missing; listen to the recording.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NewSession</name>
        <message numerus="yes">
            <source>%n blind review(s)</source>
            <translation>
                <numerusform>%n blind review</numerusform>
                <numerusform>%n blind reviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>%n recording</numerusform>
                <numerusform>%n recordings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PositionCard</name>
        <message numerus="yes">
            <source>%n voice(s)</source>
            <translation>
                <numerusform>%n voice</numerusform>
                <numerusform>%n voices</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewController</name>
        <message numerus="yes">
            <source>%n decision(s) behind it were not carried out either.</source>
            <translation>
                <numerusform>%n decision behind it was not carried out either.</numerusform>
                <numerusform>%n decisions behind it were not carried out either.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message numerus="yes">
            <source>%n decision(s) are still to be sent. They are safe here and go out the next time the program runs.</source>
            <translation>
                <numerusform>%n decision is still to be sent. It is safe here and goes out the next time the program runs.</numerusform>
                <numerusform>%n decisions are still to be sent. They are safe here and go out the next time the program runs.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SessionsView</name>
        <message numerus="yes">
            <source>%n decision(s) on the way</source>
            <translation>
                <numerusform>%n decision on the way</numerusform>
                <numerusform>%n decisions on the way</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Standards</name>
        <message numerus="yes">
            <source>%n finding(s) of everybody</source>
            <translation>
                <numerusform>%n finding of everybody</numerusform>
                <numerusform>%n findings of everybody</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s) of yours</source>
            <translation>
                <numerusform>%n finding of yours</numerusform>
                <numerusform>%n findings of yours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s) of yours touched</source>
            <translation>
                <numerusform>%n finding of yours touched</numerusform>
                <numerusform>%n findings of yours touched</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mistake(s)</source>
            <translation>
                <numerusform>%n mistake</numerusform>
                <numerusform>%n mistakes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mistake(s): the draft cannot be published yet.</source>
            <translation>
                <numerusform>%n mistake: the draft cannot be published yet.</numerusform>
                <numerusform>%n mistakes: the draft cannot be published yet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n policy(s)</source>
            <translation>
                <numerusform>%n policy</numerusform>
                <numerusform>%n policies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StandardsDesk</name>
        <message numerus="yes">
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} and %n more</numerusform>
                <numerusform>{names} and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StandardsPage</name>
        <message numerus="yes">
            <source>%n open proposal(s)</source>
            <translation>
                <numerusform>%n open proposal</numerusform>
                <numerusform>%n open proposals</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n message</numerusform>
                <numerusform>%n messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TopicsForm</name>
        <message numerus="yes">
            <source>%n recording(s) that you had not begun went back.</source>
            <translation>
                <numerusform>%n recording that you had not begun went back.</numerusform>
                <numerusform>%n recordings that you had not begun went back.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Upload</name>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>%n pending</numerusform>
                <numerusform>%n pending</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
    </context>
</TS>
