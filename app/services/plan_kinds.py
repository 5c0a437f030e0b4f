"""The kinds of file a plan may come in, as a clerk chooses or drops them; what a file really is the gate finds out."""

from app.importers.readers import CONVERTED_KINDS, PLAN_KINDS

PLAN_SUFFIXES: tuple[str, ...] = (*(f".{kind.value}" for kind in (*PLAN_KINDS, *CONVERTED_KINDS)), ".md")
