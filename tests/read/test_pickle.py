import io
import pickle as peer
import zipfile

import pytest

from openassay.read import pickle


def archive(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(name, b"x")
    return buffer.getvalue()


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("value", [{"a": 1}, [1, 2], (1,), 5, "text"])
def test_pickles_are_recognised(protocol, value):
    assert pickle.recognised(peer.dumps(value, protocol))


def test_archives_of_pytorch_are_recognised_and_others_are_not():
    assert pickle.recognised(archive("model/data.pkl"))
    assert not pickle.recognised(archive("a/b.txt"))


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x80\x09}", b"hello", b"PK\x03\x04"])
def test_other_bytes_are_not(data):
    assert not pickle.recognised(data)
