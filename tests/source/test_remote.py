"""Fetching, from a git server of our own on the loopback interface."""

import base64
import os
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

import pytest

from openassay.source import Absent, SourceError, Wanted, open_release, remote

Git = Callable[..., str]


class Handler(BaseHTTPRequestHandler):
    """Hands every request to `git http-backend`, as a web server does."""

    root: ClassVar[str]
    seen: ClassVar[list[str]]
    password: ClassVar[str] = ""
    moved: ClassVar[str] = ""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("Authorization", ""))
        path, _, query = self.path.partition("?")
        if self.moved:
            self.send_response(302)
            self.send_header("Location", self.moved)
            self.end_headers()
        elif self.password and self.seen[-1] != self.password:
            self.send_response(401)
            self.send_header("WWW-Authenticate", "Basic realm=\x1b[31mtest")
            self.end_headers()
        else:
            self._backend(path, query)

    do_POST = do_GET  # noqa: N815

    def _backend(self, path: str, query: str) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": self.root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "safe.directory",
            "GIT_CONFIG_VALUE_0": "*",
        }
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        answer = subprocess.run(["git", "http-backend"], input=sent, env=environment, capture_output=True, check=False)
        head, _, body = answer.stdout.partition(b"\r\n\r\n")
        lines = [line.split(": ", 1) for line in head.decode().split("\r\n")]
        self.send_response(int(dict(lines).get("Status", "200").split()[0]))
        for name, value in lines:
            if name != "Status":
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False


@pytest.fixture
def server(bare: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Handler]]:
    """The bare repository at http://127.0.0.1:<port>/bare.git, and every temporary folder in a known place."""
    git(bare, "config", "uploadpack.allowFilter", "true")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    handler = type("OneHandler", (Handler,), {"root": str(bare.parent), "seen": []})
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        handler.address = f"127.0.0.1:{running.server_address[1]}/bare.git"
        yield handler
        running.shutdown()


def test_a_fetched_release_is_the_local_one(server: type[Handler], bare: Path, tmp_path: Path) -> None:
    with (
        open_release(Wanted(address=str(bare))) as local,
        open_release(Wanted(address=f"http://{server.address}")) as far,
    ):
        assert far.release.ref().id == local.release.ref().id
        assert far.release.revision == local.release.revision
        assert far.release.address == f"http://{server.address}"
        assert far.read("README.md", 100) == local.read("README.md", 100)
    assert not list((tmp_path / "temporary").iterdir())


def test_revisions(server: type[Handler], repository: Path, bare: Path, git: Git) -> None:
    first = git(repository, "rev-parse", "HEAD")
    (repository / "second").write_bytes(b"2")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=second")
    git(repository, "tag", "--annotate", "--message=one", "v1", first)
    git(repository, "push", "--quiet", str(bare), "main", "v1", f"{first}:refs/heads/feature/x")
    for revision in ("v1", "feature/x", first, "refs/tags/v1"):
        with open_release(Wanted(address=f"http://{server.address}@{revision}")) as opened:
            assert opened.release.revision == first
    with open_release(Wanted(address=f"http://{server.address}")) as opened:
        assert opened.read("second", 1) == b"2"


def test_large_files_stay_behind(server: type[Handler], repository: Path, bare: Path, git: Git) -> None:
    (repository / "large").write_bytes(os.urandom(2**21 + 1))
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=large")
    git(repository, "push", "--quiet", str(bare), "main")
    with open_release(Wanted(address=f"http://{server.address}")) as opened:
        requests = len(server.seen)
        large = next(entry for entry in opened.release.trees[0].entries if entry.path == "large")
        assert large.kind == "absent"
        with pytest.raises(Absent):
            opened.read("large", 10**9)
        assert len(server.seen) == requests


