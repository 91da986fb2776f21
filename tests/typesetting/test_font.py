"""A face: clusters that hold together, and characters that it cannot show."""

import pytest

from ita_desktop.printing.page import DEFAULT, FAMILY_SCALE, PageStyle, styles_of
from ita_desktop.typesetting.font import Face


@pytest.fixture(scope="module", params=FAMILY_SCALE)
def face(request: pytest.FixtureRequest) -> Face:
    return styles_of(PageStyle(family=request.param)).cell.face


@pytest.mark.parametrize("cluster", ["ที่", "ปี่", "น้ำ", "ป้ำ", "ญู", "ฐู", "ฏุ", "ฝึ้", "กำ", "ธ์"])
def test_a_consonant_and_its_marks_are_one_cluster(face: Face, cluster: str) -> None:
    assert [found.text for found in face.shape(cluster).clusters] == [cluster]


def test_equal_clusters_are_the_same_object(face: Face) -> None:
    first, second = face.shape("ที่ที่").clusters

    assert first is second


def test_characters_that_the_face_lacks_are_named_once_in_order(face: Face) -> None:
    assert face.unprintable("ก😀ข\ue000ค😀中") == "😀\ue000中"


def test_what_is_never_seen_is_not_called_unprintable(face: Face) -> None:
    assert face.unprintable("ก\u200bข\u00a0ค\tง\nจ\u2060") == ""


def test_a_character_that_the_face_lacks_becomes_a_box_and_keeps_its_text(face: Face) -> None:
    (cluster,) = face.shape("😀").clusters

    assert (cluster.text, cluster.box) == ("😀", "😀")
    assert cluster.advance > 0


def test_a_face_that_is_not_there_is_refused() -> None:
    from ita_desktop.typesetting.font import load_face

    with pytest.raises(FileNotFoundError):
        load_face(styles_of(DEFAULT).cell.face.path.with_name("Laksaman-Thin.ttf"))
