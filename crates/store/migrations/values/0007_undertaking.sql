-- What a member of staff undertook: one row for each duty and text, given on the page or recorded from paper by the operator.
-- `document` is the hash of the text, which lies in `published`.
CREATE TABLE undertaking (
    staff BYTEA NOT NULL,
    duty TEXT NOT NULL,
    document BYTEA NOT NULL,
    lang TEXT NOT NULL,
    edition BIGINT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('page', 'paper')),
    given_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    entry BYTEA NOT NULL,
    PRIMARY KEY (staff, duty, document)
);
-- It was filled when an account was made, whether or not anything had been undertaken.
ALTER TABLE staff DROP COLUMN undertaking_at;
