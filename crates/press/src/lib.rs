//! Sets a document in type: a [`Sheet`] as JSON in, one PDF/A out.
//!
//! A program of its own, because the typesetter is dear to build and four times the size of the server, because a process
//! that ends gives its memory back, and because whatever goes wrong in here goes wrong outside the process that holds keys.
//! It holds no key, opens no file, knows no network, no store and no clock: the fonts, the template and the date of the
//! document are all it has.
//!
//! What comes in is data. The tree becomes a dictionary of the template (`sheet.typ`); no text of it is ever read as
//! markup.

mod coverage;
pub mod limits;
mod links;
mod world;

use thiserror::Error;
use typst::foundations::{Dict, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use zalog_policy::document::{Block, Section, Sheet};

/// The texts of the licences under which the fonts are handed out with this program.
pub const FONT_LICENCES: [&str; 2] =
    [include_str!("../fonts/LICENSE-ParaType.txt"), include_str!("../fonts/LICENSE-DejaVu.txt")];

/// Why there is no PDF.
#[derive(Debug, Error)]
pub enum PressError {
    /// More bytes than [`limits::INPUT_MAX`].
    #[error("the sheet is longer than {} bytes", limits::INPUT_MAX)]
    TooLong,
    /// More cells than [`limits::CELLS_MAX`], or sections deeper than [`limits::DEPTH_MAX`].
    #[error("the document has more tables or deeper sections than are set in type")]
    TooLarge,
    /// Not a sheet.
    #[error("the sheet cannot be read")]
    NotASheet(#[from] serde_json::Error),
    /// The typesetter refused; a fault of the template, not of the document.
    #[error("the document cannot be set: {0}")]
    NotSet(String),
}

/// Sets one sheet, given as JSON. The same bytes in give the same bytes out.
///
/// # Errors
/// Input over a limit, not a sheet, or refused by the typesetter.
pub fn press(input: &[u8]) -> Result<Vec<u8>, PressError> {
    if input.len() > limits::INPUT_MAX {
        return Err(PressError::TooLong);
    }
    let sheet: Sheet = serde_json::from_slice(input)?;
    within_limits(&sheet)?;
    let stamp = stamp(&sheet);
    let fonts = world::fonts();
    let mut tree = serde_json::to_value(&sheet)?;
    links::resolve(&mut tree, &sheet.frame.site);
    coverage::keep_printable(&mut tree, &fonts);
    let mut inputs = Dict::new();
    inputs.insert("sheet".into(), serde_json::from_value::<Value>(tree)?);
    let world = world::OneSheet::new(inputs, fonts);
    let document = typst::compile::<PagedDocument>(&world).output.map_err(said)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PressError::NotSet(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some(concat!("Zalog ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: stamp,
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(said)
}

/// The first thing the typesetter says; the rest follows from it.
fn said(errors: impl IntoIterator<Item = typst::diag::SourceDiagnostic>) -> PressError {
    let first = errors.into_iter().next();
    PressError::NotSet(first.map(|error| error.message.to_string()).unwrap_or_default())
}

fn within_limits(sheet: &Sheet) -> Result<(), PressError> {
    fn cells(section: &Section, depth: usize) -> Option<usize> {
        if depth > limits::DEPTH_MAX {
            return None;
        }
        let own: usize = section.blocks.iter().map(Block::cells).sum();
        section.sections.iter().try_fold(own, |sum, part| Some(sum + cells(part, depth + 1)?))
    }
    let all = sheet.document.sections.iter().try_fold(0, |sum, part| Some(sum + cells(part, 1)?));
    if all.is_some_and(|all| all <= limits::CELLS_MAX) { Ok(()) } else { Err(PressError::TooLarge) }
}

/// The date of the document in its metadata: part of the input, so that two runs give the same bytes.
fn stamp(sheet: &Sheet) -> Option<Timestamp> {
    let at = sheet.frame.stamp.to_zoned(jiff::tz::TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).ok();
    let date = typst::foundations::Datetime::from_ymd_hms(
        i32::from(at.year()),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )?;
    Some(Timestamp::new_utc(date))
}
