-- What a person changes of his own.

-- Whose a waiting change of the address to sign in by is: its blob lies in a compartment under that person's key.
ALTER TABLE pending_registration ADD COLUMN subject BYTEA;
CREATE INDEX pending_registration_subject ON pending_registration (subject) WHERE subject IS NOT NULL;
-- When the person last said that the data of the account are right.
ALTER TABLE account ADD COLUMN checked_at BIGINT;
