-- Data of another person: who gave them and whose they are, apart; what the one is to the other; and the declaration without
-- which they are not taken.
CREATE TABLE other_person (
    record BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    person BYTEA NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('child', 'relative', 'employee', 'other')),
    document BYTEA NOT NULL,
    lang TEXT NOT NULL,
    at BIGINT NOT NULL,
    entry BYTEA NOT NULL
);
CREATE INDEX other_person_subject ON other_person (subject);
