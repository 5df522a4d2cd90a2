//! Every limit in one place, each with its unit. `zalog doctor` prints them.

/// Values in one compartment at the most; larger sets are split.
pub const VALUES_PER_COMPARTMENT: usize = 1_000;
/// One value, in bytes of its plain text.
pub const VALUE_BYTES: usize = 64 * 1024;
/// One journal entry, in bytes.
pub const ENTRY_BYTES: usize = 512;
/// Rows one reconciler takes at a time.
pub const BATCH_ROWS: usize = 256;
/// Writes that share one commit at the most.
pub const COMMIT_WRITES: usize = 256;
/// A write longer than this is logged, in milliseconds.
pub const SLOW_WRITE_MILLIS: u64 = 50;
/// How often a write is run again after a serialization failure.
pub const WRITE_RETRIES: u32 = 8;
/// Body of a form, in bytes.
pub const FORM_BYTES: usize = 128 * 1024;
/// Fields in one form submission.
pub const FORM_FIELDS: usize = 100;
/// One line of text, in characters.
pub const LINE_CHARS: usize = 300;
/// A phone number as typed, in characters.
pub const PHONE_CHARS: usize = 60;
/// A message, in characters.
pub const TEXT_CHARS: usize = 5_000;
/// A note on a case, in characters.
pub const NOTE_CHARS: usize = 2_000;
/// Notes on one case.
pub const NOTES_PER_CASE: usize = 100;
/// The number of a carrier in an inventory, in characters.
pub const CARRIER_NUMBER_CHARS: usize = 24;
/// After so long a carrier that is still held is looked at again, minutes.
pub const CARRIER_LOOK_MINUTES: i64 = 60;
/// People shown for one address.
pub const FOUND_SUBJECTS: usize = 10;
/// Contacts looked at for one address.
pub const FOUND_CONTACTS: usize = 50;
/// Rows on one page.
pub const PAGE_ROWS: usize = 50;
/// Accounts that one page of those who have not accepted an edition looks at.
pub const UNACCEPTED_LOOK: usize = 1024;
/// After so long those who have not accepted an edition are counted again, minutes.
pub const UNACCEPTED_COUNT_MINUTES: i64 = 60;
/// Records on one page of the cabinet, and in one batch of a copy.
pub const PAGE_RECORDS: usize = 20;
/// Shortest password, in characters.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Longest password, in characters.
pub const PASSWORD_CHARS_MAX: usize = 200;
/// Argon2id memory, in KiB (OWASP minimum: 19 MiB with 2 passes).
pub const ARGON2_KIB: u32 = 19 * 1024;
/// Argon2id passes.
pub const ARGON2_PASSES: u32 = 2;
/// Password computations at one time.
pub const ARGON2_AT_ONCE: usize = 2;
/// A waiting registration takes part in its bucket for this long, in hours.
pub const REGISTRATION_BUCKET_OPEN_HOURS: i64 = 1;
/// A bucket of waiting registrations lives this long, in hours; then its key is destroyed.
pub const REGISTRATION_BUCKET_HOURS: i64 = 24;
/// A recovery link lives this long, in hours.
pub const RECOVERY_HOURS: i64 = 2;
/// A link that proves a contact lives this long, in hours.
pub const CONTACT_PROOF_HOURS: i64 = 24;
/// A person is reminded to look the data of the account through after this time, in days.
pub const DATA_CHECK_DAYS: i64 = 365;
/// A session that is not remembered ends after this idle time, in hours.
pub const SESSION_IDLE_HOURS: i64 = 12;
/// A remembered session ends after this time, in days.
pub const SESSION_REMEMBER_DAYS: i64 = 30;
/// Sign-ins of one source and one address within [`RATE_WINDOW_MINUTES`].
pub const SIGN_INS_PER_WINDOW: u32 = 10;
/// Letters that one source may cause within [`RATE_WINDOW_MINUTES`].
pub const LETTERS_PER_WINDOW: u32 = 20;
/// Forms that one source may send within [`RATE_WINDOW_MINUTES`].
pub const FORMS_PER_WINDOW: u32 = 30;
/// Searches for a person that one member of staff may make within [`RATE_WINDOW_MINUTES`].
pub const SEARCHES_PER_WINDOW: u32 = 60;
/// The window of every rate limit, in minutes.
pub const RATE_WINDOW_MINUTES: i64 = 15;
/// Sources remembered by the rate limits at one time.
pub const RATE_SOURCES: usize = 100_000;
/// Quickest believable time between seeing a form and sending it, in seconds.
pub const FORM_SECONDS_MIN: i64 = 2;
/// A form page is good for this long, in hours.
pub const FORM_HOURS_MAX: i64 = 24;
/// How long one document may be set in type, in seconds.
pub const PRESS_SECONDS: u64 = 90;
/// One PDF, in bytes.
pub const PDF_BYTES: usize = 16 * 1024 * 1024;
/// PDFs kept in memory for those who ask next.
pub const PDFS_KEPT: usize = 32;
/// How often a job is tried.
pub const JOB_TRIES: i64 = 8;
/// First wait after a failed job, in seconds; doubled each time.
pub const JOB_RETRY_SECONDS: i64 = 30;
/// Days for which every page speaks of another edition after it has come into force.
pub const SITE_NOTICE_DAYS: i64 = 14;
/// A lease is held for this long, in seconds.
pub const LEASE_SECONDS: i64 = 10;
/// Letters kept in the demo's outbox.
pub const OUTBOX_LETTERS: usize = 500;
/// A token of the API lives this long unless told otherwise, in days.
pub const API_TOKEN_DAYS: i64 = 365;
/// Longest life of a token of the API, in days.
pub const API_TOKEN_DAYS_MAX: i64 = 730;
/// Purposes that one token may name.
pub const API_TOKEN_PURPOSES: usize = 50;
/// What a token may do is looked up anew after this time, in seconds: a revocation elsewhere is heard that soon.
pub const API_TOKEN_CACHE_SECONDS: i64 = 5;
/// Calls of one token in a minute.
pub const API_CALLS_PER_MINUTE: u32 = 60_000;
/// An `Idempotency-Key`, in characters.
pub const API_KEY_CHARS: usize = 64;
/// Consents that come with one person.
pub const API_CONSENTS: usize = 20;

