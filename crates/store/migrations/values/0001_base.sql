-- The value store of one operator. Instants are microseconds since 1970 UTC; ids are 16 bytes made by the program;
-- hashes are 32 bytes. On PostgreSQL these tables stand in a schema of their own, one per operator.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Append-only numbers for declared names.
CREATE TABLE intern (
    kind TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, number),
    UNIQUE (kind, name)
);

-- Published bytes, by hash; never changed.
CREATE TABLE published (
    hash BYTEA PRIMARY KEY,
    media TEXT NOT NULL,
    body TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);
CREATE TABLE edition (
    id BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    declaration BYTEA NOT NULL,
    generator TEXT NOT NULL,
    reason TEXT,
    substantial BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    effective_at BIGINT NOT NULL
);
CREATE TABLE edition_text (
    edition BIGINT NOT NULL,
    document TEXT NOT NULL,
    lang TEXT NOT NULL,
    canonical BYTEA NOT NULL,
    markdown BYTEA NOT NULL,
    PRIMARY KEY (edition, document, lang)
);
CREATE INDEX edition_text_canonical ON edition_text (canonical, edition);
-- The one row that an apply flips.
CREATE TABLE in_force (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    edition BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE TABLE terms (
    id BYTEA PRIMARY KEY,
    body TEXT NOT NULL,
    first_edition BIGINT NOT NULL
);

CREATE TABLE subject (
    id BYTEA PRIMARY KEY,
    epoch BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('known', 'closing', 'gone')),
    jurisdiction TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE TABLE compartment (
    id BYTEA PRIMARY KEY,
    subject BYTEA,
    kind TEXT NOT NULL CHECK (kind IN ('account', 'record', 'proof', 'bucket')),
    key_generation BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    ends_at BIGINT,
    state TEXT NOT NULL CHECK (state IN ('live', 'ordered', 'destroyed'))
);
CREATE INDEX compartment_subject ON compartment (subject);
CREATE INDEX compartment_bucket ON compartment (opened_at) WHERE kind = 'bucket';
CREATE INDEX compartment_ends ON compartment (ends_at) WHERE state <> 'destroyed';
CREATE TABLE record (
    id BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    compartment BYTEA NOT NULL,
    form TEXT NOT NULL,
    account BIGINT NOT NULL,
    host TEXT NOT NULL,
    edition BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('live', 'garbage', 'destroyed')),
    created_at BIGINT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE INDEX record_subject ON record (subject);
CREATE TABLE party (
    record BYTEA NOT NULL,
    subject BYTEA NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'representative', 'mentioned')),
    PRIMARY KEY (record, subject, role)
);
CREATE INDEX party_subject ON party (subject);
CREATE TABLE value (
    id BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    record BYTEA NOT NULL,
    compartment BYTEA NOT NULL,
    item BIGINT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('provided', 'observed', 'third-party')),
    sealed BYTEA NOT NULL,
    since BIGINT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE INDEX value_subject ON value (subject);
CREATE INDEX value_record ON value (record);

