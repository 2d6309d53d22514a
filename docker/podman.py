"""podman, as root, with a store of our own: gets images, starts services on one network that leads nowhere, leaves nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from composition import Service

BASE = "docker.io/library/debian:bookworm-slim"
_LIMITS = ("--ulimit", "nofile=4096:4096", "--ulimit", "nproc=16384:16384")
"""Asked for by name: podman's own wish may be more than a machine within a machine may give."""
_TRUST = "/etc/ssl/certs/ca-certificates.crt"
_PREFIX = "heritage-try-"


class NotPossible(Exception):
    """This machine lacks what a try needs; says what."""


class Podman:
    """Its commands, each with our store's options before it."""

    def __init__(self, store: Path, driver: str) -> None:
        self.store = store
        places = ("--root", store / "images", "--runroot", store / "run", "--volumepath", store / "volumes")
        runtime = ("--runtime", "runc") if shutil.which("runc") else ()
        self._words = (
            "podman",
            *map(str, places),
            "--storage-driver",
            driver,
            "--cgroup-manager",
            "cgroupfs",
            *runtime,
        )

    @classmethod
    def found(cls, store: Path) -> Podman:
        """Ready for work. Raises NotPossible."""
        if shutil.which("podman") is None:
            raise NotPossible("podman is not installed (on Debian: apt-get install podman runc)")
        if os.geteuid() != 0:
            raise NotPossible("it is tried as root only: chroot, bind mounts and the base system need it")
        said = ""
        for driver in ("overlay", "vfs"):
            podman = cls(store, driver)
            ran = podman.asked("info", "--format", "{{.Store.GraphDriverName}}")
            if ran.returncode == 0:
                return podman
            said = ran.stderr
        raise NotPossible(f"podman does not work: {said.strip()[-500:]}")

    def asked(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """A question: its answer, whatever the exit code."""
        return subprocess.run([*self._words, *map(str, words)], capture_output=True, text=True, check=False)

    def told(self, *words: str | Path) -> str:
        """An order: its stdout. Raises CalledProcessError."""
        ran = self.asked(*words)
        ran.check_returncode()
        return ran.stdout.strip()

    def obtain(self, service: Service, docker: Path) -> None:
        """The service's image: built here, or pulled; where no registry is to be had, its stand-in is built."""
        if service.build:
            self._build(service.image, (docker / service.build["context"]).resolve(), service.build["dockerfile"])
        elif not self._pulled(service.image):
            stand_in = docker / "stand-ins" / service.image.partition(":")[0]
            if not stand_in.is_dir():
                raise NotPossible(f"{service.image} cannot be pulled, and has no stand-in in docker/stand-ins")
            print(f"  {service.image} cannot be pulled: {stand_in.name} of Debian stands in for it", flush=True)
            self._build(service.image, stand_in, "Dockerfile")

    def _build(self, image: str, context: Path, dockerfile: str) -> None:
        if not self._pulled(BASE):
            self._base()
        words = [
            "build",
            "--isolation",
            "chroot",
            "--network",
            "host",
            "--pull=never",
            "--format",
            "docker",
            "--layers",
        ]
        ignored = context / f"{dockerfile}.dockerignore"
        words += ["--ignorefile", str(ignored)] if ignored.is_file() else []
        log = self.store / f"build-{image.replace('/', '-').partition(':')[0]}.log"
        with log.open("wb") as said:
            argv = [*self._words, *words, "-f", str(context / dockerfile), "-t", image, str(context)]
            ended = subprocess.run(argv, stdout=said, stderr=said, check=False)
        if ended.returncode:
            raise SystemExit(f"{image} could not be built:\n{log.read_text(errors='replace')[-3000:]}")

    def _pulled(self, image: str) -> bool:
        full = image if image.startswith("docker.io/") else f"docker.io/library/{image}"
        return (
            self.asked("image", "exists", full).returncode == 0 or self.asked("pull", "--quiet", full).returncode == 0
        )

    def _base(self) -> None:
        """Debian from its own archive, as this machine reaches it: its sources, and whom it trusts."""
        if shutil.which("debootstrap") is None:
            raise NotPossible(f"{BASE} cannot be pulled, and debootstrap is not installed to make it")
        print(f"  {BASE} cannot be pulled: debootstrap makes it", flush=True)
        root = self.store / "base"
        shutil.rmtree(root, ignore_errors=True)
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", "bookworm", root], capture_output=True, text=True, check=False
        )
        if made.returncode:
            raise NotPossible(f"debootstrap: {made.stdout.strip()[-500:]}")
        _as_here(root)
        with subprocess.Popen(["tar", "-C", root, "-c", "."], stdout=subprocess.PIPE) as packed:
            changes = [
                w for name in ("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS") for w in ("--change", f"ENV {name}={_TRUST}")
            ]
            subprocess.run([*self._words, "import", "--quiet", *changes, "-", BASE], stdin=packed.stdout, check=True)
        shutil.rmtree(root)

    def start(self, service: Service, all_of_them: Sequence[Service]) -> None:
        """In the background, on the first one's network, which is a loopback device and nothing else."""
        first = all_of_them[0]
        network = "none" if service is first else f"container:{_PREFIX}{first.name}"
        words = ["run", "--detach", "--no-healthcheck", "--name", f"{_PREFIX}{service.name}", *_LIMITS]
        words += ["--network", network, "--no-hosts", "--volume", f"{self._hosts(all_of_them)}:/etc/hosts:ro"]
        words += [word for key, value in service.environment.items() for word in ("--env", f"{key}={value}")]
        words += [word for volume in service.volumes for word in ("--volume", volume)]
        for number, (target, content) in enumerate(service.configs.items()):
            file = self.store / f"{service.name}-{number}"
            file.write_text(content, encoding="utf-8")
            file.chmod(0o644)
            words += ["--volume", f"{file}:{target}:ro"]
        self.told(*words, service.image)

    def _hosts(self, all_of_them: Sequence[Service]) -> Path:
        """Where each finds the others: here."""
        file = self.store / "hosts"
        file.write_text(f"127.0.0.1 localhost {' '.join(service.name for service in all_of_them)}\n", encoding="utf-8")
        return file

    def healthy(self, service: Service) -> bool:
        """By compose.yaml's check, or by the image's own. Asked from here: podman would have systemd do it, which a container or a
        plain machine has not."""
        if service.healthy:
            check = ["sh", "-c", service.healthy]
        else:
            kind, *check = json.loads(
                self.told("image", "inspect", "--format", "{{json .HealthCheck.Test}}", service.image)
            )
            check = check if kind == "CMD" else ["sh", "-c", *check]
        return self.asked("exec", f"{_PREFIX}{service.name}", *check).returncode == 0

    def runs(self, service: Service) -> bool:
        """Is its first process there?"""
        return (
            self.asked("inspect", "--format", "{{.State.Running}}", f"{_PREFIX}{service.name}").stdout.strip() == "true"
        )

    def log(self, service: Service) -> str:
        """The last that it said."""
        ran = self.asked("logs", "--tail", "60", f"{_PREFIX}{service.name}")
        return ran.stdout + ran.stderr

    def inside(self, service: str, script: str) -> None:
        """Runs a script there, its words shown as they come. Raises CalledProcessError."""
        subprocess.run([*self._words, "exec", f"{_PREFIX}{service}", "sh", "-ec", script], check=True)

    def bring(self, service: str, folder: Path, into: str) -> None:
        """Puts a folder of this machine into one there, under its own name."""
        self.told("cp", folder, f"{_PREFIX}{service}:{into}/")

    def stop(self, service: Service) -> None:
        """In its own time; one that has to be killed has failed."""
        name = f"{_PREFIX}{service.name}"
        self.told("stop", "--time", str(service.patience), name)
        code = json.loads(self.told("inspect", "--format", "{{.State.ExitCode}}", name))
        if code != 0:
            raise SystemExit(f"{service.name} ended with exit code {code}:\n{self.log(service)}")

    def leave_nothing(self, all_of_them: Sequence[Service]) -> None:
        """No container, no volume, no mount."""
        for service in reversed(all_of_them):
            self.asked("rm", "--force", "--volumes", "--time", "1", f"{_PREFIX}{service.name}")
        self.asked("volume", "prune", "--force")
        left = self.asked("ps", "--all", "--quiet").stdout + self.asked("volume", "ls", "--quiet").stdout
        if left.strip():
            raise SystemExit(f"left behind: {left}")


def _as_here(root: Path) -> None:
    """What a machine behind an institution's proxy needs to reach anything at all."""
    for place in (
        "/etc/apt/sources.list.d/debian.sources",
        "/etc/apt/sources.list",
        *map(str, Path("/etc/apt/apt.conf.d").glob("99*")),
        _TRUST,
    ):
        if Path(place).is_file():
            target = root / place.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(place, target)
    if (root / "etc/apt/sources.list.d/debian.sources").exists():
        (root / "etc/apt/sources.list").unlink(missing_ok=True)
    own = Path("/usr/local/share/ca-certificates")
    shutil.copytree(own, root / own.relative_to("/"), dirs_exist_ok=True) if own.is_dir() else None
