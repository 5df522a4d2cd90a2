-- `terms` of a ground are those it stands under now. Once the person was told of other terms, those it was opened under stay
-- beside them.
ALTER TABLE ground RENAME COLUMN told TO opened_under;
-- Purposes whose consents the edition asks again, by slug, one a line.
ALTER TABLE edition ADD COLUMN asks TEXT NOT NULL DEFAULT '';
