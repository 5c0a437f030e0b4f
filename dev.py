#!/usr/bin/env python3
"""Every command of this project on one machine: python3 dev.py COMMAND … (Windows: py dev.py COMMAND …).

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
from collections.abc import Callable, Sequence
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
DEBIAN = shutil.which("apt-get") is not None
PYTHONS = ("3.11", "3.12", "3.13")  # the first is the one the Windows program ships
THIS_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
PIP_WHEEL = "pip-26.3-py3-none-any.whl"  # for a Python without ensurepip; release and hash as in requirements/dev.txt
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


class Refusal(Exception):
    """What was asked cannot be done here: one sentence in Vietnamese, the same in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese}\n{english}")


# -------------------------------------------------------------------------------------------------------- the commands


class Command(NamedTuple):
    """One command of this file.

    Attributes:
        summary: what it does, one line.
        locks: the lock files of requirements/ whose packages it needs.
        parts: the groups of SYSTEM_PARTS it needs.
        program: the words after the command -> the arguments for .venv's Python; None: nothing to start.
    """

    summary: str
    locks: tuple[str, ...]
    parts: tuple[str, ...]
    program: Callable[[list[str]], list[str]] | None


def module(*words: str) -> Callable[[list[str]], list[str]]:
    """Return what starts `python -m WORDS…` with the user's words behind it."""
    return lambda rest: ["-m", *words, *rest]


def demo(rest: list[str]) -> list[str]:
    """Start the demo; its files go to demo-out where the user stands, unless a folder is named."""
    return module("app", "demo")(rest if "--out" in rest else ["--out", str(Path("demo-out").resolve()), *rest])


def score(rest: list[str]) -> list[str]:
    """Start the plan scorer of the shared folder on its corpus."""
    shared = shared_folder()
    inspect = f"{shlex.quote(VENV_PYTHON.as_posix())} -m app inspect --json"
    return [str(shared / "tools" / "score_plans.py"), str(shared / "corpus"), "--command", inspect, *rest]


def build(rest: list[str]) -> list[str]:
    """Start PyInstaller on build_installer.spec."""
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    return module("PyInstaller", "--noconfirm", "--log-level", "WARN", *folders)([*rest, str(ROOT / "build_installer.spec")])


USE, DEVELOP = ("runtime",), ("runtime", "dev")
ALL_PARTS = ("window", "test", "build")
COMMANDS = {
    "setup": Command("make .venv with everything that development needs", DEVELOP, ALL_PARTS, None),
    "run": Command("open the window on the sample book; without a screen: demo", USE, ("window",), module("ui", "--sample")),
    "app": Command("the command line, as in: app inspect FILE --json", USE, (), module("app")),
    "demo": Command("the whole month on the sample plan, into --out DIR (demo-out)", USE, (), demo),
    "test": Command("lint, types, import rules, tests (--fast, --accept NAME)", DEVELOP, ALL_PARTS, module("tests")),
    "check": Command("test, then known faults and licences of libraries", DEVELOP, ALL_PARTS, module("tests", "--check")),
    "screens": Command("pictures of the window, into docs/screens/", DEVELOP, ("window",), module("tests.screens")),
    "score": Command("score the reading of the plans in the shared folder", USE, (), score),
    "bench": Command("the measurements of bench/README.md", DEVELOP, ("window",), module("bench")),
    "build": Command("both programs in one folder, dist/DonDoc", DEVELOP, ("window", "build"), build),
}


# ------------------------------------------------------------------------------------------- what the system must have

# Group -> sign -> the Debian package that brings it. A sign is a library (x.so.1), a program on PATH, or a file that is
# looked for on Debian only (/…).
SYSTEM_PARTS = {
    "download": {"/etc/ssl/certs/ca-certificates.crt": "ca-certificates"},
    # What PySide6 6.8 links to and does not bring: `objdump -p` over its libraries and platform plugins.
    "window": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libfontconfig.so.1": "libfontconfig1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
        "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf": "fonts-noto-core",
    },
    # The tests let LibreOffice draw each document, in a font as wide as Times New Roman (version 2: 1 lacks ế), and read the PDF.
    "test": {
        "soffice": "libreoffice-writer-nogui",
        "/usr/lib/libreoffice/program/libsclo.so": "libreoffice-calc-nogui",
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf": "fonts-liberation2",
        "pdftotext": "poppler-utils",
    },
    # PyInstaller reads libraries with objdump and ships Python itself as a library.
    "build": {
        "/usr/bin/objdump": "binutils",
        f"libpython{THIS_PYTHON}.so.1.0": f"libpython{THIS_PYTHON}",
    },
}


