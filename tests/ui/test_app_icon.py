"""The icon on the window."""

from reviewer_app.ui.app_icon import SIZES, app_icon


def test_every_size_is_there_as_it_was_drawn(qapp):
    icon = app_icon()
    assert sorted(size.width() for size in icon.availableSizes()) == sorted(SIZES)
    for size in SIZES:
        assert icon.pixmap(size, size).toImage().width() == size
