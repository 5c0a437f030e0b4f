"""LibreOffice as a unit's secretary uses it: a macro that sorts and types through the commands of its menus.

Through the menus, so that a protected sheet protects itself; what a macro sets directly would not be asked.
"""

import shutil
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.libreoffice import run_and_end

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">{}</script:module>
"""
_PROGRAM = """
Sub Run
  On Error GoTo Finish
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_default", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
  hand = createUnoService("com.sun.star.frame.DispatchHelper")
{steps}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{target}", kind())
  book.close(True)
Finish:
  StarDesktop.terminate()
End Sub
"""


def typed(cell: str, text: str) -> str:
    """Return the steps that go to a cell and type into it."""
    name = f"typed{cell}"
    return f"""
  book.CurrentController.select(sheet.getCellRangeByName("{cell}"))
  Dim {name}(0) As New com.sun.star.beans.PropertyValue
  {name}(0).Name = "StringName" : {name}(0).Value = "{text}"
  hand.executeDispatch(book.CurrentController.Frame, ".uno:EnterString", "", 0, {name}())"""


def sorted_by(area: str, column: int) -> str:
    """Return the steps that mark rows and sort them by one of their columns, counted from 1."""
    return f"""
  book.CurrentController.select(sheet.getCellRangeByName("{area}"))
  Dim by(3) As New com.sun.star.beans.PropertyValue
  by(0).Name = "ByRows" : by(0).Value = True
  by(1).Name = "HasHeader" : by(1).Value = False
  by(2).Name = "Col1" : by(2).Value = {column}
  by(3).Name = "Ascending1" : by(3).Value = True
  hand.executeDispatch(book.CurrentController.Frame, ".uno:DataSort", "", 0, by())"""


def handled(source: Path, folder: Path, *steps: str) -> Path:
    """Open a workbook, go through the steps, save it in `folder`; skips the test where LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile, target = folder / "profile", folder / "saved.xlsx"
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    run_and_end([*command, "--convert-to", "csv", "--outdir", str(folder), str(source)])  # the first start makes the profile
    text = _PROGRAM.format(source=source.as_uri(), target=target.as_uri(), steps="".join(steps))
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MODULE.format(escape(text)), encoding="utf-8")
    run_and_end([*command, "macro:///Standard.Module1.Run"])
    assert target.exists(), "LibreOffice did not go through the steps"
    return target
