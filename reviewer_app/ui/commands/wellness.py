"""The commands that make hard pictures easier, and those for breaks."""

from reviewer_app.ui.commands.command import ON_CLIPS, QUEUE, REVIEW, Command, on

_R, _QR = on(REVIEW), on(QUEUE, REVIEW)

COMMANDS = (
    Command("panic", "Everything off",
            "Picture and thumbnails blank, sound off, pause, at once; then go on, rest or leave as you choose.",
            ("F12", "Shift+Escape"), ON_CLIPS, "Wellness", urgent=True),
    Command("peek", "Peek", "Show the picture without filters for as long as the key is held.",
            ("Backspace",), ON_CLIPS, "Wellness", hold=True, urgent=True),
    Command("filter.blur", "Blur picture",
            "Blur the picture, or show it sharp; it may make it easier, evidence is mixed.",
            ("b",), ON_CLIPS, "Wellness", "media"),
    Command("filter.blur_strength", "Strength of blur", "Blur the picture more, after the strongest the weakest again.",
            ("Shift+b",), ON_CLIPS, "Wellness", "media"),
    Command("filter.grey", "Grey picture",
            "Take the colour out of the picture, or give it back; it may make it easier, evidence is mixed.",
            ("y",), ON_CLIPS, "Wellness", "media"),
    Command("filter.detail", "Less detail",
            "Show the picture as if painted, in three strengths, then as it is; it may make it easier, evidence is "
            "mixed.",
            ("Shift+y",), ON_CLIPS, "Wellness", "media"),
    Command("picture.cover", "Cover picture", "Cover the picture, or show it; sound and transcript stay.",
            ("Shift+p",), ON_CLIPS, "Wellness"),
    Command("picture.small", "Small picture", "Make the picture small, or as large as there is room.",
            ("Shift+i",), _R, "Wellness"),
    Command("thumbnails.toggle", "Thumbnails", "Show small pictures in the timeline, or none.",
            ("Ctrl+Shift+T",), _R, "Wellness"),
    Command("read_first.toggle", "Read first",
            "Recordings open with the picture covered: read first, show the picture when you decide to.",
            ("Ctrl+Shift+R",), _R, "Wellness"),
    Command("segment.play", "Play segment and stop",
            "Play the chosen finding, or the hit of the search, with a second before and after, then pause.",
            ("Shift+Space",), ON_CLIPS, "Wellness", "media"),
    Command("break.take", "Take a break", "Blank the page and count the minutes; you end it when you want.",
            ("Ctrl+B",), _R, "Wellness"),
    Command("break.later", "Break later", "Suggest the break again after ten minutes of reviewing.",
            ("Ctrl+Shift+B",), _R, "Wellness"),
    Command("exposure", "My exposure",
            "Minutes that you have watched, by severity; they are yours alone and stay on this machine.",
            ("Ctrl+Shift+E",), _QR, "Wellness"),
    Command("topics", "Topics I do not take…",
            "The list, your own, of topics of which you are given no recordings.", (), _QR, "Wellness"),
)  # fmt: skip
