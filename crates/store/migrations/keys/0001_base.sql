-- The key store: wrapped keys only, in a file of their own. No transaction spans it and the value store.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE operator_key (
    generation BIGINT PRIMARY KEY,
    wrapped BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE operator_secret (
    name TEXT PRIMARY KEY,
    generation BIGINT NOT NULL,
    wrapped BYTEA NOT NULL
);
CREATE TABLE subject_key (
    subject BYTEA PRIMARY KEY,
    generation BIGINT NOT NULL,
    wrapped BYTEA NOT NULL
);
CREATE INDEX subject_key_generation ON subject_key (generation);
-- subject is NULL for a time bucket, wrapped by the operator key of that generation.
CREATE TABLE compartment_key (
    compartment BYTEA PRIMARY KEY,
    subject BYTEA,
    generation BIGINT,
    wrapped BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX compartment_key_subject ON compartment_key (subject);
CREATE INDEX compartment_key_generation ON compartment_key (generation);
-- The newest checkpoint this operator signed: a value store whose journal is shorter has lost its tail.
CREATE TABLE newest_checkpoint (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    signed_at BIGINT NOT NULL
);
