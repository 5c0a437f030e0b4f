-- A task that a newer version of its plan no longer has is kept, with what was entered for it, and followed to this day.
ALTER TABLE task ADD COLUMN ended_on TEXT CHECK (ended_on IS NULL OR date(ended_on) IS ended_on);
