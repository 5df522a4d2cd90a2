//! From bytes to text. A file that is not UTF-8 is read as windows-1251, which Notepad still writes.

/// Upper half of windows-1251 (code points 0x80 to 0xBF); 0xC0 to 0xFF are А to я in order.
const UPPER: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”',
    '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§',
    'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»',
    'ј', 'Ѕ', 'ѕ', 'ї',
];

/// What the bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark (Notepad's "Unicode").
    Utf16,
    /// windows-1251: Cyrillic letters make up most of the upper half.
    Windows1251,
    /// Nothing we know; read as UTF-8 with replacement marks.
    Unknown,
}

/// Decodes a file and says what it was. A byte order mark is taken off.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, Encoding) {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return (utf16(rest, u16::from_le_bytes), Encoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return (utf16(rest, u16::from_be_bytes), Encoding::Utf16);
    }
    let rest = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(rest) {
        return (text.to_owned(), Encoding::Utf8);
    }
    let upper = rest.iter().filter(|b| **b >= 0x80).count();
    let letters = rest.iter().filter(|b| **b >= 0xc0 || **b == 0xa8 || **b == 0xb8).count();
    let controls = rest.iter().any(|b| *b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0c));
    if letters * 10 >= upper * 7 && !controls {
        (rest.iter().map(|b| windows_1251(*b)).collect(), Encoding::Windows1251)
    } else {
        (String::from_utf8_lossy(rest).into_owned(), Encoding::Unknown)
    }
}

fn windows_1251(byte: u8) -> char {
    match byte {
        0..=0x7f => char::from(byte),
        0x80..=0xbf => UPPER.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        0xc0..=0xff => char::from_u32(0x410 + u32::from(byte - 0xc0)).unwrap_or('\u{fffd}'),
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(read([*pair.first()?, *pair.get(1)?])));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notepads_files_are_recognised() {
        // "цель ё" in windows-1251.
        assert_eq!(
            decode(&[0xf6, 0xe5, 0xeb, 0xfc, 0x20, 0xb8]),
            ("цель ё".to_owned(), Encoding::Windows1251)
        );
        assert_eq!(decode("\u{feff}цель".as_bytes()), ("цель".to_owned(), Encoding::Utf8));
        assert_eq!(decode(&[0xff, 0xfe, 0x46, 0x04]), ("ц".to_owned(), Encoding::Utf16));
        assert_eq!(decode(&[0x80, 0x81, 0x82, 0x00]).1, Encoding::Unknown);
    }

    #[test]
    fn the_upper_half_has_its_letters_where_they_belong() {
        assert_eq!(windows_1251(0xc0), 'А');
        assert_eq!(windows_1251(0xff), 'я');
        assert_eq!(windows_1251(0xa8), 'Ё');
        assert_eq!(windows_1251(0xb8), 'ё');
        assert_eq!(windows_1251(0xb9), '№');
        assert_eq!(windows_1251(0xab), '«');
    }
}
