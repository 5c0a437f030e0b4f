#!/usr/bin/env python3
"""Every command of this project on one machine: `python3 dev.py COMMAND` (Windows: `py dev.py COMMAND`).

It makes `.venv` from the hashed lock files, installs or names what the system lacks, then starts the real program in it.
Standard library only, and it parses under Python 3.8, so that an old Python can still say which one to install.

To add a command: 1. a row in COMMANDS; 2. a row in docs/development.md (tests/test_dev.py compares the two).
To add a system package: a row in SYSTEM_PARTS.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import os
import re
import shlex
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Callable, List, NamedTuple, Optional, Sequence, Tuple
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PYTHONS = ("3.11", "3.12", "3.13")  # the first is the one the Windows program ships
THIS_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
DEBIAN = shutil.which("apt-get") is not None
DEFAULT_INDEX = "https://pypi.org/simple"
PIP_WHEEL = "pip-26.3-py3-none-any.whl"  # for a Python without ensurepip; the release and hash of requirements/dev.txt
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


class Refusal(Exception):
    """What was asked cannot be done here: one sentence in Vietnamese, the same in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese}\n{english}")


# -------------------------------------------------------------------------------------------------------- the commands


class Command(NamedTuple):
    """One command of this file.

    Attributes:
        help: what it does, in English, one line.
        locks: the lock files of requirements/ that must be installed.
        purposes: which rows of SYSTEM_PARTS it needs.
        program: the words after it -> the arguments for .venv's Python; None: nothing to start.
    """

    help: str
    locks: Tuple[str, ...]
    purposes: Tuple[str, ...]
    program: Optional[Callable[[List[str]], List[str]]]


def _module(*words: str) -> Callable[[List[str]], List[str]]:
    return lambda rest: ["-m", *words, *rest]


def _demo(rest: List[str]) -> List[str]:
    return ["-m", "app", "demo", *(rest if "--out" in rest else ["--out", "demo-out", *rest])]


def _score(rest: List[str]) -> List[str]:
    shared = shared_folder()
    inspect = f"{shlex.quote(VENV_PYTHON.as_posix())} -m app inspect --json"
    return [str(shared / "tools" / "score_plans.py"), str(shared / "corpus"), "--command", inspect, *rest]


def _build(rest: List[str]) -> List[str]:
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    return ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, *rest, str(ROOT / "build_installer.spec")]


RUNTIME, DEVELOPMENT = ("runtime",), ("runtime", "dev")
COMMANDS = {
    "setup": Command("make .venv and install everything that development needs", DEVELOPMENT, ("window", "test"), None),
    "run": Command("open the window on the sample book; without a screen: demo", RUNTIME, ("window",), _module("ui", "--sample")),
    "app": Command("the command line: app inspect FILE --json …", RUNTIME, (), _module("app")),
    "demo": Command("the whole month on the sample plan, written to --out DIR (demo-out)", RUNTIME, (), _demo),
    "test": Command("lint, types, import rules, tests (--fast, --accept NAME)", DEVELOPMENT, ("window", "test"), _module("tests")),
    "check": Command("test, then known faults and licences of libraries", DEVELOPMENT, ("window", "test"), _module("tests", "--check")),
    "screens": Command("pictures of the window under docs/screens/", DEVELOPMENT, ("window",), _module("tests.screens")),
    "score": Command("score the reading of the plans in the shared folder", RUNTIME, (), _score),
    "bench": Command("the measurements of bench/README.md", DEVELOPMENT, (), _module("bench")),
    "build": Command("the two programs in one folder, dist/DonDoc", DEVELOPMENT, ("window", "build"), _build),
}


# ------------------------------------------------------------------------------------------- what the system must have


class SystemPart(NamedTuple):
    """Something that pip cannot install.

    Attributes:
        sign: what shows that it is there: a library (x.so.1), a program on PATH, or a file (/…, looked for on Debian only).
        package: the Debian package that brings it.
        purpose: who needs it; Command.purposes, or "download" for setting up .venv.
    """

    sign: str
    package: str
    purpose: str