CREATE TABLE account (
    subject BYTEA PRIMARY KEY,
    record BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    credential BYTEA NOT NULL,
    credential_value BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE contact (
    id BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone')),
    value BYTEA NOT NULL,
    proved_at BIGINT,
    proved_by TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX contact_subject ON contact (subject);
-- Unique for sign-in names only.
CREATE TABLE sign_in_name (
    name TEXT NOT NULL,
    generation BIGINT NOT NULL,
    normaliser BIGINT NOT NULL,
    mac BYTEA NOT NULL,
    subject BYTEA NOT NULL,
    contact BYTEA NOT NULL,
    PRIMARY KEY (name, generation, normaliser, mac)
);
CREATE INDEX sign_in_name_subject ON sign_in_name (subject);
CREATE TABLE lookup (
    name TEXT NOT NULL,
    generation BIGINT NOT NULL,
    normaliser BIGINT NOT NULL,
    mac BYTEA NOT NULL,
    subject BYTEA NOT NULL,
    contact BYTEA NOT NULL,
    PRIMARY KEY (name, generation, normaliser, mac, contact)
);
CREATE INDEX lookup_subject ON lookup (subject);

CREATE TABLE ground (
    id BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    record BYTEA,
    purpose BIGINT NOT NULL,
    basis TEXT NOT NULL,
    terms BYTEA NOT NULL,
    hold BIGINT,
    consent BYTEA,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'winding-down', 'ended')),
    since BIGINT NOT NULL,
    until BIGINT,
    resumes_until BIGINT,
    bound BIGINT,
    edition BIGINT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE INDEX ground_subject ON ground (subject);
CREATE INDEX ground_terms ON ground (terms);
CREATE TABLE event (
    id BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    record BYTEA,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    reporter TEXT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE INDEX event_subject ON event (subject);
-- The next instant at which the clock alone changes something for a subject.
CREATE TABLE due (
    subject BYTEA PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE INDEX due_at ON due (at);

CREATE TABLE consent (
    id BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    record BYTEA,
    purpose BIGINT NOT NULL,
    ground BYTEA NOT NULL,
    document BYTEA NOT NULL,
    lang TEXT NOT NULL,
    edition BIGINT NOT NULL,
    strength TEXT NOT NULL,
    form TEXT NOT NULL,
    button TEXT NOT NULL,
    host TEXT NOT NULL,
    receipt TEXT NOT NULL UNIQUE,
    statement TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    entry BYTEA NOT NULL,
    entry_body BYTEA NOT NULL,
    proof_compartment BYTEA NOT NULL,
    proof_value BYTEA NOT NULL,
    proof BYTEA NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_entry BYTEA
);
CREATE INDEX consent_subject ON consent (subject);
CREATE TABLE acknowledgement (
    subject BYTEA NOT NULL,
    document BYTEA NOT NULL,
    lang TEXT NOT NULL,
    form TEXT NOT NULL,
    at BIGINT NOT NULL,
    entry BYTEA NOT NULL,
    PRIMARY KEY (subject, document, entry)
);

CREATE TABLE case_file (
    id BYTEA PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    subject BYTEA NOT NULL,
    record BYTEA NOT NULL,
    form TEXT NOT NULL,
    role TEXT NOT NULL,
    host TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'in-work', 'answered', 'closed')),
    state_at BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE INDEX case_file_open ON case_file (opened_at) WHERE state <> 'closed';
CREATE INDEX case_file_state ON case_file (state, state_at);
CREATE INDEX case_file_subject ON case_file (subject);
CREATE TABLE case_step (
    case_id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    staff BYTEA,
    entry BYTEA NOT NULL,
    PRIMARY KEY (case_id, at, state)
);
-- Fields that an outside form sent and nothing declares: counted, never stored.
CREATE TABLE dropped_field (
    form TEXT NOT NULL,
    day BIGINT NOT NULL,
    fields BIGINT NOT NULL,
    PRIMARY KEY (form, day)
);

CREATE TABLE pending_registration (
    id BYTEA PRIMARY KEY,
    compartment BYTEA NOT NULL,
    token BYTEA,
    sealed BYTEA NOT NULL,
    host TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX pending_registration_token ON pending_registration (token);
CREATE INDEX pending_registration_compartment ON pending_registration (compartment);
CREATE INDEX pending_registration_ends ON pending_registration (ends_at);
CREATE TABLE recovery (
    token BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX recovery_subject ON recovery (subject);
CREATE INDEX recovery_ends ON recovery (ends_at);
CREATE TABLE session (
    token BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    host TEXT NOT NULL,
    agent TEXT NOT NULL,
    remembered BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX session_subject ON session (subject);
CREATE INDEX session_ends ON session (ends_at);

CREATE TABLE staff (
    id BYTEA PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    roles TEXT NOT NULL,
    credential TEXT NOT NULL,
    undertaking_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'left')),
    created_at BIGINT NOT NULL
);
CREATE TABLE staff_session (
    token BYTEA PRIMARY KEY,
    staff BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

-- Effects outside the store. The payload has ids, never values.
CREATE TABLE job (
    id BYTEA PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'failed', 'done', 'dropped')),
    tries BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    error TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX job_waiting ON job (state, run_at);
-- One row per write that somebody may repeat: the repetition gets the first result.
CREATE TABLE operation (
    id BYTEA PRIMARY KEY,
    kind TEXT NOT NULL,
    result TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX operation_at ON operation (at);

CREATE TABLE tombstone (
    id BYTEA PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('subject', 'compartment')),
    subject BYTEA,
    reason TEXT NOT NULL,
    ordered_at BIGINT NOT NULL,
    key_destroyed_at BIGINT,
    erased_at BIGINT,
    act_year BIGINT,
    act_number BIGINT,
    entry BYTEA NOT NULL
);
CREATE INDEX tombstone_open ON tombstone (ordered_at) WHERE erased_at IS NULL;
CREATE TABLE act (
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    body TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (year, number)
);

CREATE TABLE journal_pending (
    id BYTEA PRIMARY KEY,
    body BYTEA NOT NULL,
    subject BYTEA,
    at BIGINT NOT NULL
);
-- The entries of one commit in one row: each a length (2 bytes, big-endian) and its bytes.
CREATE TABLE journal_batch (
    first BIGINT PRIMARY KEY,
    entries BIGINT NOT NULL,
    bodies BYTEA NOT NULL
);
CREATE TABLE journal_tile (
    level BIGINT NOT NULL,
    place BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (level, place)
);
CREATE TABLE journal_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    size BIGINT NOT NULL,
    root BYTEA NOT NULL
);
-- Derived: which entries a subject may see. Goes with the subject.
CREATE TABLE journal_subject (
    subject BYTEA NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (subject, position)
);
CREATE TABLE checkpoint (
    size BIGINT PRIMARY KEY,
    note TEXT NOT NULL,
    signed_at BIGINT NOT NULL
);
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder BYTEA NOT NULL,
    fence BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
