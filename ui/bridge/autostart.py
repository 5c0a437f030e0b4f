"""Starting with the computer: a line under the user's own Run key on Windows, a file of the XDG autostart folder on Linux.

The system itself says whether it is on; nothing is kept in our settings, so the two cannot disagree. Off until it is asked for.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

_NAME = "DonDoc"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_CHECKOUT = Path(__file__).resolve().parents[2]


class Autostart(Protocol):
    """One system's way to start a program with the session."""

    @property
    def is_on(self) -> bool:
        """Whether this very program is started; one at another place is not."""
        ...

    def switch(self, on: bool) -> None:
        """Let the program be started with the session, or no longer. Raises OSError where the system does not let us."""
        ...


class RunKey(Protocol):
    """The lines under a Run key: name -> command."""

    def read(self, name: str) -> str | None:
        """Return a line; None when there is none."""
        ...

    def write(self, name: str, command: str) -> None:
        """Write a line over whatever stands there."""
        ...

    def remove(self, name: str) -> None:
        """Take a line away, if it is there."""
        ...


class WindowsAutostart:
    """The user's own Run key; no rights of an administrator are needed."""

    def __init__(self, key: RunKey, command: str) -> None:
        self._key, self._command = key, command

    @property
    def is_on(self) -> bool:
        """See Autostart."""
        return self._key.read(_NAME) == self._command

    def switch(self, on: bool) -> None:
        """See Autostart."""
        if on:
            self._key.write(_NAME, self._command)
        else:
            self._key.remove(_NAME)


class DesktopAutostart:
    """A desktop file in the user's autostart folder (XDG Desktop Application Autostart Specification)."""

    def __init__(self, folder: Path, command: str) -> None:
        self._file = folder / "autostart" / "dondoc.desktop"
        self._text = f"[Desktop Entry]\nType=Application\nName=Đôn Đốc\nExec={command}\nPath={_CHECKOUT}\nTerminal=false\n"

    @property
    def is_on(self) -> bool:
        """See Autostart."""
        return self._file.is_file() and self._file.read_text("utf-8") == self._text

    def switch(self, on: bool) -> None:
        """See Autostart."""
        if on:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(self._text, "utf-8")
        else:
            self._file.unlink(missing_ok=True)


def autostart_here() -> Autostart | None:
    """Return this system's way; None where there is none.

    A Run key names no folder to start in, without which the program does not run from source: on Windows the bundle alone has it.
    """
    is_bundled = bool(getattr(sys, "frozen", False))
    command = start_command(sys.executable, is_bundled=is_bundled)
    if sys.platform == "win32":
        return WindowsAutostart(_WindowsRunKey(), command) if is_bundled else None
    return DesktopAutostart(config_folder(os.environ), command) if sys.platform.startswith("linux") else None


def start_command(executable: str, *, is_bundled: bool) -> str:
    """Return the command that starts the window: the bundle's own program, or `python -m ui`."""
    return f'"{executable}"' if is_bundled else f'"{executable}" -m ui'


def config_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's folder for configuration, by the XDG rules."""
    named = environment.get("XDG_CONFIG_HOME", "")
    return Path(named) if named else Path.home() / ".config"


class _WindowsRunKey:
    """The real key, HKEY_CURRENT_USER."""

    def read(self, name: str) -> str | None:
        """See RunKey."""
        assert sys.platform == "win32"
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except FileNotFoundError:
            return None

    def write(self, name: str, command: str) -> None:
        """See RunKey."""
        assert sys.platform == "win32"
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, command)

    def remove(self, name: str) -> None:
        """See RunKey."""
        assert sys.platform == "win32"
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, name)
        except FileNotFoundError:
            return