SYSTEM_PARTS = [
    SystemPart("/etc/ssl/certs/ca-certificates.crt", "ca-certificates", "download"),
    # What PySide6 6.8 links to and does not bring: `objdump -p` over its libraries and platform plugins.
    SystemPart("libGL.so.1", "libgl1", "window"),
    SystemPart("libEGL.so.1", "libegl1", "window"),
    SystemPart("libxkbcommon.so.0", "libxkbcommon0", "window"),
    SystemPart("libfontconfig.so.1", "libfontconfig1", "window"),
    SystemPart("libdbus-1.so.3", "libdbus-1-3", "window"),
    SystemPart("libglib-2.0.so.0", "libglib2.0-0", "window"),
    SystemPart("libX11-xcb.so.1", "libx11-xcb1", "window"),
    SystemPart("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "window"),
    SystemPart("libxcb-cursor.so.0", "libxcb-cursor0", "window"),
    SystemPart("libxcb-icccm.so.4", "libxcb-icccm4", "window"),
    SystemPart("libxcb-keysyms.so.1", "libxcb-keysyms1", "window"),
    SystemPart("libxcb-randr.so.0", "libxcb-randr0", "window"),
    SystemPart("libxcb-shape.so.0", "libxcb-shape0", "window"),
    SystemPart("libxcb-sync.so.1", "libxcb-sync1", "window"),
    SystemPart("libxcb-xfixes.so.0", "libxcb-xfixes0", "window"),
    SystemPart("libwayland-client.so.0", "libwayland-client0", "window"),
    SystemPart("libwayland-cursor.so.0", "libwayland-cursor0", "window"),
    SystemPart("libwayland-egl.so.1", "libwayland-egl1", "window"),
    SystemPart("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "fonts-noto-core", "window"),
    # The tests let LibreOffice draw every document, in a font with the widths of Times New Roman, and read its PDF.
    SystemPart("soffice", "libreoffice-writer-nogui", "test"),
    SystemPart("/usr/lib/libreoffice/program/libsclo.so", "libreoffice-calc-nogui", "test"),
    SystemPart("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf", "fonts-liberation", "test"),
    SystemPart("pdftotext", "poppler-utils", "test"),
    # PyInstaller reads libraries with objdump and takes Python itself as a library.
    SystemPart("/usr/bin/objdump", "binutils", "build"),
    SystemPart(f"libpython{THIS_PYTHON}.so.1.0", f"libpython{THIS_PYTHON}", "build"),
]


def provide_system_parts(purposes: Sequence[str]) -> None:
    """Install what is missing (Debian, root), or name the exact command (Debian), or name the parts (elsewhere).

    Raises:
        Refusal: on Debian, when something is missing and cannot be installed from here.
    """
    missing = [part for part in SYSTEM_PARTS if part.purpose in purposes and not is_there(part.sign)]
    if not missing:
        return
    if not DEBIAN:
        names = ", ".join(part.sign for part in missing)
        say(f"Máy này thiếu: {names}. Vẫn chạy tiếp.", f"This system lacks: {names}. Going on without.")
        return
    words = ["apt-get", "install", "--yes", "--no-install-recommends", *sorted({part.package for part in missing})]
    line = " ".join(words)
    if os.geteuid() != 0:
        raise Refusal(f"Thiếu gói hệ thống; hãy chạy: sudo {line}", f"System packages are missing; run: sudo {line}")
    say(f"Đang cài gói hệ thống: {line}", f"Installing system packages: {line}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_quietly(["apt-get", "update"], quiet)  # one dead source must not stop the others; install tells
    done = run_quietly(words, quiet)
    if done.returncode:
        names = " ".join(words[4:])
        raise Refusal(
            f"Không tải hoặc không cài được gói hệ thống {names} từ kho của apt: {last_error(done.stdout)}",
            f"Could not fetch or install the system packages {names} from apt's sources.",
        )


def is_there(sign: str) -> bool:
    """Tell whether the part with this sign (see SystemPart) is on the machine, as far as this system has it at all."""
    if sign.startswith("/"):
        return not DEBIAN or Path(sign).exists()
    if ".so." not in sign:
        return shutil.which(sign) is not None
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(sign)
    except OSError:
        return False
    return True


# --------------------------------------------------------------------------------------------- a Python and its .venv


def find_python() -> Optional[List[str]]:
    """Return the words that start a suitable Python, or None when the running one is suitable.

    Raises:
        Refusal: when there is none on this machine.
    """
    question = "import sys; print('%d.%d' % sys.version_info[:2], sys.maxsize > 2**32)"
    if THIS_PYTHON in PYTHONS and sys.maxsize > 2**32:
        return None
    for version in PYTHONS:
        words = ["py", f"-{version}"] if WINDOWS else [f"python{version}"]
        program = shutil.which(words[0])
        if program and run_quietly([program, *words[1:], "-c", question]).stdout.split() == [version, "True"]:
            return [program, *words[1:]]
    how = "Windows: winget install Python.Python.3.13 · Debian, Ubuntu: sudo apt-get install python3.11"
    raise Refusal(
        f"Cần Python 3.11, 3.12 hoặc 3.13 (64 bit); đang chạy bằng {THIS_PYTHON}. {how}",
        f"This needs Python 3.11-3.13 (64 bit) and runs under {THIS_PYTHON}; install one of them as shown above.",
    )


def provide_venv(locks: Sequence[str]) -> None:
    """Bring .venv to what the lock files say; a stamp with a lock's hash in .venv tells that nothing is to do.

    Raises:
        Refusal: when something could not be fetched. A .venv that was made here is removed again.
    """
    wanted = [lock for lock in locks if not is_installed(lock)]
    if not wanted:
        return
    provide_system_parts(["download"])
    is_new = not VENV_PYTHON.exists() or run_quietly([str(VENV_PYTHON), "-m", "pip", "--version"]).returncode != 0
    try:
        if is_new:
            make_venv()
        for lock in wanted:
            install(lock)
    except BaseException:  # an interrupt too: nothing half-made stays
        if is_new:
            shutil.rmtree(VENV, ignore_errors=True)
        raise


def is_installed(lock: str) -> bool:
    """Tell whether .venv holds what this lock file says."""
    stamp = stamp_of(lock)
    return VENV_PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == digest_of(lock)


def stamp_of(lock: str) -> Path:
    """Return the file in .venv that remembers which state of the lock file was installed."""
    return VENV / f"installed-{lock}.sha256"


def digest_of(lock: str) -> str:
    """Return the SHA-256 of a lock file's text, the same for either kind of line ending."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def make_venv() -> None:
    """Make an empty .venv with pip; what an earlier, broken attempt left goes first."""
    shutil.rmtree(VENV, ignore_errors=True)
    has_pip = importlib.util.find_spec("ensurepip") is not None  # Debian cuts it out of python3
    say(f"Đang tạo {VENV} bằng Python {THIS_PYTHON}", f"Making {VENV} with Python {THIS_PYTHON}")
    done = run_quietly([sys.executable, "-m", "venv", *([] if has_pip else ["--without-pip"]), str(VENV)])
    if done.returncode:
        why = last_error(done.stdout)
        raise Refusal(f"Không tạo được {VENV}: {why}", f"Could not make {VENV}: {why}")
    if not has_pip:
        with tempfile.TemporaryDirectory() as folder:
            wheel = fetch_pip(Path(folder))
            run_quietly([str(VENV_PYTHON), f"{wheel}/pip", "install", "--no-index", "--no-deps", str(wheel)])


def fetch_pip(folder: Path) -> Path:
    """Fetch pip's wheel from the package index into the folder and check its SHA-256.

    PIP_INDEX_URL names another index; SSL_CERT_FILE (read by ssl itself) or PIP_CERT other authorities.

    Raises:
        Refusal: when it could not be fetched or is not the expected file.
    """
    index = os.environ.get("PIP_INDEX_URL", DEFAULT_INDEX).rstrip("/") + "/"
    page = fetch(urljoin(index, "pip/")).decode("utf-8", "replace")
    link = re.search(rf'href="([^"]*{re.escape(PIP_WHEEL)}[^"]*)"', page)
    content = fetch(urljoin(urljoin(index, "pip/"), link.group(1))) if link else b""
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise Refusal(
            f"Tệp {PIP_WHEEL} ở {index} không có hoặc không đúng mã SHA-256 đã ghi.",
            f"{PIP_WHEEL} at {index} is missing or does not have the expected SHA-256.",
        )
    wheel = folder / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel


def fetch(url: str) -> bytes:
    """Return what lies at a URL.

    Raises:
        Refusal: when it cannot be had.
    """
    try:
        context = ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or os.environ.get("PIP_CERT"))
        with urllib.request.urlopen(url, timeout=60, context=context) as answer:  # noqa: S310 - the index is the user's choice
            return answer.read()
    except (OSError, ValueError, HTTPException) as error:
        host = urlsplit(url).hostname
        raise Refusal(
            f"Không tải được {PIP_WHEEL} từ {host} ({error}). Hãy nối mạng rồi chạy lại; chưa có gì thay đổi.",
            f"Could not fetch {PIP_WHEEL} from {host}. Connect to the network and run this again; nothing was changed.",
        ) from error


def install(lock: str) -> None:
    """Install one lock file into .venv: wheels only, each checked by its hash.

    Raises:
        Refusal: when a wheel could not be fetched or has another hash.
    """
    path = f"requirements/{lock}.txt"
    say(f"Đang cài các gói trong {path}", f"Installing the packages of {path}")
    stamp_of(lock).unlink() if stamp_of(lock).exists() else None
    words = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--retries", "2", "--require-hashes"]
    done = run_quietly([str(VENV_PYTHON), *words, "--only-binary", ":all:", "-r", str(ROOT / path)])
    if done.returncode:
        why = last_error(done.stdout)
        raise Refusal(
            f"Không tải hoặc không cài được các gói trong {path}: {why}. Hãy kiểm tra mạng rồi chạy lại.",
            f"Could not fetch or install the packages of {path}: {why}. Check the network and run this again.",
        )
    stamp_of(lock).write_text(digest_of(lock), encoding="ascii")


# --------------------------------------------------------------------------------------------------------------- start


def main(arguments: List[str]) -> int:
    """Carry out one command and return its exit code: 1 for a refusal, 2 for a wrong command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows pipe is not
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__.splitlines()[0], "", *(f"  {name:8} {command.help}" for name, command in COMMANDS.items()), sep="\n")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        python = find_python()
        return subprocess.call([*python, __file__, *arguments]) if python else carry_out(*arguments)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def carry_out(name: str, *rest: str) -> int:
    """Prepare what the command needs, then start it in .venv from the folder the user stands in."""
    if name == "run" and not has_screen():
        say("Máy này không có màn hình: chạy demo thay cho cửa sổ.", "There is no screen here: running demo instead.")
        name = "demo"
    command = COMMANDS[name]
    provide_system_parts(command.purposes)
    provide_venv(command.locks)
    if command.program is None:
        say("Đã sẵn sàng.", "Ready.")
        return 0
    paths = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
    return subprocess.call([str(VENV_PYTHON), *command.program(list(rest))], env={**os.environ, **paths})


def has_screen() -> bool:
    """Tell whether a window could be shown."""
    return WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def shared_folder() -> Path:
    """Return the folder of shared material: DONDOC_SHARED, else ../shared.

    Raises:
        Refusal: when neither is there.
    """
    folder = Path(os.environ.get("DONDOC_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        raise Refusal(f"Không thấy thư mục {folder} (biến DONDOC_SHARED).", f"There is no folder {folder} (DONDOC_SHARED).")
    return folder


def say(vietnamese: str, english: str) -> None:
    """Tell what happens, in both languages."""
    print(vietnamese, english, sep="\n", flush=True)


def run_quietly(words: List[str], environment: Optional[dict] = None) -> subprocess.CompletedProcess:
    """Run a program to its end and keep what it printed, both streams together."""
    kept = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8", "errors": "replace"}
    return subprocess.run(words, env=environment, check=False, **kept)


def last_error(output: str) -> str:
    """Return the line in which a program said what was wrong, without its mark."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["?"]
    errors = [line for line in lines if re.match(r"(ERROR|E|Error):", line)] or lines[-1:]
    return re.sub(r"^(ERROR|E|Error):\s*", "", errors[0]).rstrip(".")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
