from openassay.read.role import Roles


def test_names_point_to_names() -> None:
    roles = Roles([".. _a: b_", ".. _b: https://c.org", ".. _x: y_", ".. _y: x_"])
    assert roles.address("a_") == "https://c.org"
    assert roles.address("none_") == ""
    assert roles.address("x_").endswith("_")
    assert roles.address("https://d.org") == "https://d.org"


def test_a_role_with_an_address_is_a_link() -> None:
    text, links = Roles([]).plain(":doc:`text <page>` :x:`more <https://a.org>`", 4)
    assert text == "text more"
    assert [(link.target, link.line) for link in links] == [("https://a.org", 4)]


def test_replaced_words() -> None:
    roles = Roles([".. |v| replace:: 1.0"])
    assert roles.plain("version |v| of |w|", 1) == ("version 1.0 of |w|", [])
