-- What staff do with personal data outside the program: by hand, or onto a carrier that people keep and have to destroy.
CREATE TABLE handling (
    id BYTEA PRIMARY KEY,
    -- Nobody's once the record is destroyed: a carrier that still lies somewhere is then due.
    subject BYTEA,
    record BYTEA,
    operation TEXT NOT NULL,
    purpose BIGINT NOT NULL,
    items TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('by-hand', 'automated')),
    medium TEXT,
    store TEXT,
    number TEXT,
    done_on BIGINT NOT NULL,
    staff BYTEA NOT NULL,
    entered_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'kept', 'due', 'destroyed')),
    state_at BIGINT NOT NULL,
    look_at BIGINT,
    destroyed_on BIGINT,
    destroyed_by BYTEA,
    ends_at BIGINT,
    entry BYTEA NOT NULL
);
CREATE INDEX handling_record ON handling (record, id);
CREATE INDEX handling_subject ON handling (subject, id);
CREATE INDEX handling_due ON handling (state_at, id) WHERE state = 'due';
CREATE INDEX handling_look ON handling (look_at, id) WHERE state = 'kept';
CREATE INDEX handling_ends ON handling (ends_at);
