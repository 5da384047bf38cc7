"""Names in the forms in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.letters import plain, sound
from matching.names import form_of, forms_of, product_key

ANY_NAME = st.text(max_size=40) | st.text(alphabet="aábcde .,-&()SAКЖя中国公司شر0129Ⅷﬁ", max_size=30)


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Huawei Technologies Co., Ltd.", ("huawei", "technologies")),
        ("HUAWEI TECHNOLOGIES CO LTD", ("huawei", "technologies")),
        ("The Siemens AG", ("siemens",)),
        ("Grupo Éxito S.A. de C.V.", ("grupo", "exito")),
        ("Мосприбор, ООО", ("mospribor",)),
        ("Общество с ограниченной ответственностью «Мосприбор»", ("mospribor",)),
        ("Obshchestvo s ogranichennoi otvetstvennostyu Mospribor", ("mospribor",)),
        ("华为技术有限公司", ("huaweijishu",)),
        ("株式会社ニコン", ("nikon",)),
        ("(株)ニコン", ("nikon",)),
        ("삼성전자 주식회사", ("samseongjeonja",)),
        ("Ｔｏｋｙｏ　Ｅｌｅｃｔｒｏｎ", ("tokyo", "electron")),
        ("Zero\u200bWidth \u202eBidi\u202c", ("zerowidth", "bidi")),
        ("Marks & Spencer plc", ("marks", "spencer")),
        ("Maersk A/S", ("maersk",)),
        ("Kobi Co., Ltd. Beijing", ("kobi", "beijing")),
        ("A S Roma", ("a", "s", "roma")),
        ("Co Ltd", ("co", "ltd")),
        ("شركة القاسم للتجارة", ("qsm", "tjrh")),
    ],
)
def test_what_is_left_of_a_name(name: str, tokens: tuple[str, ...]) -> None:
    form = form_of(name)
    assert form is not None
    assert form.tokens == tokens


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("No. 38 Institute", ("38",)),
        ("38th Institute", ("38",)),
        ("Plant 007", ("7",)),
        ("中国电子科技集团公司第三十八研究所", ("38",)),
        ("第二〇一研究所", ("201",)),
        ("第一百零八厂", ("108",)),
        ("Fund III", ("iii",)),
        ("Vitol", ()),
    ],
)
def test_the_numbers_of_a_name(name: str, numbers: tuple[str, ...]) -> None:
    form = form_of(name)
    assert form is not None
    assert form.numbers == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [("Aleksey", "Alexei"), ("Yuriy", "Juri"), ("Khariton", "Hariton"), ("Degtyarev", "Degtiarev"), ("Wolga", "Volga")],
)
def test_romanisations_of_one_word_sound_alike(one: str, other: str) -> None:
    assert sound(one.casefold()) == sound(other.casefold())


def test_initials_in_brackets_are_a_name_of_their_own() -> None:
    whole, initials = forms_of("Academy of Aerospace Solid Propulsion Technology (AASPT)")
    assert "aaspt" not in whole.tokens
    assert initials.tokens == ("aaspt",)
    whole, short = forms_of("Huawei Technologies Co., Ltd. (Huawei)")
    assert (whole.tokens, short.tokens) == (("huawei", "technologies"), ("huawei",))
    assert len(forms_of("Huawei Technologies Co., Ltd. (Huawei). Affiliated entity: Huawei Device")) == 1
    (only,) = forms_of("SMIC (Beijing)")
    assert only.tokens == ("smic", "beijing")


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Claude Opus 4.1", "claude-opus-4.1", True),
        ("A 100", "A100", True),
        ("GPT‑5.5", "gpt 5.5", True),
        ("Opus 4.1", "Opus 41", False),
        ("Opus 4 1", "Opus 41", False),
        ("H20", "H200", False),
    ],
)
def test_product_names_are_equal_up_to_spacing(one: str, other: str, equal: bool) -> None:
    assert (product_key(one) == product_key(other)) is equal


@given(ANY_NAME)
def test_normalisation_is_idempotent(name: str) -> None:
    assert plain(plain(name)) == plain(name)
    assert product_key(product_key(name)) == product_key(name)


@given(ANY_NAME)
def test_any_name_has_a_form_with_words_or_none(name: str) -> None:
    for form in forms_of(name):
        assert form.tokens
        assert all(token.isascii() and token.isalnum() for token in form.tokens)
        again = form_of(" ".join(form.tokens))
        assert again is None or again.tokens
