//! The whole world of the template: itself, the sheet, five faces. Any other file, package or date is refused.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("sheet.typ");

/// PT Serif and PT Sans for text and tables; DejaVu Sans for signs these lack (`₸`, `→`, Greek …).
const FACES: [&[u8]; 5] = [
    include_bytes!("../fonts/PTF55F.ttf"),
    include_bytes!("../fonts/PTF75F.ttf"),
    include_bytes!("../fonts/PTS55F.ttf"),
    include_bytes!("../fonts/PTS75F.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
];

/// The faces, in the order of the book. Fonts of the machine are never looked at: the page would differ between machines.
pub fn fonts() -> Vec<Font> {
    FACES.into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect()
}

/// One sheet to be set.
pub struct OneSheet {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl OneSheet {
    /// `inputs` are what the template sees as `sys.inputs`.
    pub fn new(inputs: Dict, fonts: Vec<Font>) -> Self {
        Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::detached(TEMPLATE),
        }
    }
}

impl World for OneSheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
