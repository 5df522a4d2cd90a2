-- What an edition is in law, and what made it necessary.

-- What made it necessary, machine names, one a line: `law`, `industry`, `technology`, `processing`, `wording`.
ALTER TABLE edition ADD COLUMN causes TEXT NOT NULL DEFAULT '';
-- The laws that apply, the operator's seat first, one a line: `ru`, `kz`, `eu`.
ALTER TABLE edition ADD COLUMN laws TEXT NOT NULL DEFAULT '';
-- What the policy is in law: `notice`, `public-contract`. Empty for an edition published before this was asked.
ALTER TABLE edition ADD COLUMN legal_form TEXT NOT NULL DEFAULT '';
