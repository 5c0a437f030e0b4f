-- Version 1 of the book. Frozen once released: a later change is a new file.
-- Every table here is logged (see change_triggers.py) but for those under "Log and undo".
-- Columns: *_on is a date as ISO text, *_at an instant as ISO text in UTC, uid a UUID of 16 bytes where a row travels.

CREATE TABLE book (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    uid         BLOB NOT NULL CHECK (length(uid) = 16),
    created_at  TEXT NOT NULL,
    is_sample   INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1))
) STRICT;

CREATE TABLE setting (
    id     INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE,
    value  TEXT NOT NULL
) STRICT;

-- Directory -----------------------------------------------------------------------------------------------------------

CREATE TABLE unit (
    id              INTEGER PRIMARY KEY,
    uid             BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name            TEXT NOT NULL CHECK (name <> ''),
    name_folded     TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('party_cell', 'mass_organisation', 'committee', 'leadership',
                                                  'department', 'commune', 'other', 'person')),
    position        INTEGER NOT NULL,
    short_name      TEXT NOT NULL DEFAULT '',
    email           TEXT NOT NULL DEFAULT '',
    phone           TEXT NOT NULL DEFAULT '',
    contact_person  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX unit_by_position ON unit (position, id);

CREATE TABLE unit_group (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name         TEXT NOT NULL CHECK (name <> ''),
    name_folded  TEXT NOT NULL,
    position     INTEGER NOT NULL
) STRICT;

CREATE TABLE unit_group_member (
    id         INTEGER PRIMARY KEY,
    group_id   INTEGER NOT NULL REFERENCES unit_group (id),
    unit_id    INTEGER NOT NULL REFERENCES unit (id),
    position   INTEGER NOT NULL,
    joined_on  TEXT CHECK (joined_on IS NULL OR date(joined_on) IS joined_on),
    left_on    TEXT CHECK (left_on IS NULL OR date(left_on) IS left_on),
    UNIQUE (group_id, unit_id, joined_on)
) STRICT;
CREATE INDEX unit_group_member_by_unit ON unit_group_member (unit_id);

-- Every name by which a unit or group is known; its key makes sure that one name never stands for two.
CREATE TABLE alias (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL CHECK (name <> ''),
    name_key  TEXT NOT NULL UNIQUE,
    unit_id   INTEGER REFERENCES unit (id),
    group_id  INTEGER REFERENCES unit_group (id),
    is_main   INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
    CHECK ((unit_id IS NULL) <> (group_id IS NULL))
) STRICT;
CREATE INDEX alias_by_unit ON alias (unit_id);
CREATE INDEX alias_by_group ON alias (group_id);

CREATE TABLE oversight (
    id           INTEGER PRIMARY KEY,
    overseer_id  INTEGER NOT NULL REFERENCES unit (id),
    unit_id      INTEGER NOT NULL REFERENCES unit (id),
    UNIQUE (overseer_id, unit_id)
) STRICT;
CREATE INDEX oversight_by_unit ON oversight (unit_id);

-- Plans ---------------------------------------------------------------------------------------------------------------

