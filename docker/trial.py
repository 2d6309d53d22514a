"""Builds the image and starts what compose.yaml says, with podman and without a Docker engine; puts one delivery through, stops
and leaves nothing. `docker/try [--keep FOLDER]`: FOLDER keeps the images for the next try. Exit code 77: not possible here.

All services share one network that leads nowhere, so no port of this machine is taken and nothing can be fetched."""

from __future__ import annotations

import argparse
import contextlib
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from composition import Service, services
from podman import NotPossible, Podman

HERE = Path(__file__).resolve().parent
SAMPLE = "paper-clean"
HEALTHY_WITHIN = 300
"""Seconds until a service must be healthy; the database's first start and Airflow's tables are in it."""
_SHOWN = f"""\
cd /tmp
python -m samples /tmp/made >/dev/null
mkdir -p /data/samples
mv /tmp/made/{SAMPLE}* /data/samples/
exec python -m heritage_airflow.showcase
"""
_WHY = "grep -rl Traceback /data/airflow/logs | head -3 | xargs -r tail -n 30"
"""What the tasks that failed say of it."""


def main(words: Sequence[str] | None = None) -> int:
    """Exit code 0: built, started, delivered to both sites, stopped; 77: this machine cannot, and stderr says why."""
    parser = argparse.ArgumentParser(prog="docker/try", description=__doc__)
    parser.add_argument("--keep", type=Path, help="a folder that keeps the images for the next try")
    asked = parser.parse_args(words)
    try:
        with _store(asked.keep) as store:
            _tried(Podman.found(store))
    except NotPossible as reason:
        print(f"The container cannot be tried here: {reason}", file=sys.stderr)
        return 77
    return 0


@contextlib.contextmanager
def _store(kept: Path | None) -> Iterator[Path]:
    """Where podman keeps its images and containers: a folder of ours, beside the machine's own."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.absolute()
        return
    store = Path(tempfile.mkdtemp(prefix="heritage-try-", dir="/var/tmp"))
    try:
        yield store
    finally:
        shutil.rmtree(store)


def _tried(podman: Podman) -> None:
    given = {"POSTGRES_PASSWORD": secrets.token_hex(16)}
    composition = services(HERE / "compose.yaml", given)
    try:
        for service in composition:
            with _told(f"{service.name}: image {service.image}"):
                podman.obtain(service, HERE)
        for service in composition:
            with _told(f"{service.name}: started and healthy"):
                podman.start(service, composition)
                _await_health(podman, service)
        with _told(f"one delivery ({SAMPLE}) to both sites"):
            _delivered(podman)
        for service in reversed(composition):
            with _told(f"{service.name}: stopped"):
                podman.stop(service)
    finally:
        with _told("all removed"):
            podman.leave_nothing(composition)


def _delivered(podman: Podman) -> None:
    podman.bring("heritage", HERE.parent / "samples", "/tmp")  # the image has none of it
    try:
        podman.inside("heritage", _SHOWN)
    except subprocess.CalledProcessError as error:
        podman.inside("heritage", _WHY)
        raise SystemExit("the delivery did not end as expected") from error


def _await_health(podman: Podman, service: Service) -> None:
    until = time.monotonic() + HEALTHY_WITHIN
    while not podman.healthy(service):
        if not podman.runs(service) or time.monotonic() > until:
            raise SystemExit(f"{service.name} is not healthy:\n{podman.log(service)}")
        time.sleep(1)


@contextlib.contextmanager
def _told(step: str) -> Iterator[None]:
    began = time.monotonic()
    print(f"▸ {step} …", flush=True)
    yield
    print(f"  {step}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(map(str, error.cmd))[:500]}: exit code {error.returncode}\n{(error.stderr or '')[-3000:]}")
