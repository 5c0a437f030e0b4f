"""Starting with the computer: the Run key of Windows, the autostart folder of Linux; off until it is asked for.

The Run key is stood in for by a dictionary: what is tested is which line is written, kept and taken away, not the registry.
"""

import sys
from pathlib import Path

import pytest

from ui.bridge.autostart import DesktopAutostart, WindowsAutostart, autostart_here, config_folder, start_command


class RunKeyInMemory:
    """Stands in for HKEY_CURRENT_USER's Run key."""

    def __init__(self) -> None:
        self.lines: dict[str, str] = {"OneDrive": "onedrive.exe"}

    def read(self, name: str) -> str | None:
        return self.lines.get(name)

    def write(self, name: str, command: str) -> None:
        self.lines[name] = command

    def remove(self, name: str) -> None:
        self.lines.pop(name, None)


def test_on_windows_a_line_of_our_own_is_written_and_taken_away_again():
    key = RunKeyInMemory()
    autostart = WindowsAutostart(key, '"C:\\Đôn Đốc\\DonDoc.exe"')
    assert not autostart.is_on
    autostart.switch(True)
    assert key.lines == {"OneDrive": "onedrive.exe", "DonDoc": '"C:\\Đôn Đốc\\DonDoc.exe"'}
    assert autostart.is_on
    autostart.switch(False)
    assert key.lines == {"OneDrive": "onedrive.exe"}
    autostart.switch(False)


def test_a_line_that_starts_another_copy_of_the_program_is_not_ours():
    key = RunKeyInMemory()
    key.write("DonDoc", '"D:\\cũ\\DonDoc.exe"')
    autostart = WindowsAutostart(key, '"C:\\DonDoc\\DonDoc.exe"')
    assert not autostart.is_on
    autostart.switch(True)
    assert key.read("DonDoc") == '"C:\\DonDoc\\DonDoc.exe"'


def test_on_linux_a_desktop_file_is_written_and_removed(tmp_path):
    autostart = DesktopAutostart(tmp_path, '"/opt/Don Doc/DonDoc"')
    assert not autostart.is_on
    autostart.switch(True)
    lines = (tmp_path / "autostart" / "dondoc.desktop").read_text("utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert 'Exec="/opt/Don Doc/DonDoc"' in lines
    assert "Type=Application" in lines
    assert autostart.is_on
    autostart.switch(False)
    assert list((tmp_path / "autostart").iterdir()) == []
    autostart.switch(False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folder of Linux desktops")
def test_this_system_keeps_it_in_the_users_configuration(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    found = autostart_here()
    assert found is not None
    found.switch(True)
    assert (tmp_path / "autostart" / "dondoc.desktop").is_file()
    again = autostart_here()
    assert again is not None
    assert again.is_on


def test_the_command_is_the_bundles_program_or_the_module():
    assert start_command("C:\\DonDoc\\DonDoc.exe", is_bundled=True) == '"C:\\DonDoc\\DonDoc.exe"'
    assert start_command("/usr/bin/python3", is_bundled=False) == '"/usr/bin/python3" -m ui'


def test_without_a_variable_the_configuration_lies_in_the_home_folder():
    assert config_folder({}) == Path.home() / ".config"
    assert config_folder({"XDG_CONFIG_HOME": "/x"}) == Path("/x")
