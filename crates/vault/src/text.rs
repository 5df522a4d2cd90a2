//! Hexadecimal: 30 lines, so that key text needs no further dependency in what an auditor reads first.

use zeroize::Zeroizing;

/// Lower-case hexadecimal.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            out.push(char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }));
        }
    }
    out
}

/// Bytes of a hexadecimal text of either case; `None` if it is not one.
pub(crate) fn from_hex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let nibble = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut out = Zeroizing::new(Vec::with_capacity(text.len() / 2));
    let mut pairs = text.as_bytes().chunks_exact(2);
    for pair in &mut pairs {
        let &[high, low] = pair else { return None };
        out.push(nibble(high)? << 4 | nibble(low)?);
    }
    pairs.remainder().is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_there_and_back() {
        assert_eq!(to_hex(&[0, 10, 255]), "000aff");
        assert_eq!(from_hex("000aFF").unwrap().as_slice(), [0, 10, 255]);
        for wrong in ["0", "0g", "+1", "я"] {
            assert!(from_hex(wrong).is_none(), "{wrong}");
        }
    }
}