def provide_system_parts(groups: Sequence[str]) -> None:
    """Install what is missing (Debian, root), name the exact command (Debian), or name the parts and go on (elsewhere).

    Raises:
        Refusal: on Debian, when something is missing and cannot be installed from here.
    """
    missing = {sign: package for group in groups for sign, package in SYSTEM_PARTS[group].items() if not is_there(sign)}
    packages = sorted(missing.values())
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if not missing:
        return
    if not DEBIAN:
        names = ", ".join(missing)
        say(f"Máy này thiếu: {names}. Vẫn chạy tiếp.", f"This system lacks: {names}. Going on without.")
        return
    if os.geteuid() != 0:
        raise Refusal(f"Thiếu gói hệ thống; hãy chạy: sudo {line}", f"System packages are missing; run: sudo {line}")
    say(f"Đang cài gói hệ thống: {line}", f"Installing system packages: {line}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_quietly(["apt-get", "update"], environment)  # one dead source must not stop the others; the next line tells
    done = run_quietly(line.split(), environment)
    if done.returncode:
        why = last_error(done.stdout)
        raise Refusal(
            f"Không tải hoặc không cài được gói hệ thống {', '.join(packages)} từ kho của apt: {why}.",
            f"Could not fetch or install the system packages {', '.join(packages)} from apt's sources: {why}.",
        )


def is_there(sign: str) -> bool:
    """Tell whether the part with this sign (see SYSTEM_PARTS) is on the machine, or is not to be looked for on it."""
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


def another_python() -> list[str]:
    """Return the words that start a suitable Python; none when the running one is suitable.

    Raises:
        Refusal: when there is no suitable one on this machine.
    """
    if THIS_PYTHON in PYTHONS and sys.maxsize > 2**32:
        return []
    question = "import sys; print('%d.%d' % sys.version_info[:2], sys.maxsize > 2**32)"
    for version in PYTHONS:
        words = ["py", f"-{version}"] if WINDOWS else [f"python{version}"]
        if shutil.which(words[0]) and run_quietly([*words, "-c", question]).stdout.split() == [version, "True"]:
            return words
    how = "Windows: winget install Python.Python.3.13; Debian, Ubuntu: sudo apt-get install python3.11"
    raise Refusal(
        f"Cần Python 3.11, 3.12 hoặc 3.13 (64 bit), đang chạy bằng {THIS_PYTHON}; hãy cài một bản ({how}).",
        f"This needs Python 3.11, 3.12 or 3.13 (64 bit) and runs under {THIS_PYTHON}; install one ({how}).",
    )


def provide_venv(locks: Sequence[str]) -> None:
    """Bring .venv to what the lock files say; nothing is to do when the stamp of each is there.

    Raises:
        Refusal: when something could not be fetched; a .venv begun here is removed again.
    """
    wanted = [lock for lock in locks if not (VENV_PYTHON.exists() and stamp_of(lock).exists())]
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


def stamp_of(lock: str) -> Path:
    """Return the file in .venv that is there when the packages of this very lock file are."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return VENV / f"{lock}-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:16]}.installed"


def make_venv() -> None:
    """Make .venv with nothing but pip in it; what an interrupted attempt left goes first.

    Raises:
        Refusal: when it cannot be made, or pip not fetched.
    """
    say(f"Đang tạo {VENV} (Python {THIS_PYTHON})", f"Making {VENV} (Python {THIS_PYTHON})")
    shutil.rmtree(VENV, ignore_errors=True)
    brings_pip = importlib.util.find_spec("ensurepip") is not None  # Debian's python3 has it cut out
    steps = [[sys.executable, "-m", "venv", *([] if brings_pip else ["--without-pip"]), str(VENV)]]
    with tempfile.TemporaryDirectory() as folder:
        wheel = "" if brings_pip else str(fetch_pip(Path(folder)))  # pip runs out of its own wheel and installs it
        if wheel:
            steps.append([str(VENV_PYTHON), "-m", "pip", "install", "--no-index", "--no-deps", wheel])
        for step in steps:
            done = run_quietly(step, {**os.environ, "PYTHONPATH": wheel})
            if done.returncode:
                why = last_error(done.stdout)
                raise Refusal(f"Không tạo được {VENV}: {why}.", f"Could not make {VENV}: {why}.")


def fetch_pip(folder: Path) -> Path:
    """Fetch pip's wheel from the package index (PIP_INDEX_URL, else PyPI) into the folder and check its SHA-256.

    Raises:
        Refusal: when it could not be fetched or is not the expected file.
    """
    listing = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    link = re.search(rf'href="([^"]*{re.escape(PIP_WHEEL)}[^"]*)"', fetch(listing).decode("utf-8", "replace"))
    content = fetch(urljoin(listing, link.group(1))) if link else b""
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise Refusal(
            f"Ở {listing} không có tệp {PIP_WHEEL} với đúng mã SHA-256 đã ghi.",
            f"There is no {PIP_WHEEL} with the expected SHA-256 at {listing}.",
        )
    (folder / PIP_WHEEL).write_bytes(content)
    return folder / PIP_WHEEL


def fetch(url: str) -> bytes:
    """Return what lies at a URL; SSL_CERT_FILE or PIP_CERT may name the authorities to trust.

    Raises:
        Refusal: when it cannot be had.
    """
    try:
        context = ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or os.environ.get("PIP_CERT"))
        with urllib.request.urlopen(url, timeout=60, context=context) as answer:
            return answer.read()
    except (OSError, ValueError, HTTPException) as error:
        host = urlsplit(url).hostname
        raise Refusal(
            f"Không tải được {PIP_WHEEL} từ {host} ({error}); hãy nối mạng rồi chạy lại.",
            f"Could not fetch {PIP_WHEEL} from {host} ({error}); connect to the network and run this again.",
        ) from error


def install(lock: str) -> None:
    """Install one lock file into .venv: wheels only, each checked by its hash.

    Raises:
        Refusal: when a wheel could not be fetched or has another hash.
    """
    path = f"requirements/{lock}.txt"
    say(f"Đang cài các gói trong {path}", f"Installing the packages of {path}")
    for stamp in VENV.glob(f"{lock}-*.installed"):
        stamp.unlink()
    options = ["--disable-pip-version-check", "--no-input", "--retries", "2", "--require-hashes", "--only-binary", ":all:"]
    done = run_quietly([str(VENV_PYTHON), "-m", "pip", "install", *options, "-r", str(ROOT / path)])
    if done.returncode:
        why = last_error(done.stdout)
        raise Refusal(
            f"Không tải hoặc không cài được các gói trong {path}: {why}; hãy kiểm tra mạng rồi chạy lại.",
            f"Could not fetch or install the packages of {path}: {why}; check the network and run this again.",
        )
    stamp_of(lock).touch()


# --------------------------------------------------------------------------------------------------------------- start


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit code: 1 for a refusal, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a pipe on Windows is not UTF-8
    if not arguments or arguments[0] not in COMMANDS:
        print(str(__doc__).partition("\n")[0], *(f"  {name:8} {row.summary}" for name, row in COMMANDS.items()), sep="\n")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        python = another_python()
        return subprocess.call([*python, __file__, *arguments]) if python else carry_out(*arguments)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def carry_out(name: str, *rest: str) -> int:
    """Prepare what the command needs, then start it in .venv, in the folder the user stands in."""
    if name == "run" and not has_screen():
        say("Máy này không có màn hình: chạy demo thay cho cửa sổ.", "There is no screen here: running demo instead.")
        name = "demo"
    command = COMMANDS[name]
    provide_system_parts(command.parts)
    provide_venv(command.locks)
    if command.program is None:
        say("Đã sẵn sàng.", "Ready.")
        return 0
    # Python finds app and ui in this checkout, and in no folder the user happens to stand in.
    settings = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
    return subprocess.call([str(VENV_PYTHON), *command.program(list(rest))], env={**os.environ, **settings})


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    return WINDOWS or sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def shared_folder() -> Path:
    """Return the folder of shared material: DONDOC_SHARED, else ../shared.

    Raises:
        Refusal: when it is not there.
    """
    folder = Path(os.environ.get("DONDOC_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        raise Refusal(f"Không thấy thư mục {folder} (biến DONDOC_SHARED).", f"There is no folder {folder} (DONDOC_SHARED).")
    return folder


def say(vietnamese: str, english: str) -> None:
    """Tell what happens, in both languages, on standard error: standard output belongs to the program."""
    print(vietnamese, english, sep="\n", file=sys.stderr, flush=True)


def run_quietly(words: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep what it printed, both streams together; exit code 127 when it cannot be started."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8", "errors": "replace"}
    try:
        return subprocess.run(words, env=environment, check=False, **pipes)
    except OSError as error:
        return subprocess.CompletedProcess(words, 127, str(error))


def last_error(output: str) -> str:
    """Return the line in which a program said what was wrong, without its mark and full stop."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["?"]
    marked = [line for line in lines if re.match("(ERROR|Error|E):", line)]
    return re.sub(r"^(ERROR|Error|E):\s*", "", (marked or lines[-1:])[0]).rstrip(".")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