CREATE TABLE stored_file (
    id             INTEGER PRIMARY KEY,
    sha256         BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    size           INTEGER NOT NULL CHECK (size >= 0),
    original_name  TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    id               INTEGER PRIMARY KEY,
    uid              BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    type             TEXT NOT NULL,
    document_number  TEXT,
    issued_on        TEXT CHECK (issued_on IS NULL OR date(issued_on) IS issued_on),
    issuing_body     TEXT NOT NULL DEFAULT '',
    subject          TEXT NOT NULL DEFAULT '',
    written          TEXT NOT NULL DEFAULT '',
    document_key     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX document_by_key ON document (document_key) WHERE document_key <> '';

-- The chain: 06-ĐA/TU <- 61-KH/ĐUK <- our plan.
CREATE TABLE document_basis (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES document (id),
    basis_id     INTEGER NOT NULL REFERENCES document (id),
    position     INTEGER NOT NULL,
    UNIQUE (document_id, basis_id),
    CHECK (document_id <> basis_id)
) STRICT;
CREATE INDEX document_basis_by_basis ON document_basis (basis_id);

CREATE TABLE plan (
    id                 INTEGER PRIMARY KEY,
    uid                BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    document_id        INTEGER NOT NULL REFERENCES document (id),
    file_id            INTEGER REFERENCES stored_file (id),
    system             TEXT NOT NULL CHECK (system IN ('party', 'state')),
    superior           TEXT NOT NULL DEFAULT '',
    place              TEXT NOT NULL DEFAULT '',
    first_year         INTEGER,
    last_year          INTEGER,
    signing_authority  TEXT,
    signer_title       TEXT,
    signer_name        TEXT,
    mould              TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_by_document ON plan (document_id);
CREATE INDEX plan_by_file ON plan (file_id);

CREATE TABLE plan_recipient (
    id        INTEGER PRIMARY KEY,
    plan_id   INTEGER NOT NULL REFERENCES plan (id),
    position  INTEGER NOT NULL,
    line      TEXT NOT NULL
) STRICT;
CREATE INDEX plan_recipient_by_plan ON plan_recipient (plan_id);

CREATE TABLE section (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    plan_id   INTEGER NOT NULL REFERENCES plan (id),
    position  INTEGER NOT NULL,
    level     INTEGER NOT NULL CHECK (level >= 1),
    number    TEXT NOT NULL,
    title     TEXT NOT NULL
) STRICT;
CREATE INDEX section_by_plan ON section (plan_id, position);

CREATE TABLE task (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    plan_id      INTEGER NOT NULL REFERENCES plan (id),
    section_id   INTEGER REFERENCES section (id),
    position     INTEGER NOT NULL,
    number       TEXT NOT NULL,
    text         TEXT NOT NULL CHECK (text <> ''),
    text_folded  TEXT NOT NULL,
    deliverable  TEXT NOT NULL DEFAULT '',
    timing_kind  TEXT NOT NULL CHECK (timing_kind IN ('ongoing', 'by_plan', 'deadline', 'quarter', 'range',
                                                      'recurring', 'none')),
    timing_text  TEXT,
    starts_on    TEXT CHECK (starts_on IS NULL OR date(starts_on) IS starts_on),
    ends_on      TEXT CHECK (ends_on IS NULL OR date(ends_on) IS ends_on),
    every        TEXT CHECK (every IS NULL OR every IN ('day', 'week', 'month', 'quarter', 'half_year', 'year')),
    beat         TEXT CHECK (beat IS NULL OR beat IN ('week', 'month', 'quarter', 'half_year', 'year', 'once')),
    paragraph    INTEGER NOT NULL DEFAULT 0,
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
) STRICT;
CREATE INDEX task_by_plan ON task (plan_id, position);
CREATE INDEX task_by_section ON task (section_id);

CREATE TABLE assignment (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    task_id   INTEGER NOT NULL REFERENCES task (id),
    position  INTEGER NOT NULL,
    role      TEXT NOT NULL CHECK (role IN ('lead', 'support', 'overseer')),
    written   TEXT NOT NULL DEFAULT '',
    unit_id   INTEGER REFERENCES unit (id),
    group_id  INTEGER REFERENCES unit_group (id),
    due_on    TEXT CHECK (due_on IS NULL OR date(due_on) IS due_on),
    CHECK (unit_id IS NULL OR group_id IS NULL)
) STRICT;
CREATE INDEX assignment_by_task ON assignment (task_id, position);
CREATE INDEX assignment_by_unit ON assignment (unit_id);
CREATE INDEX assignment_by_group ON assignment (group_id);

-- Register ------------------------------------------------------------------------------------------------------------

CREATE TABLE period (
    id         INTEGER PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    starts_on  TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on    TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    is_opened  INTEGER NOT NULL DEFAULT 0 CHECK (is_opened IN (0, 1)),
    CHECK (starts_on <= ends_on)
) STRICT;
CREATE INDEX period_by_days ON period (starts_on, ends_on);

CREATE TABLE work_item (
    id             INTEGER PRIMARY KEY,
    uid            BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    task_id        INTEGER NOT NULL REFERENCES task (id),
    unit_id        INTEGER NOT NULL REFERENCES unit (id),
    period_id      INTEGER NOT NULL REFERENCES period (id),
    role           TEXT NOT NULL CHECK (role IN ('lead', 'support')),
    due_on         TEXT CHECK (due_on IS NULL OR date(due_on) IS due_on),
    state          TEXT NOT NULL DEFAULT 'not_started'
                   CHECK (state IN ('not_yet_due', 'not_started', 'in_progress', 'completed', 'not_applicable')),
    done_on        TEXT CHECK (done_on IS NULL OR date(done_on) IS done_on),
    result         TEXT NOT NULL DEFAULT '',
    difficulty     TEXT NOT NULL DEFAULT '',
    proposal       TEXT NOT NULL DEFAULT '',
    reason         TEXT NOT NULL DEFAULT '',
    result_folded  TEXT NOT NULL DEFAULT '',
    UNIQUE (task_id, unit_id, period_id),
    CHECK ((state = 'completed') = (done_on IS NOT NULL)),
    CHECK (state <> 'not_applicable' OR reason <> '')
) STRICT;
-- Covers the four-way count: nothing but the index is read.
CREATE INDEX work_item_for_count ON work_item (period_id, unit_id, state, due_on, done_on, task_id);
CREATE INDEX work_item_by_unit ON work_item (unit_id);

-- Trackers ------------------------------------------------------------------------------------------------------------

CREATE TABLE tracker_issue (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    number     INTEGER NOT NULL CHECK (number >= 1),
    unit_id    INTEGER NOT NULL REFERENCES unit (id),
    period_id  INTEGER NOT NULL REFERENCES period (id),
    sent_on    TEXT NOT NULL CHECK (date(sent_on) IS sent_on),
    reply_by   TEXT NOT NULL CHECK (date(reply_by) IS reply_by),
    file_name  TEXT NOT NULL,
    UNIQUE (unit_id, period_id, number)
) STRICT;
CREATE INDEX tracker_issue_by_period ON tracker_issue (period_id);

-- What stood in the tracker when it left: the base of the three-way merge.
CREATE TABLE tracker_row (
    id            INTEGER PRIMARY KEY,
    issue_id      INTEGER NOT NULL REFERENCES tracker_issue (id),
    work_item_id  INTEGER NOT NULL REFERENCES work_item (id),
    state         TEXT NOT NULL,
    done_on       TEXT,
    result        TEXT NOT NULL,
    difficulty    TEXT NOT NULL,
    proposal      TEXT NOT NULL,
    reason        TEXT NOT NULL,
    UNIQUE (issue_id, work_item_id)
) STRICT;
CREATE INDEX tracker_row_by_item ON tracker_row (work_item_id);

CREATE TABLE tracker_receipt (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    issue_id     INTEGER NOT NULL REFERENCES tracker_issue (id),
    file_id      INTEGER NOT NULL REFERENCES stored_file (id),
    file_name    TEXT NOT NULL,
    received_on  TEXT NOT NULL CHECK (date(received_on) IS received_on),
    decision     TEXT NOT NULL
) STRICT;
CREATE INDEX tracker_receipt_by_issue ON tracker_receipt (issue_id);
CREATE INDEX tracker_receipt_by_file ON tracker_receipt (file_id);

CREATE TABLE unit_report (
    id           INTEGER PRIMARY KEY,
    unit_id      INTEGER NOT NULL REFERENCES unit (id),
    period_id    INTEGER NOT NULL REFERENCES period (id),
    state        TEXT NOT NULL CHECK (state IN ('sent', 'reported', 'sent_back', 'approved')),
    received_on  TEXT CHECK (received_on IS NULL OR date(received_on) IS received_on),
    UNIQUE (unit_id, period_id)
) STRICT;
CREATE INDEX unit_report_by_period ON unit_report (period_id);

CREATE TABLE reminder (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    unit_id      INTEGER NOT NULL REFERENCES unit (id),
    period_id    INTEGER NOT NULL REFERENCES period (id),
    reminded_on  TEXT NOT NULL CHECK (date(reminded_on) IS reminded_on),
    file_name    TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_by_unit ON reminder (unit_id);
CREATE INDEX reminder_by_period ON reminder (period_id);

CREATE TABLE issued_document (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    period_id  INTEGER REFERENCES period (id),
    unit_id    INTEGER REFERENCES unit (id),
    profile    TEXT NOT NULL,
    dated_on   TEXT NOT NULL CHECK (date(dated_on) IS dated_on),
    file_name  TEXT NOT NULL,
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
    figures    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX issued_document_by_period ON issued_document (period_id);
CREATE INDEX issued_document_by_unit ON issued_document (unit_id);

-- Log and undo (not logged themselves) --------------------------------------------------------------------------------

CREATE TABLE change_batch (
    id             INTEGER PRIMARY KEY,
    at             TEXT NOT NULL,
    step           TEXT NOT NULL,
    subject        TEXT NOT NULL DEFAULT '',
    direction      TEXT NOT NULL CHECK (direction IN ('do', 'undo', 'redo')),
    inverts        INTEGER REFERENCES change_batch (id),
    previous_hash  BLOB NOT NULL,
    hash           BLOB
) STRICT;

CREATE TABLE change_log (
    id          INTEGER PRIMARY KEY,
    batch_id    INTEGER NOT NULL REFERENCES change_batch (id),
    table_name  TEXT NOT NULL,
    row_id      INTEGER NOT NULL,
    old         TEXT,
    new         TEXT
) STRICT;
CREATE INDEX change_log_by_batch ON change_log (batch_id);
CREATE INDEX change_log_by_row ON change_log (table_name, row_id);

-- The batch being written; NULL between transactions, so that a change outside one fails at change_log.batch_id.
CREATE TABLE current_batch (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    batch_id  INTEGER
) STRICT;
INSERT INTO current_batch (id, batch_id) VALUES (1, NULL);

-- The undo list: one row a step, the batch that last did or redid it, and whether it is undone now.
CREATE TABLE undo_step (
    id         INTEGER PRIMARY KEY,
    batch_id   INTEGER NOT NULL REFERENCES change_batch (id),
    is_undone  INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;