def test_passwords_reach_the_server_and_nobody_else(
    server: type[Handler], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.password = "Basic " + base64.b64encode(b"me:s3cr@t").decode()
    seen: list[list[str]] = []
    real = subprocess.Popen

    def watched(command: list[str], **more: object) -> subprocess.Popen[bytes]:
        seen.append(command)
        return real(command, **more)

    monkeypatch.setattr(remote.subprocess, "Popen", watched)
    with open_release(Wanted(address=f"http://me:s3cr%40t@{server.address}")) as opened:
        assert opened.release.address == f"http://{server.address}"
        assert opened.read("README.md", 100)
        kept = [path for path in (tmp_path / "temporary").rglob("*") if path.is_file()]
        assert kept
        for path in kept:
            assert not any(secret in path.read_bytes() for secret in (b"s3cr", server.password[6:].encode()))
    assert seen
    assert not any("s3cr" in word for command in seen for word in command)
    assert server.password in server.seen


def test_a_refused_password_is_not_told(server: type[Handler], tmp_path: Path) -> None:
    server.password = "Basic none"  # noqa: S105
    with pytest.raises(SourceError, match=r"could not be fetched .*Check the address") as caught:
        open_release(Wanted(address=f"http://me:s3cret@{server.address}"))
    told = str(caught.value)
    assert "s3cret" not in told
    assert base64.b64encode(b"me:s3cret").decode() not in told
    assert "\x1b" not in told
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize("target", ["file:///etc", "ext::sh -c 'touch {canary}'", "ssh://-oProxyCommand=touch/x"])
def test_redirects_to_other_protocols(server: type[Handler], target: str, tmp_path: Path) -> None:
    server.moved = target.format(canary=tmp_path / "canary")
    with pytest.raises(SourceError, match="could not be fetched"):
        open_release(Wanted(address=f"http://{server.address}"))
    assert not (tmp_path / "canary").exists()


def test_offline(server: type[Handler]) -> None:
    with pytest.raises(SourceError, match="offline was asked for") as caught:
        open_release(Wanted(address=f"http://u:secret@{server.address}", offline=True))
    assert "secret" not in str(caught.value)
    assert server.seen == []


@pytest.mark.parametrize("revision", ["nowhere", "1" * 40])
def test_no_such_revision(server: type[Handler], revision: str) -> None:
    with pytest.raises(SourceError, match=r"could not be fetched \(fatal"):
        open_release(Wanted(address=f"http://{server.address}", revision=revision))


@pytest.mark.parametrize("revision", ["--upload-pack=touch x", "a:b", "+main"[1:] + ":refs/heads/x", "a b"])
def test_what_is_no_revision(server: type[Handler], revision: str) -> None:
    with pytest.raises(SourceError, match="is no revision"):
        open_release(Wanted(address=f"http://{server.address}", revision=revision))
    assert server.seen == []


def test_no_server() -> None:
    with pytest.raises(SourceError, match="could not be fetched"):
        open_release(Wanted(address="http://127.0.0.1:9/x.git", max_seconds=20))


def test_a_server_that_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    class Silent(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            threading.Event().wait(5)

    with Server(("127.0.0.1", 0), Silent) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        with pytest.raises(SourceError, match=r"took longer than 0\.5 seconds"):
            open_release(Wanted(address=f"http://127.0.0.1:{running.server_address[1]}/x", max_seconds=0.5))
        running.shutdown()


def test_a_server_that_sends_too_much(server: type[Handler], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_FETCHED", 10)
    monkeypatch.setattr(remote, "_PAUSE", 0.001)
    with pytest.raises(SourceError, match="more than 10 bytes came"):
        open_release(Wanted(address=f"http://{server.address}"))


def test_the_cache_keeps_commits(server: type[Handler], bare: Path, git: Git, tmp_path: Path) -> None:
    cache, commit = tmp_path / "cache", git(bare, "rev-parse", "HEAD")
    address = f"http://u:secret@{server.address}"
    for _ in range(2):
        with open_release(Wanted(address=address, cache_dir=str(cache))) as opened:
            assert opened.release.revision == commit
            assert opened.read("README.md", 100).startswith(b"# A model")
    assert len(list(cache.rglob("HEAD"))) == 1
    assert [path.name for path in cache.iterdir()] == ["git"]
    assert not any(b"secret" in path.read_bytes() for path in cache.rglob("*") if path.is_file())
    requests = len(server.seen)
    with open_release(Wanted(address=address, cache_dir=str(cache), revision=commit, offline=True)) as opened:
        assert opened.read("README.md", 100).startswith(b"# A model")
    with pytest.raises(SourceError, match="offline"):
        open_release(Wanted(address=address, cache_dir=str(cache), offline=True))
    assert len(server.seen) == requests


def test_hooks_of_the_person_are_not_run(
    server: type[Handler], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template folder or settings of this machine change nothing."""
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    (template / "reference-transaction").write_text(f"#!/bin/sh\ntouch {tmp_path}/canary\n", encoding="utf-8")
    (template / "reference-transaction").chmod(0o700)
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(template.parent))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.hooksPath")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(template))
    with open_release(Wanted(address=f"http://{server.address}")):
        assert not (tmp_path / "canary").exists()


@pytest.mark.parametrize(
    ("address", "claimed"),
    [
        ("https://host/o/n", 1),
        ("https://u:p@host:8443/o/n.git", 1),
        ("http://[::1]:80/n", 1),
        ("ssh://git@host/o/n", 1),
        ("git://host/n", 1),
        ("git@host:o/n.git", 1),
        ("https://host", 0),
        ("https://-host/x", 0),
        ("ssh://-oProxyCommand=x/y", 0),
        ("git@-host:x", 0),
        ("git@host:-x", 0),
        ("ext::sh -c x", 0),
        ("https::ext::x", 0),
        ("file:///x", 0),
        ("-x", 0),
        ("https://host/a b", 0),
        ("https://host/a?b", 0),
        ("host/o/n", 0),
    ],
)
def test_claims(address: str, claimed: int) -> None:
    assert remote.claims(address) == claimed


def test_an_ssh_user_that_is_an_option() -> None:
    assert remote._place("ssh://-oProxyCommand=x@host/y").url == "ssh://host/y"
    assert remote._place("ssh://git:secret@host/y").url == "ssh://git@host/y"
