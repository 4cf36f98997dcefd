"""What a syllable of Vietnamese can be, to know what none is."""

from __future__ import annotations

import functools

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# Each vowel with its six tones, and what closes a syllable behind its onset.
_VOWELS = "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu
y yêm yên yêng yêt yêu
"""


@functools.lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word in small letters could be one, with the tone on any of its vowels."""
    return any(word[:at] in _onsets() and word[at:] in _toned() for at in range(4))


@functools.cache
def _onsets() -> frozenset[str]:
    return frozenset(("", *_ONSETS.split()))


@functools.cache
def _toned() -> frozenset[str]:
    tones = {vowels[0]: vowels for vowels in _VOWELS.split()}
    return frozenset(
        rime[:at] + vowel + rime[at + 1 :]
        for rime in _RIMES.split()
        for at, letter in enumerate(rime)
        if letter in tones
        for vowel in tones[letter]
    )
