"""What is delivered cannot make a program or a codec open anything else: a secret beside the delivery is asked for in every way."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heritage import tools
from heritage.errors import HeritageError, SourceUnreadable
from heritage.tools import landlock, sandbox, workers
from heritage.tools.av import ffmpeg, ffmpeg_graph
from heritage.tools.sandbox import View

SECRET = "the-canary-sings"

needs_landlock = pytest.mark.skipif(not landlock.abi(), reason="this kernel has no Landlock")


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """An item's folder, and beside it what must not be read."""
    (tmp_path / "item").mkdir()
    (tmp_path / "secret.txt").write_text(SECRET)
    return tmp_path / "item"


@pytest.fixture(params=["bubblewrap", "landlock"])
def walls(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Both kinds of sandbox, each by itself."""
    if request.param == "bubblewrap":
        if not sandbox._bubblewrap():
            pytest.skip("bubblewrap may not mount here")
        monkeypatch.setattr(landlock, "abi", lambda: 0)
    else:
        if not landlock.abi():
            pytest.skip("this kernel has no Landlock")
        monkeypatch.setattr(sandbox, "_bubblewrap", lambda: "")
    yield request.param


def test_a_program_sees_what_it_is_given_and_nothing_else(walls: str, delivery: Path) -> None:
    (delivery / "page").write_text("a page")
    assert tools.run(["cat", delivery / "page"], seconds=9, reads=[delivery]).stdout == b"a page"
    for foreign in (
        delivery.parent / "secret.txt",
        Path("/etc/passwd"),
        Path("/etc/hostname"),
        Path.home() / ".bashrc",
    ):
        with pytest.raises(HeritageError, match="exit code 1"):
            tools.run(["cat", foreign], seconds=9, reads=[delivery])


def test_a_link_out_of_the_delivery_leads_nowhere(walls: str, delivery: Path) -> None:
    (delivery / "link").symlink_to("../secret.txt")
    with pytest.raises(HeritageError, match="exit code 1"):
        tools.run(["cat", delivery / "link"], seconds=9, reads=[delivery])


def test_a_program_writes_only_where_it_may(walls: str, delivery: Path) -> None:
    made = delivery / "made"
    tools.run(["sh", "-c", f"echo new > '{made}'; echo x > $TMPDIR/scratch"], seconds=9, writes=[made])
    assert made.read_text() == "new\n"
    with pytest.raises(HeritageError):
        tools.run(["sh", "-c", f"echo x > '{delivery}/other'"], seconds=9, reads=[delivery], writes=[made])
    with pytest.raises(HeritageError):
        tools.run(["sh", "-c", f"echo x > '{made}'"], seconds=9, reads=[delivery])
    assert made.read_text() == "new\n"
    assert not list(Path("/tmp").glob("scratch"))


def test_no_network(walls: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = f"import socket; socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 3)"
        with pytest.raises(HeritageError, match="Error"):
            tools.run([sys.executable, "-c", code], seconds=9)


def test_airflow_s_secrets_stay_ours(walls: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__FERNET_KEY", SECRET)
    assert SECRET not in tools.run(["env"], seconds=9).stdout.decode()


def test_a_crash_is_told_alike(walls: str) -> None:
    with pytest.raises(HeritageError, match="exit code -11"):
        tools.run(["sh", "-c", "kill -SEGV $$"], seconds=9)


def test_memory_is_limited(walls: str) -> None:
    with pytest.raises(HeritageError, match="MemoryError"):
        tools.run([sys.executable, "-c", "bytearray(6 << 30)"], seconds=60)


PLAYLISTS: dict[str, Callable[[Path], str]] = {
    "hls": lambda film: f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://{film}\n#EXT-X-ENDLIST\n",
    "concat": lambda film: f"ffconcat version 1.0\nfile '{film}'\n",
    "dash": lambda film: (
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"><Period>'
        f'<AdaptationSet mimeType="video/x-matroska"><Representation id="1" bandwidth="1"><BaseURL>file://{film}</BaseURL>'
        "</Representation></AdaptationSet></Period></MPD>"
    ),
    "sdp": lambda film: "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n",
    "m3u": lambda film: f"#EXTM3U\n{film}\n",
    "imf": lambda film: (
        f'<?xml version="1.0"?><AssetMap xmlns="http://www.smpte-ra.org/schemas/429-9/2007/AM"><Path>{film}</Path></AssetMap>'
    ),
}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from samples.av import film as av_film

    made = tmp_path_factory.mktemp("foreign") / "film.mkv"
    av_film.ffv1(made, seconds=1)
    return made


@pytest.mark.parametrize("kind", PLAYLISTS)
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi", ".mpd", ".m3u8", ".wav"])
def test_a_playlist_opens_no_film(kind: str, suffix: str, film: Path, delivery: Path) -> None:
    place = delivery / f"list{suffix}"
    place.write_text(PLAYLISTS[kind](film))
    with pytest.raises(SourceUnreadable):
        ffmpeg.probe(place)
    said = ffmpeg.run(lambda _: _decoded(ffmpeg.source(place)), length=0, name="list")
    assert said.code != 0


def test_a_pattern_is_a_name(delivery: Path) -> None:
    """What looks like a pattern to image2 is the file of that name."""
    (delivery / "0001.png").write_bytes(b"\x89PNG")
    (delivery / "%04d.png").write_bytes(b"not a film")
    with pytest.raises(SourceUnreadable):
        ffmpeg.probe(delivery / "%04d.png")


def test_a_quicktime_film_s_foreign_data_are_not_opened(film: Path, delivery: Path) -> None:
    """`dref` names another file by an alias; the film without it has no samples."""
    from samples.av.film import _ffmpeg

    place = delivery / "reference.mov"
    _ffmpeg(["-i", film, "-c:v", "rawvideo", "-pix_fmt", "yuv420p", "-frames:v", "2", place])
    content = place.read_bytes()
    name = os.fsencode(film)
    entry = b"url \0\0\0\0" + b"file://" + name + b"\0"
    at = content.index(b"dref") + 12
    assert content[at + 4 : at + 8] in (b"url ", b"alis")
    place.write_bytes(content[: at + 4] + entry[:8] + content[at + 12 :])  # no longer "in this file"
    trace = _traced(ffmpeg.source(place))
    assert str(film) not in trace


def _decoded(opened: ffmpeg_graph.Opening) -> list[str | Path]:
    return ffmpeg_graph.words(ffmpeg_graph.written([opened], "-", {"f": "null"}))


def _traced(opened: ffmpeg_graph.Opening) -> str:
    """Every file that ffmpeg asks the kernel for, without any sandbox: the demuxer itself must not want it."""
    ran = subprocess.run(
        ["strace", "-f", "-e", "trace=open,openat", "ffmpeg", "-nostdin", "-v", "quiet", *map(str, _decoded(opened))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "openat" in ran.stderr
    return ran.stderr


def _reads(job: Path) -> str:
    return job.read_text()


def _connects(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), 3)


def _asks_a_program(job: Path) -> str:
    return tools.run(["cat", job], seconds=9, reads=[job]).stdout.decode()


@needs_landlock
@pytest.mark.parametrize("work", [_reads, _asks_a_program])
def test_a_worker_and_its_programs_see_what_it_works_on_and_nothing_else(
    work: Callable[[Path], str], delivery: Path
) -> None:
    (delivery / "page").write_text("a page")
    jobs = [delivery / "page", delivery.parent / "secret.txt", Path("/etc/passwd")]
    done = dict(workers.each(work, jobs, view=View([delivery]), workers=1))
    assert done[jobs[0]] == "a page"
    assert [isinstance(done[job], Exception) for job in jobs[1:]] == [True, True]


@needs_landlock
def test_a_worker_has_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        ((_, done),) = workers.each(_connects, [server.getsockname()[1]], view=View(), workers=1)
    assert isinstance(done, OSError)


def test_what_is_in_force_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "confined by" in sandbox.described()
    monkeypatch.setenv("HERITAGE_SANDBOX", "off")
    assert "HERITAGE_SANDBOX=off" in sandbox.described()
    monkeypatch.delenv("HERITAGE_SANDBOX")
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    monkeypatch.setattr(sandbox, "_bubblewrap", lambda: "")
    assert "neither" in sandbox.described()


def test_every_program_works_within_its_walls(walls: str, delivery: Path) -> None:
    """An answer in each kind of sandbox: a program that finds its settings shut fails in words of its own."""
    import pikepdf

    from heritage.tools.av import mediaconch, mediainfo
    from heritage.tools.document import preflight
    from heritage.tools.identify import exiftool
    from heritage.tools.model3d import second_reading
    from heritage.tools.model3d.gltf import validator as gltf_validator
    from samples import shapes
    from samples.av import film as av_film

    film = delivery / "film.mkv"
    av_film.ffv1(film, seconds=1)
    assert ffmpeg.probe(film)["streams"]
    assert mediainfo.tracks(film)
    assert mediaconch.implementation(film) == []
    (facts,) = exiftool.read([film])
    assert isinstance(facts, dict)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(delivery / "page.pdf")
    (faults,) = preflight.faults([delivery / "page.pdf"])
    assert any("etadata" in fault for fault in faults), faults
    (delivery / "vase.glb").write_bytes(shapes.glb(shapes.Vase(16, 14).mesh()))
    assert gltf_validator.validate(delivery / "vase.glb", delivery).errors == 0
    (delivery / "vase.ply").write_bytes(shapes.ply(shapes.Vase(16, 14).mesh()))
    for reading in (second_reading.by_vtk, second_reading.by_meshlab):
        found = reading(delivery / "vase.ply", delivery)
        assert found is not None and found.faces > 0


@pytest.mark.skipif(not Path("/usr/bin/python3").exists(), reason="no Python of the system's")
def test_a_virtual_environment_of_the_system_s_python_is_seen(walls: str, tmp_path: Path) -> None:
    """Its `python` is a link out of it, as on every bare Debian; what is installed in it must be found all the same."""
    version = tools.run(
        ["/usr/bin/python3", "-c", "import sys; print('python%d.%d' % sys.version_info[:2])"], seconds=9
    )
    packages = tmp_path / "own/lib" / version.stdout.decode().strip() / "site-packages"
    packages.mkdir(parents=True)
    (packages / "marker.py").write_text("print('found')")
    (tmp_path / "own/bin").mkdir()
    (tmp_path / "own/bin/python").symlink_to("/usr/bin/python3")
    (tmp_path / "own/pyvenv.cfg").write_text("home = /usr/bin\n")
    assert tools.run([tmp_path / "own/bin/python", "-c", "import marker"], seconds=9).stdout == b"found\n"


def test_a_program_in_a_folder_of_links_does_not_open_what_lies_around_it(walls: str, delivery: Path) -> None:
    links = delivery.parent / "bin"
    links.mkdir()
    (links / "cat").symlink_to("/usr/bin/cat")
    with pytest.raises(HeritageError, match="exit code 1"):
        tools.run([links / "cat", delivery.parent / "secret.txt"], seconds=9)


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes another user")
def test_a_process_that_may_not_be_dumped_is_unplugged_too() -> None:
    """As Airflow marks its tasks (and Linux whoever changes its user): its files in /proc are root's then. In the container, where
    nobody is root and no program may mount, every task failed of it."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.setgroups([])
            os.setresgid(12345, 12345, 12345)
            os.setresuid(12345, 12345, 12345)
            sandbox._unplug()
            os._exit(0 if os.geteuid() == 12345 else 2)  # 65534 where nobody has said who this is
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
