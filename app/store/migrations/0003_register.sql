-- The register over time: units that are founded, renamed, merged, split, moved and abolished; beats, pauses, extensions and
-- preparation steps; indicators, evidence, notes and corrections; activities that answer several duties; office calendar days.

-- Directory -----------------------------------------------------------------------------------------------------------

ALTER TABLE unit ADD COLUMN parent_id INTEGER REFERENCES unit (id);
ALTER TABLE unit ADD COLUMN head TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN founded_on TEXT CHECK (founded_on IS NULL OR date(founded_on) IS founded_on);
-- The first day on which the unit is no more, and the unit that its work goes to from that day on, if any.
ALTER TABLE unit ADD COLUMN abolished_on TEXT CHECK (abolished_on IS NULL OR date(abolished_on) IS abolished_on);
ALTER TABLE unit ADD COLUMN heir_id INTEGER REFERENCES unit (id);
CREATE INDEX unit_by_parent ON unit (parent_id);
CREATE INDEX unit_by_heir ON unit (heir_id);

-- One row a change in a unit's life; what stood before it is kept in the row, what stands now in the unit.
CREATE TABLE unit_event (
    id                INTEGER PRIMARY KEY,
    uid               BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    unit_id           INTEGER NOT NULL REFERENCES unit (id),
    kind              TEXT NOT NULL CHECK (kind IN ('founded', 'renamed', 'merged', 'split', 'moved', 'abolished')),
    happened_on       TEXT NOT NULL CHECK (date(happened_on) IS happened_on),
    name_before       TEXT NOT NULL DEFAULT '',
    parent_before_id  INTEGER REFERENCES unit (id),
    other_id          INTEGER REFERENCES unit (id),
    basis             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX unit_event_by_unit ON unit_event (unit_id, happened_on);
CREATE INDEX unit_event_by_parent_before ON unit_event (parent_before_id);
CREATE INDEX unit_event_by_other ON unit_event (other_id);

-- A group with a rule holds all units of a kind, below a unit if one is named, beside its members picked by hand.
ALTER TABLE unit_group ADD COLUMN rule_kind TEXT;
ALTER TABLE unit_group ADD COLUMN rule_parent_id INTEGER REFERENCES unit (id);
CREATE INDEX unit_group_by_rule_parent ON unit_group (rule_parent_id);

-- From this day on that person answers for the unit: what an heir took over. NULL for always.
ALTER TABLE oversight ADD COLUMN since TEXT CHECK (since IS NULL OR date(since) IS since);

-- Plans and tasks -----------------------------------------------------------------------------------------------------

-- A superior plan asks things of us but gives no work items itself; a unit's own plan answers the duty that asked for it.
ALTER TABLE plan ADD COLUMN is_superior INTEGER NOT NULL DEFAULT 0 CHECK (is_superior IN (0, 1));
ALTER TABLE plan ADD COLUMN unit_id INTEGER REFERENCES unit (id);
ALTER TABLE plan ADD COLUMN asked_by_id INTEGER REFERENCES task (id);
CREATE INDEX plan_by_unit ON plan (unit_id);
CREATE INDEX plan_by_asking_task ON plan (asked_by_id);

-- Our duty (task_id) answers a line of another plan (answered_id).
CREATE TABLE task_answer (
    id           INTEGER PRIMARY KEY,
    task_id      INTEGER NOT NULL REFERENCES task (id),
    answered_id  INTEGER NOT NULL REFERENCES task (id),
    UNIQUE (task_id, answered_id),
    CHECK (task_id <> answered_id)
) STRICT;
CREATE INDEX task_answer_by_answered ON task_answer (answered_id);

-- From this day on a task is followed in another beat; the one it began with stands in the task.
CREATE TABLE task_beat (
    id         INTEGER PRIMARY KEY,
    task_id    INTEGER NOT NULL REFERENCES task (id),
    starts_on  TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    beat       TEXT NOT NULL CHECK (beat IN ('week', 'month', 'quarter', 'half_year', 'year', 'once')),
    UNIQUE (task_id, starts_on)
) STRICT;

CREATE TABLE task_pause (
    id         INTEGER PRIMARY KEY,
    task_id    INTEGER NOT NULL REFERENCES task (id),
    starts_on  TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on    TEXT CHECK (ends_on IS NULL OR date(ends_on) IS ends_on),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    CHECK (ends_on IS NULL OR starts_on <= ends_on)
) STRICT;
CREATE INDEX task_pause_by_task ON task_pause (task_id);

-- What is to be ready some days before each deadline of a task, or before an anniversary (its key).
CREATE TABLE preparation (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    task_id      INTEGER REFERENCES task (id),
    anniversary  TEXT NOT NULL DEFAULT '',
    days_before  INTEGER NOT NULL CHECK (days_before > 0),
    text         TEXT NOT NULL CHECK (text <> ''),
    CHECK ((task_id IS NULL) = (anniversary <> ''))
) STRICT;
CREATE INDEX preparation_by_task ON preparation (task_id);

CREATE TABLE preparation_done (
    id              INTEGER PRIMARY KEY,
    preparation_id  INTEGER NOT NULL REFERENCES preparation (id),
    target_on       TEXT NOT NULL CHECK (date(target_on) IS target_on),
    done_on         TEXT NOT NULL CHECK (date(done_on) IS done_on),
    UNIQUE (preparation_id, target_on)
) STRICT;

CREATE TABLE indicator (
    id              INTEGER PRIMARY KEY,
    uid             BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    task_id         INTEGER NOT NULL REFERENCES task (id),
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL CHECK (name <> ''),
    measuring_unit  TEXT NOT NULL,
    is_summed       INTEGER NOT NULL DEFAULT 1 CHECK (is_summed IN (0, 1)),
    target          TEXT
) STRICT;
CREATE INDEX indicator_by_task ON indicator (task_id, position);

-- Work items ----------------------------------------------------------------------------------------------------------

-- A deadline given to this one item; the assignment no longer moves it.
ALTER TABLE work_item ADD COLUMN extended_to TEXT CHECK (extended_to IS NULL OR date(extended_to) IS extended_to);

CREATE TABLE extension (
    id            INTEGER PRIMARY KEY,
    uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    due_before    TEXT CHECK (due_before IS NULL OR date(due_before) IS due_before),
    due_on        TEXT NOT NULL CHECK (date(due_on) IS due_on),
    reason        TEXT NOT NULL CHECK (reason <> ''),
    decided_on    TEXT NOT NULL CHECK (date(decided_on) IS decided_on)
) STRICT;
CREATE INDEX extension_by_item ON extension (work_item_id);

-- A number as text, so that no digit of it is lost.
CREATE TABLE indicator_value (
    id            INTEGER PRIMARY KEY,
    indicator_id  INTEGER NOT NULL REFERENCES indicator (id),
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    value         TEXT NOT NULL CHECK (value <> ''),
    UNIQUE (indicator_id, work_item_id)
) STRICT;
CREATE INDEX indicator_value_by_item ON indicator_value (work_item_id);

-- A file of the book's own folder, or a web address and the day it was seen; neither while it is still missing.
CREATE TABLE evidence (
    id            INTEGER PRIMARY KEY,
    uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    name          TEXT NOT NULL CHECK (name <> ''),
    name_folded   TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('draft', 'missing', 'accepted')),
    file_id       INTEGER REFERENCES stored_file (id),
    address       TEXT NOT NULL DEFAULT '',
    seen_on       TEXT CHECK (seen_on IS NULL OR date(seen_on) IS seen_on),
    added_on      TEXT NOT NULL CHECK (date(added_on) IS added_on),
    CHECK (file_id IS NULL OR address = '')
) STRICT;
CREATE INDEX evidence_by_item ON evidence (work_item_id);
CREATE INDEX evidence_by_file ON evidence (file_id);

