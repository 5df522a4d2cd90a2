-- Versions of the policy: published, waiting for their day, withdrawn before it; and what each of them is to a person: told
-- of, accepted, settled.

-- What the version is to people beside the one before it: `first`, `editorial`, `narrower`, `substantial`, `new-consent`.
ALTER TABLE edition ADD COLUMN class TEXT NOT NULL DEFAULT 'first';
-- Who published it, as the operator calls himself or his member of staff.
ALTER TABLE edition ADD COLUMN author TEXT;
-- Hash of the law packs it was printed with.
ALTER TABLE edition ADD COLUMN packs BYTEA;
-- Withdrawn before it came into force.
ALTER TABLE edition ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE edition ADD COLUMN withdrawn_reason TEXT;
-- The version in force is the last of these whose instant has come.
CREATE INDEX edition_effective ON edition (effective_at, id) WHERE withdrawn_at IS NULL;
-- The terms of every purpose that an edition declares.
CREATE TABLE edition_terms (
    edition BIGINT NOT NULL,
    terms BYTEA NOT NULL,
    PRIMARY KEY (edition, terms)
);

-- The edition by which this person's grounds were last settled: who is behind the one in force is the reconciler's work.
ALTER TABLE subject ADD COLUMN settled BIGINT NOT NULL DEFAULT 0;
CREATE INDEX subject_settled ON subject (settled, id) WHERE state = 'known';
-- The terms the person was told of after this ground was opened. Never set for a consent: it is asked again instead.
ALTER TABLE ground ADD COLUMN told BYTEA;

-- A notice of an edition to a person, by one channel. `delivered` is what binds.
CREATE TABLE notice (
    subject BYTEA NOT NULL,
    edition BIGINT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('site', 'cabinet', 'email')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed', 'dropped')),
    state_at BIGINT NOT NULL,
    job BYTEA,
    entry BYTEA,
    PRIMARY KEY (subject, edition, channel)
);
CREATE INDEX notice_edition ON notice (edition, state);
-- What a person answered to an edition: by an act, by using on after a notice, or no.
CREATE TABLE acceptance (
    subject BYTEA NOT NULL,
    edition BIGINT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('act', 'use', 'refused')),
    at BIGINT NOT NULL,
    entry BYTEA NOT NULL,
    PRIMARY KEY (subject, edition)
);
-- A consent that covers less than the edition asks for, and is therefore asked again.
CREATE TABLE consent_again (
    consent BYTEA PRIMARY KEY,
    subject BYTEA NOT NULL,
    edition BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    entry BYTEA NOT NULL
);
CREATE INDEX consent_again_subject ON consent_again (subject);
