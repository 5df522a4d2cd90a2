//! The other side: the same fields in clear, in one table with one index, through the same writer thread and group
//! commit (`zalog_store::Store`), `synchronous=FULL`. No grounds, no sealing, no journal, no operation ids.

use std::path::Path;

use zalog_store::{Arg, Options, Sql, Store, StoreError};

use crate::Fault;

const CREATE: Sql = Sql::same(
    "CREATE TABLE plain_person (id INTEGER PRIMARY KEY, surname TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, \
     phone TEXT NOT NULL, form TEXT NOT NULL, consent INTEGER NOT NULL, host TEXT NOT NULL, state TEXT NOT NULL, \
     created_at INTEGER NOT NULL) STRICT",
);
const INDEX: Sql = Sql::same("CREATE INDEX plain_person_email ON plain_person (email)");
const INSERT: Sql = Sql::same(
    "INSERT INTO plain_person (surname, name, email, phone, form, consent, host, state, created_at) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'new', ?8)",
);
const SELECT: Sql = Sql::same("SELECT surname, name, email, phone FROM plain_person WHERE email = ?1");

/// The plain table.
pub struct Plain(Store);

/// What is typed, the same on both sides.
pub struct Person {
    /// Surname.
    pub surname: &'static str,
    /// Given name.
    pub name: &'static str,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
}

impl Plain {
    /// Makes the table in a folder.
    ///
    /// # Errors
    /// The store fails.
    pub fn new(folder: &Path) -> Result<Self, Fault> {
        std::fs::create_dir_all(folder)?;
        let store = Store::sqlite(&folder.join("plain.db"), Options::default())?;
        store.write::<_, StoreError, _>(|tx| {
            tx.execute(CREATE, &[])?;
            tx.execute(INDEX, &[]).map(drop)
        })?;
        Ok(Self(store))
    }

    /// One insert, durable when it returns.
    ///
    /// # Errors
    /// The store fails.
    pub fn insert(&self, person: Person, form: &'static str, consent: bool, at: i64) -> Result<(), Fault> {
        self.0.write::<_, StoreError, _>(move |tx| {
            let args = [
                Arg::Text(person.surname),
                Arg::Text(person.name),
                Arg::Text(&person.email),
                Arg::Text(&person.phone),
                Arg::Text(form),
                Arg::Int(consent.into()),
                Arg::Text("progtime.net"),
                Arg::Int(at),
            ];
            tx.execute(INSERT, &args).map(drop)
        })?;
        Ok(())
    }

    /// One read by the index.
    ///
    /// # Errors
    /// The store fails, or the row is not there.
    pub fn read(&self, email: &str) -> Result<(), Fault> {
        let mut fields = Vec::with_capacity(4);
        self.0.read::<_, StoreError, _>(|tx| {
            tx.query(SELECT, &[Arg::Text(email)], &mut |row| {
                for column in 0..4 {
                    fields.push(row.text(column)?);
                }
                Ok(())
            })
        })?;
        if std::hint::black_box(&fields).is_empty() { Err("a plain row is missing".into()) } else { Ok(()) }
    }
}
