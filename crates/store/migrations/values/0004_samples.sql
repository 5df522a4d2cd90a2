-- The planner of PostgreSQL keeps samples of columns in a catalogue of its own, where a deleted row's bytes would outlive it.
-- No samples of sealed bytes, look-ups and tokens; what was sampled so far is dropped with the (unchanged) type. SQLite
-- keeps no samples and leaves these statements out.
ALTER TABLE value ALTER COLUMN sealed TYPE BYTEA;
ALTER TABLE value ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE consent ALTER COLUMN proof TYPE BYTEA;
ALTER TABLE consent ALTER COLUMN proof SET STATISTICS 0;
ALTER TABLE account ALTER COLUMN credential TYPE BYTEA;
ALTER TABLE account ALTER COLUMN credential SET STATISTICS 0;
ALTER TABLE pending_registration ALTER COLUMN sealed TYPE BYTEA;
ALTER TABLE pending_registration ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE pending_registration ALTER COLUMN token TYPE BYTEA;
ALTER TABLE pending_registration ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE sign_in_name ALTER COLUMN mac TYPE BYTEA;
ALTER TABLE sign_in_name ALTER COLUMN mac SET STATISTICS 0;
ALTER TABLE lookup ALTER COLUMN mac TYPE BYTEA;
ALTER TABLE lookup ALTER COLUMN mac SET STATISTICS 0;
ALTER TABLE recovery ALTER COLUMN token TYPE BYTEA;
ALTER TABLE recovery ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE record_link ALTER COLUMN token TYPE BYTEA;
ALTER TABLE record_link ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE contact_proof ALTER COLUMN token TYPE BYTEA;
ALTER TABLE contact_proof ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE session ALTER COLUMN token TYPE BYTEA;
ALTER TABLE session ALTER COLUMN token SET STATISTICS 0;
