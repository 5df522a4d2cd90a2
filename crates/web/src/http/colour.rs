//! The site's accent colour, moved until it can be read (WCAG 2.2, 1.4.3: contrast of at least 4.5 to 1).

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Of the light page and its darkest surface, of the dark page's lightest surface.
const LIGHT_SURFACE: Rgb = Rgb(0xf1, 0xf3, 0xf5);
const DARK_SURFACE: Rgb = Rgb(0x25, 0x29, 0x30);
const DARK_PAGE: Rgb = Rgb(0x1b, 0x1e, 0x24);
const WHITE: Rgb = Rgb(255, 255, 255);
const BLACK: Rgb = Rgb(0, 0, 0);
const INK: Rgb = Rgb(0x10, 0x13, 0x18);
/// A site that names no colour.
const PLAIN: Rgb = Rgb(0x1f, 0x4f, 0x8f);
/// A little more than the standard asks, so that rounding never falls below it.
const CONTRAST: f64 = 4.7;

impl Rgb {
    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// As `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast of two colours, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// This colour with `percent` of another in it.
    #[must_use]
    fn mix(self, other: Self, percent: u16) -> Self {
        let part = |a: u8, b: u8| {
            let sum = u16::from(a) * (100 - percent) + u16::from(b) * percent;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }

    /// The nearest mix towards `end` that can be read on `surface`.
    fn readable_on(self, surface: Self, end: Self) -> Self {
        let steps = (0..=100).step_by(2).map(|percent| self.mix(end, percent));
        steps.into_iter().find(|mixed| mixed.contrast(surface) >= CONTRAST).unwrap_or(end)
    }
}

/// The accent, and a surface tinted with it, on which the accent can be read too.
struct Scheme {
    accent: Rgb,
    soft: Rgb,
}

impl Scheme {
    fn light(declared: Rgb) -> Self {
        let soft = WHITE.mix(declared, 8);
        let darker = if soft.luminance() < LIGHT_SURFACE.luminance() { soft } else { LIGHT_SURFACE };
        Self { accent: declared.readable_on(darker, BLACK), soft }
    }

    fn dark(declared: Rgb) -> Self {
        let soft = DARK_PAGE.mix(declared, 16);
        let lighter = if soft.luminance() > DARK_SURFACE.luminance() { soft } else { DARK_SURFACE };
        Self { accent: declared.readable_on(lighter, WHITE), soft }
    }
}

/// The custom properties of a site's accent, for the light and the dark scheme.
#[must_use]
pub fn properties(declared: Option<&str>) -> String {
    let accent = declared.and_then(Rgb::parse).unwrap_or(PLAIN);
    let Scheme { accent: light, soft: light_soft } = Scheme::light(accent);
    let Scheme { accent: dark, soft: dark_soft } = Scheme::dark(accent);
    let on_dark = if INK.contrast(dark) >= CONTRAST { INK } else { BLACK };
    format!(
        ":root{{--accent:{};--accent-soft:{};--on-accent:#fff}}\
         @media(prefers-color-scheme:dark){{:root{{--accent:{};--accent-soft:{};--on-accent:{}}}}}",
        light.hex(),
        light_soft.hex(),
        dark.hex(),
        dark_soft.hex(),
        on_dark.hex(),
    )
}

/// The accent as declared, for the icon.
#[must_use]
pub fn plain(declared: Option<&str>) -> String {
    declared.and_then(Rgb::parse).unwrap_or(PLAIN).readable_on(WHITE, BLACK).hex()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_accent_can_be_read_in_both_schemes() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let accent = Rgb(red, green, blue);
                    let (light, dark) = (Scheme::light(accent), Scheme::dark(accent));
                    for surface in [LIGHT_SURFACE, WHITE, light.soft] {
                        assert!(light.accent.contrast(surface) >= 4.5, "{accent:?} on {surface:?}");
                    }
                    for surface in [DARK_SURFACE, DARK_PAGE, dark.soft, INK] {
                        assert!(dark.accent.contrast(surface) >= 4.5, "{accent:?} on {surface:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(Rgb::parse("#0b7a75"), Some(Rgb(0x0b, 0x7a, 0x75)));
        assert_eq!(Rgb::parse("#0b7a7"), None);
        assert_eq!(Rgb::parse("red"), None);
        assert_eq!(Rgb(1, 2, 255).hex(), "#0102ff");
        // An accent that can be read already is left as it is.
        assert!(properties(Some("#0b5a55")).contains("--accent:#0b5a55;"));
    }
}