/// All of them, for `doctor`: name, value, unit.
#[must_use]
pub fn all() -> Vec<(&'static str, u64, &'static str)> {
    let wide = |n: usize| n as u64;
    vec![
        ("values-per-compartment", wide(VALUES_PER_COMPARTMENT), "values"),
        ("value", wide(VALUE_BYTES), "bytes"),
        ("entry", wide(ENTRY_BYTES), "bytes"),
        ("batch", wide(BATCH_ROWS), "rows"),
        ("commit", wide(COMMIT_WRITES), "writes"),
        ("slow-write", SLOW_WRITE_MILLIS, "ms"),
        ("write-retries", u64::from(WRITE_RETRIES), "times"),
        ("form", wide(FORM_BYTES), "bytes"),
        ("form-fields", wide(FORM_FIELDS), "fields"),
        ("line", wide(LINE_CHARS), "characters"),
        ("phone", wide(PHONE_CHARS), "characters"),
        ("text", wide(TEXT_CHARS), "characters"),
        ("note", wide(NOTE_CHARS), "characters"),
        ("notes-per-case", wide(NOTES_PER_CASE), "notes"),
        ("carrier-number", wide(CARRIER_NUMBER_CHARS), "characters"),
        ("found", wide(FOUND_SUBJECTS), "people"),
        ("found-contacts", wide(FOUND_CONTACTS), "contacts"),
        ("page", wide(PAGE_ROWS), "rows"),
        ("unaccepted-look", wide(UNACCEPTED_LOOK), "rows"),
        ("page-records", wide(PAGE_RECORDS), "records"),
        ("password-min", wide(PASSWORD_CHARS_MIN), "characters"),
        ("password-max", wide(PASSWORD_CHARS_MAX), "characters"),
        ("argon2-memory", u64::from(ARGON2_KIB), "KiB"),
        ("argon2-at-once", wide(ARGON2_AT_ONCE), "computations"),
        ("registration", REGISTRATION_BUCKET_HOURS.unsigned_abs(), "hours"),
        ("recovery", RECOVERY_HOURS.unsigned_abs(), "hours"),
        ("contact-proof", CONTACT_PROOF_HOURS.unsigned_abs(), "hours"),
        ("data-check", DATA_CHECK_DAYS.unsigned_abs(), "days"),
        ("session-idle", SESSION_IDLE_HOURS.unsigned_abs(), "hours"),
        ("session-remember", SESSION_REMEMBER_DAYS.unsigned_abs(), "days"),
        ("sign-ins", u64::from(SIGN_INS_PER_WINDOW), "per window"),
        ("letters", u64::from(LETTERS_PER_WINDOW), "per window"),
        ("press", PRESS_SECONDS, "seconds"),
        ("pdf", wide(PDF_BYTES), "bytes"),
        ("pdfs-kept", wide(PDFS_KEPT), "files"),
        ("forms", u64::from(FORMS_PER_WINDOW), "per window"),
        ("searches", u64::from(SEARCHES_PER_WINDOW), "per window"),
        ("rate-window", RATE_WINDOW_MINUTES.unsigned_abs(), "minutes"),
        ("job-tries", JOB_TRIES.unsigned_abs(), "times"),
        ("job-retry", JOB_RETRY_SECONDS.unsigned_abs(), "seconds"),
        ("site-notice", SITE_NOTICE_DAYS.unsigned_abs(), "days"),
        ("lease", LEASE_SECONDS.unsigned_abs(), "seconds"),
        ("argon2-passes", u64::from(ARGON2_PASSES), "passes"),
        ("registration-bucket-open", REGISTRATION_BUCKET_OPEN_HOURS.unsigned_abs(), "hours"),
        ("rate-sources", wide(RATE_SOURCES), "sources"),
        ("form-quickest", FORM_SECONDS_MIN.unsigned_abs(), "seconds"),
        ("form-oldest", FORM_HOURS_MAX.unsigned_abs(), "hours"),
        ("outbox", wide(OUTBOX_LETTERS), "letters"),
        ("api-token", API_TOKEN_DAYS.unsigned_abs(), "days"),
        ("api-token-longest", API_TOKEN_DAYS_MAX.unsigned_abs(), "days"),
        ("api-token-purposes", wide(API_TOKEN_PURPOSES), "purposes"),
        ("api-token-cache", API_TOKEN_CACHE_SECONDS.unsigned_abs(), "seconds"),
        ("api-calls", u64::from(API_CALLS_PER_MINUTE), "per minute"),
        ("api-key", wide(API_KEY_CHARS), "characters"),
        ("api-consents", wide(API_CONSENTS), "consents"),
    ]
}
