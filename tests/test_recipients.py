"""Recipients are gathered as printed, without marks, each once."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.recipients import Recipients, opens_recipients, unnamed_recipients


def gathered(*lines: str) -> tuple[str, ...]:
    recipients = Recipients()
    for line in lines:
        recipients.add(line)
    return recipients.all()


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("- Như trên;", "- Lưu: VT."), ("Như trên", "Lưu: VT")),
        (("- Như trên; - Lưu: VT.",), ("Như trên", "Lưu: VT")),
        (("- Ủy ban nhân dân các", "xã, phường;"), ("Ủy ban nhân dân các xã, phường",)),
        (("- Các huyện ủy; r2 o",), ("Các huyện ủy",)),
        (("- Bộ Y tế; các Vụ: KH, TC;",), ("Bộ Y tế; các Vụ: KH, TC",)),
        (("- Lưu: VT, NC.", "Sonnh.85b"), ("Lưu: VT, NC",)),
        (("Sở Y tế,", "Các huyện ủy,"), ("Sở Y tế", "Các huyện ủy")),
    ],
)
def test_each_recipient_is_one(lines, names):
    assert gathered(*lines) == names


def test_a_sentence_about_recipients_opens_no_list():
    assert opens_recipients("Nơi nhận:") and opens_recipients("Nơi nhận: Như trên")
    assert not opens_recipients("Nơi nhận văn bản là những cơ quan, tổ chức")


def test_a_list_that_ends_with_the_kept_copy_needs_no_heading():
    lines = clean_lines("Quyết định này có hiệu lực.\n- Sở Y tế;\n- Lưu: VT.\nCHỦ TỊCH")
    recipients = Recipients()
    unnamed_recipients(lines, 0, 3, recipients)
    assert recipients.all() == ("Sở Y tế", "Lưu: VT")


def test_a_list_of_tasks_above_a_signature_is_none():
    lines = clean_lines("Yêu cầu:\n- Rà soát;\n- Báo cáo.\nCHỦ TỊCH")
    recipients = Recipients()
    unnamed_recipients(lines, 0, 3, recipients)
    assert recipients.all() == ()