CREATE TABLE note (
    id            INTEGER PRIMARY KEY,
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    noted_on      TEXT NOT NULL CHECK (date(noted_on) IS noted_on),
    text          TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX note_by_item ON note (work_item_id);

-- What stood in an approved work item before it was corrected.
CREATE TABLE correction (
    id            INTEGER PRIMARY KEY,
    uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    version       INTEGER NOT NULL CHECK (version >= 1),
    corrected_on  TEXT NOT NULL CHECK (date(corrected_on) IS corrected_on),
    why           TEXT NOT NULL CHECK (why <> ''),
    state         TEXT NOT NULL,
    done_on       TEXT,
    result        TEXT NOT NULL,
    difficulty    TEXT NOT NULL,
    proposal      TEXT NOT NULL,
    reason        TEXT NOT NULL,
    UNIQUE (work_item_id, version)
) STRICT;

ALTER TABLE unit_report ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE unit_report ADD COLUMN reply_by TEXT CHECK (reply_by IS NULL OR date(reply_by) IS reply_by);
ALTER TABLE unit_report ADD COLUMN approved_on TEXT CHECK (approved_on IS NULL OR date(approved_on) IS approved_on);

-- What a tracker showed beside the progress of a row, as text; NULL in one that an older program sent without these columns.
ALTER TABLE tracker_row ADD COLUMN due_on TEXT;
ALTER TABLE tracker_row ADD COLUMN indicators TEXT;
ALTER TABLE tracker_row ADD COLUMN evidence TEXT;
-- The workbook that carried several sendings, one a unit; NULL where it carried this one alone, under its own UUID.
ALTER TABLE tracker_issue ADD COLUMN workbook_uid BLOB CHECK (workbook_uid IS NULL OR length(workbook_uid) = 16);
CREATE INDEX tracker_issue_by_workbook ON tracker_issue (workbook_uid);

-- The day on which the clerk noted that a tracker really left: the book makes drafts and sends nothing itself.
ALTER TABLE tracker_issue ADD COLUMN handed_on TEXT CHECK (handed_on IS NULL OR date(handed_on) IS handed_on);
-- Reminding is a ladder; what an older program recorded were letters.
ALTER TABLE reminder ADD COLUMN rung TEXT NOT NULL DEFAULT 'letter' CHECK (rung IN ('message', 'phone', 'letter'));

-- The history of one work item tells of parts that are gone: they stand in the log alone.
CREATE INDEX change_log_of_gone ON change_log (table_name, row_id) WHERE new IS NULL;

-- Activities and inspections ------------------------------------------------------------------------------------------

CREATE TABLE activity (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    kind         TEXT NOT NULL CHECK (kind IN ('activity', 'inspection')),
    happened_on  TEXT NOT NULL CHECK (date(happened_on) IS happened_on),
    title        TEXT NOT NULL CHECK (title <> ''),
    result       TEXT NOT NULL DEFAULT '',
    findings     TEXT NOT NULL DEFAULT '',
    remedy_by    TEXT CHECK (remedy_by IS NULL OR date(remedy_by) IS remedy_by),
    remedied_on  TEXT CHECK (remedied_on IS NULL OR date(remedied_on) IS remedied_on)
) STRICT;
CREATE INDEX activity_by_day ON activity (happened_on);

CREATE TABLE activity_unit (
    id           INTEGER PRIMARY KEY,
    activity_id  INTEGER NOT NULL REFERENCES activity (id),
    unit_id      INTEGER NOT NULL REFERENCES unit (id),
    UNIQUE (activity_id, unit_id)
) STRICT;
CREATE INDEX activity_unit_by_unit ON activity_unit (unit_id);

CREATE TABLE activity_item (
    id            INTEGER PRIMARY KEY,
    activity_id   INTEGER NOT NULL REFERENCES activity (id),
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    UNIQUE (activity_id, work_item_id)
) STRICT;
CREATE INDEX activity_item_by_item ON activity_item (work_item_id);

-- Calendar, search, documents -----------------------------------------------------------------------------------------

CREATE TABLE local_anniversary (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name      TEXT NOT NULL CHECK (name <> ''),
    calendar  TEXT NOT NULL CHECK (calendar IN ('solar', 'lunar')),
    day       INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
    month     INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    year      INTEGER
) STRICT;

CREATE TABLE office_day (
    id      INTEGER PRIMARY KEY,
    on_day  TEXT NOT NULL UNIQUE CHECK (date(on_day) IS on_day),
    name    TEXT NOT NULL CHECK (name <> ''),
    is_off  INTEGER NOT NULL CHECK (is_off IN (0, 1))
) STRICT;

CREATE TABLE saved_filter (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL CHECK (name <> ''),
    name_key  TEXT NOT NULL UNIQUE,
    query     TEXT NOT NULL
) STRICT;

ALTER TABLE issued_document ADD COLUMN signed_on TEXT CHECK (signed_on IS NULL OR date(signed_on) IS signed_on);
ALTER TABLE issued_document ADD COLUMN file_id INTEGER REFERENCES stored_file (id);
ALTER TABLE issued_document ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
CREATE INDEX issued_document_by_file ON issued_document (file_id);

-- What units wrote, the newest first: search looks through these alone, not through the items in which nothing is written yet.
CREATE INDEX work_item_with_words ON work_item (id) WHERE result_folded <> '';

-- The calendar looks for what falls due on a day, whatever its period, and adds up what stands alike.
CREATE INDEX work_item_by_deadline ON work_item (due_on, task_id, state, done_on);

-- Drafts of documents -------------------------------------------------------------------------------------------------

-- What was asked for and by whom it is signed; how far it is on its way to the signature.
CREATE TABLE draft (
    id                 INTEGER PRIMARY KEY,
    uid                BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    kind               TEXT NOT NULL CHECK (kind <> ''),
    plan_id            INTEGER NOT NULL REFERENCES plan (id),
    period_id          INTEGER NOT NULL REFERENCES period (id),
    dated_on           TEXT NOT NULL CHECK (date(dated_on) IS dated_on),
    made_on            TEXT NOT NULL CHECK (date(made_on) IS made_on),
    profile            TEXT NOT NULL DEFAULT '',
    with_mould         INTEGER NOT NULL DEFAULT 0 CHECK (with_mould IN (0, 1)),
    template_id        INTEGER REFERENCES office_template (id),
    answer_by          TEXT CHECK (answer_by IS NULL OR date(answer_by) IS answer_by),
    signing_authority  TEXT NOT NULL DEFAULT '',
    signer_title       TEXT NOT NULL DEFAULT '',
    signer_name        TEXT NOT NULL DEFAULT '',
    signer_is_chosen   INTEGER NOT NULL DEFAULT 0 CHECK (signer_is_chosen IN (0, 1)),
    recipients         TEXT NOT NULL DEFAULT '',
    document_number    TEXT NOT NULL DEFAULT '',
    stage              TEXT NOT NULL DEFAULT 'draft' CHECK (stage IN ('draft', 'reviewed', 'signed')),
    reviewed_on        TEXT CHECK (reviewed_on IS NULL OR date(reviewed_on) IS reviewed_on),
    reviewed_by        TEXT NOT NULL DEFAULT '',
    reviewed_text      TEXT NOT NULL DEFAULT '',
    document_id        INTEGER REFERENCES issued_document (id)
) STRICT;
CREATE INDEX draft_by_plan ON draft (plan_id);
CREATE INDEX draft_by_period ON draft (period_id);
CREATE INDEX draft_by_document ON draft (document_id);
CREATE INDEX draft_by_template ON draft (template_id);

CREATE TABLE draft_unit (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    draft_id  INTEGER NOT NULL REFERENCES draft (id),
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    UNIQUE (draft_id, unit_id)
) STRICT;
CREATE INDEX draft_unit_by_unit ON draft_unit (unit_id);

-- A block that the book makes, as the clerk worded it or left it out; base is what the book said there then.
CREATE TABLE draft_edit (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    draft_id     INTEGER NOT NULL REFERENCES draft (id),
    block_key    TEXT NOT NULL CHECK (block_key <> ''),
    base         TEXT NOT NULL,
    said_on      TEXT NOT NULL CHECK (date(said_on) IS said_on),
    text         TEXT CHECK (text IS NULL OR text <> ''),
    is_left_out  INTEGER NOT NULL DEFAULT 0 CHECK (is_left_out IN (0, 1)),
    UNIQUE (draft_id, block_key),
    CHECK (text IS NOT NULL OR is_left_out = 1)
) STRICT;

-- A paragraph the clerk added behind a block; those behind the same block stand by position.
CREATE TABLE draft_paragraph (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    draft_id   INTEGER NOT NULL REFERENCES draft (id),
    block_key  TEXT NOT NULL CHECK (block_key <> ''),
    after_key  TEXT NOT NULL,
    position   INTEGER NOT NULL,
    text       TEXT NOT NULL CHECK (text <> ''),
    UNIQUE (draft_id, block_key)
) STRICT;

-- A heading the clerk renamed, moved or left out, or one she added, whose level is above nought.
CREATE TABLE draft_heading (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    draft_id     INTEGER NOT NULL REFERENCES draft (id),
    block_key    TEXT NOT NULL CHECK (block_key <> ''),
    base         TEXT NOT NULL DEFAULT '',
    title        TEXT CHECK (title IS NULL OR title <> ''),
    position     INTEGER,
    is_left_out  INTEGER NOT NULL DEFAULT 0 CHECK (is_left_out IN (0, 1)),
    level        INTEGER NOT NULL DEFAULT 0 CHECK (level >= 0),
    parent_key   TEXT NOT NULL DEFAULT '',
    UNIQUE (draft_id, block_key),
    CHECK (level = 0 OR title IS NOT NULL)
) STRICT;

-- A remark on a block, or on the whole draft where the key is empty.
CREATE TABLE draft_remark (
    id          INTEGER PRIMARY KEY,
    uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    draft_id    INTEGER NOT NULL REFERENCES draft (id),
    block_key   TEXT NOT NULL DEFAULT '',
    text        TEXT NOT NULL CHECK (text <> ''),
    said_by     TEXT NOT NULL DEFAULT '',
    said_on     TEXT NOT NULL CHECK (date(said_on) IS said_on),
    settled_on  TEXT CHECK (settled_on IS NULL OR date(settled_on) IS settled_on)
) STRICT;
CREATE INDEX draft_remark_by_draft ON draft_remark (draft_id);

-- The draft a document was written from, and what it said then, compressed: what was signed can be shown as it was.
ALTER TABLE issued_document ADD COLUMN draft_id INTEGER REFERENCES draft (id);
ALTER TABLE issued_document ADD COLUMN content BLOB;
CREATE INDEX issued_document_by_draft ON issued_document (draft_id);

-- The office's own templates: Word files with fields. What was wrong with one when it was read stands as JSON.
CREATE TABLE office_template (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name      TEXT NOT NULL CHECK (name <> ''),
    name_key  TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL CHECK (kind <> ''),
    file_id   INTEGER NOT NULL REFERENCES stored_file (id),
    faults    TEXT NOT NULL DEFAULT '[]',
    added_on  TEXT NOT NULL CHECK (date(added_on) IS added_on)
) STRICT;
CREATE INDEX office_template_by_file ON office_template (file_id);

-- A chart the clerk put into a draft: a paragraph whose text is what the chart is of; its figures are never kept.
ALTER TABLE draft_paragraph ADD COLUMN chart TEXT NOT NULL DEFAULT ''
    CHECK (chart IN ('', 'units', 'sections', 'months', 'workload'));
