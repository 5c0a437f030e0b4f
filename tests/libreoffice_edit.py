"""Edits workbooks in one LibreOffice as a person would, by UNO: run with the system's Python, which has `uno`.

Takes a file of jobs (JSON): a list of {source, target, filter, options, password, cells, formulas, merged, deleted_rows, sorted,
filled_to_the_end}. It starts LibreOffice, does all jobs and ends it. No part of the program imports this file.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField

SECONDS = 90
LAST_ROW = 1_048_575


def properties(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    ends_at = time.monotonic() + SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if time.monotonic() > ends_at:
                raise
            time.sleep(0.3)


def sort_rows(sheet, area, column):
    field = TableSortField()
    field.Field, field.IsAscending = column, True
    sort_fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    sheet.getCellRangeByName(area).sort(properties(SortFields=sort_fields, ContainsHeader=False))


def edit(sheet, job):
    sheet.unprotect("")
    for address, text in job.get("cells", {}).items():
        sheet.getCellRangeByName(address).setString(text)
    for address, typed in job.get("typed", {}).items():
        sheet.getCellRangeByName(address).setFormula(typed)  # as if typed: numbers and dates are understood
    if job.get("sorted"):
        sort_rows(sheet, *job["sorted"])
    for area in job.get("merged", []):
        sheet.getCellRangeByName(area).merge(True)
    for row in sorted(job.get("deleted_rows", []), reverse=True):
        sheet.Rows.removeByIndex(row - 1, 1)
    if job.get("filled_to_the_end"):
        sheet.getCellRangeByPosition(0, 40, 3, LAST_ROW).CellBackColor = 0xFFFF00
        sheet.Rows.getByIndex(LAST_ROW).Height = 1_000


def do(desktop, job):
    document = desktop.loadComponentFromURL(Path(job["source"]).as_uri(), "_blank", 0, properties(Hidden=True))
    edit(document.Sheets.getByIndex(0), job)
    wanted = {"FilterName": job["filter"], "Overwrite": True}
    if job.get("options"):
        wanted["FilterOptions"] = job["options"]
    if job.get("password"):
        wanted["Password"] = job["password"]
    document.storeToURL(Path(job["target"]).as_uri(), properties(**wanted))
    document.close(True)


def main():
    jobs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pipe = f"dondoc{os.getpid()}"
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(sys.argv[2]).as_uri()}"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
    try:
        desktop = connect(pipe)
        for job in jobs:
            do(desktop, job)
        desktop.terminate()
        office.wait(SECONDS)
    finally:
        if office.poll() is None:
            office.kill()


if __name__ == "__main__":
    main()
