"""A province is known where a scanner damaged its name; other names stay as printed."""

import pytest

from cancu.ingest.right_places import right_place


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Hải Dữơng", "Hải Dương"),
        ("Sôn La", "Sơn La"),
        ("Thái Binh", "Thái Bình"),
        ("Hà Narn", "Hà Nam"),
        ("Hưng Yên", "Hưng Yên"),
        ("Tân Hưng", "Tân Hưng"),
        ("Cô Tô", "Cô Tô"),
    ],
)
def test_a_province_is_known(printed, right):
    assert right_place(printed) == right
