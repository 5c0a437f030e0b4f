"""Where words typed into forms are kept until the book has them: a small file a book in the user's own folder, outside undo."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.errors import EnvironmentTrouble
from app.files import write_bytes
from ui.kit.typed_words import TypedWords

FOLDER = "go-do"
_KEPT = timedelta(days=30)
_KEPT_GIVEN_UP = timedelta(days=1)
_MOST = 40  # forms, of which the oldest go


class KeptWords:
    """What was typed into the forms of one book and is not in it yet.

    What cannot be written or read is not kept: it must never stand in the way of the work itself.
    """

    def __init__(self, folder: Path, book: Path) -> None:
        """Open what is kept for a book.

        Args:
            folder: the user's own folder.
            book: the book's file.
        """
        name = hashlib.sha256(str(book.absolute()).encode()).hexdigest()[:24]
        self._path = folder / FOLDER / f"{name}.json"
        self._forms = _fresh(_read(self._path))
        self._handed_in: set[str] = set()

    def find(self, form: str) -> TypedWords | None:
        """See `ui.kit.typed_words.Keeper`. What was handed in and came to no refusal is with the book."""
        key = _key(form)
        if key in self._handed_in:
            self._let_go({key})
        return self._forms.get(key)

    def put(self, form: str, fields: Mapping[str, str], *, is_given_up: bool = False) -> None:
        """See Keeper."""
        key, before = _key(form), dict(self._forms)
        self._forms.pop(key, None)
        if fields:
            self._forms[key] = TypedWords(datetime.now().astimezone(), dict(fields), is_given_up)
        if self._forms != before:
            self._write()

    def hand_in(self, form: str) -> None:
        """See Keeper."""
        self._handed_in.add(_key(form))

    def on_saved(self) -> None:
        """Let go of what was handed in: the book has it."""
        self._let_go(set(self._handed_in))

    def on_refused(self) -> None:
        """Keep what was handed in: the book did not take it."""
        self._handed_in.clear()

    def _let_go(self, keys: set[str]) -> None:
        gone = [self._forms.pop(key, None) for key in keys]
        self._handed_in -= keys
        if any(gone):
            self._write()

    def _write(self) -> None:
        newest = sorted(self._forms.items(), key=lambda pair: pair[1].at)[-_MOST:]
        kept = {
            key: {"at": one.at.isoformat(), "fields": dict(one.fields), "is_given_up": one.is_given_up} for key, one in newest
        }
        with suppress(EnvironmentTrouble):
            write_bytes(self._path, json.dumps(kept, ensure_ascii=False).encode())


def _key(form: str) -> str:
    return hashlib.sha256(form.encode()).hexdigest()


def _read(path: Path) -> dict[str, TypedWords]:
    try:
        kept: Any = json.loads(path.read_bytes())
        return {
            str(key): TypedWords(
                datetime.fromisoformat(one["at"]),
                {str(name): str(words) for name, words in one["fields"].items()},
                bool(one["is_given_up"]),
            )
            for key, one in kept.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _fresh(forms: Mapping[str, TypedWords]) -> dict[str, TypedWords]:
    """Leave out what is too old to be wanted."""
    now = datetime.now().astimezone()
    return {key: one for key, one in forms.items() if now - one.at < (_KEPT_GIVEN_UP if one.is_given_up else _KEPT)}
