-- What a person may do with the data: secret links to a record, proof of a guest's contact, tokens of the API; and what a
-- destruction remembers until its act is written.

-- A link to one record, for a person without an account: the hash of its token. Goes with the record.
CREATE TABLE record_link (
    token BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    record BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX record_link_record ON record_link (record);
CREATE INDEX record_link_subject ON record_link (subject);
-- A letter that proves a contact: the hash of its token, and the very value the letter went to.
CREATE TABLE contact_proof (
    token BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    contact BYTEA NOT NULL,
    value BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX contact_proof_subject ON contact_proof (subject);
CREATE INDEX contact_proof_ends ON contact_proof (ends_at);
-- A token of the API: its hash, and the purposes it names.
CREATE TABLE api_token (
    token BYTEA PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    purposes TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

-- Who keeps what is still held when a subject goes: the rows that stay are moved there in the commit of the order.
ALTER TABLE tombstone ADD COLUMN heir BYTEA;
-- The number the person is told, to look the act up by.
ALTER TABLE tombstone ADD COLUMN reference TEXT;
-- What was removed so far, by item: JSON. Becomes the act.
ALTER TABLE tombstone ADD COLUMN removed TEXT;
-- The record whose compartment goes.
ALTER TABLE tombstone ADD COLUMN record BYTEA;
CREATE UNIQUE INDEX tombstone_reference ON tombstone (reference);
CREATE INDEX tombstone_subject ON tombstone (subject);
CREATE INDEX act_ends ON act (ends_at);

-- What a subject owns is found by subject and terms: closing reads only the grounds that may outlive it.
DROP INDEX ground_subject;
CREATE INDEX ground_subject ON ground (subject, terms);
-- A person's records are read page by page, newest first.
DROP INDEX record_subject;
CREATE INDEX record_subject ON record (subject, id);
