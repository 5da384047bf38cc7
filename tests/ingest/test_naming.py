"""Ids from names: the same for one name however it is spelt, and never one for two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.naming import company_id, hardware_id, model_id, name_slug
from ontology.ids import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NVIDIA Corporation", "company:nvidia"),
        ("Huawei Technologies Co., Ltd.", "company:huawei-technologies"),
        ("ASML Holding N.V.", "company:asml-holding"),
        ("Baidu, Inc.", "company:baidu"),
        ("JD.com", "company:jd.com"),
        ("01.AI", "company:01.ai"),
        ("Inc", "company:inc"),
        ("中芯国际", "company:zhongxinguoji"),
        ("AG Lumen", "company:ag-lumen"),
    ],
)
def test_a_company_goes_without_its_legal_form(name: str, expected: str) -> None:
    assert company_id(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Command R", "Command R+"), ("PointNet", "PointNet++"), ("PanGu-α", "PanGu-Σ"), ("π0", "0"), ("V1.5", "V15")],
)
def test_names_that_a_plain_slug_would_confuse_stay_apart(one: str, other: str) -> None:
    assert model_id("company:lumen", one) != model_id("company:lumen", other)


def test_hardware_does_not_repeat_its_maker() -> None:
    assert hardware_id("company:nvidia", "NVIDIA H200 SXM") == "hardware:nvidia/h200-sxm"
    assert hardware_id("company:google", "TPU v4") == "hardware:google/tpu-v4"
    assert hardware_id(None, "Lumen One") == "hardware:lumen-one"


@given(st.text(alphabet="abcXYZ0189 .-_()&/", min_size=1))
def test_plain_names_get_the_plain_slug(name: str) -> None:
    assert name_slug(name) == slug(name)


@given(st.text(min_size=1))
def test_an_id_is_plain_and_says_the_same_when_made_again(name: str) -> None:
    made = name_slug(name)
    assert made.isascii()
    assert name_slug(made) == made
