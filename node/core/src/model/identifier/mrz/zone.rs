//! The characters of a zone and their check digits; ICAO 9303 part 3, section 4.9.

/// Value of a character in check digits; none where it may not stand.
pub(super) fn value(c: char) -> Option<u32> {
    match c {
        '<' => Some(0),
        _ if c.is_ascii_digit() || c.is_ascii_uppercase() => c.to_digit(36),
        _ => None,
    }
}

/// The check digit over `text`: weights 7, 3, 1, modulo 10.
pub(super) fn check_digit(text: impl Iterator<Item = char>) -> Option<u32> {
    text.zip([7, 3, 1].into_iter().cycle())
        .try_fold(0, |sum, (c, weight)| Some(sum + value(c)? * weight))
        .map(|sum| sum % 10)
}

/// `c` where only a digit or filler may stand.
pub(super) const fn as_digit(c: char) -> char {
    match c {
        'O' => '0',
        'I' => '1',
        'B' => '8',
        'S' => '5',
        'Z' => '2',
        'G' => '6',
        other => other,
    }
}

/// `c` where only a letter or filler may stand.
pub(super) const fn as_letter(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        '5' => 'S',
        '2' => 'Z',
        '6' => 'G',
        other => other,
    }
}

/// The characters of a zone with the readings that its places force.
pub(super) struct Zone(pub(super) Vec<char>);

impl Zone {
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.0.get(from..to).unwrap_or_default().iter().collect()
    }

    pub(super) fn at(&self, place: usize) -> char {
        self.0.get(place).copied().unwrap_or('<')
    }

    pub(super) fn force(&mut self, from: usize, to: usize, reading: impl Fn(char) -> char) {
        for c in self.0.get_mut(from..to).unwrap_or_default() {
            *c = reading(*c);
        }
    }

    /// True when the place `check` holds the check digit over `from..to`.
    pub(super) fn checks(&self, from: usize, to: usize, check: usize) -> bool {
        let expected = check_digit(self.text(from, to).chars());
        expected.is_some() && expected == self.at(check).to_digit(10)
    }
}
