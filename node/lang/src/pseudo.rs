//! English with marks on its letters, made from the English catalogue: what comes from there shows it.

use fluent_syntax::ast::{Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

/// A text with marks on its letters.
pub(crate) fn marked(text: &str) -> String {
    let marked = text.chars().map(|c| match c {
        'a' => 'á',
        'b' => 'ƀ',
        'c' => 'ç',
        'd' => 'đ',
        'e' => 'é',
        'f' => 'ƒ',
        'g' => 'ĝ',
        'h' => 'ĥ',
        'i' => 'í',
        'j' => 'ĵ',
        'k' => 'ķ',
        'l' => 'ļ',
        'm' => 'ɱ',
        'n' => 'ñ',
        'o' => 'ó',
        'p' => 'þ',
        'q' => 'ʠ',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'ú',
        'v' => 'ṽ',
        'w' => 'ŵ',
        'x' => 'ẋ',
        'y' => 'ý',
        'z' => 'ž',
        c => upper(c),
    });
    marked.collect()
}

fn upper(c: char) -> char {
    match c {
        'A' => 'Á',
        'B' => 'Ɓ',
        'C' => 'Ç',
        'D' => 'Ð',
        'E' => 'É',
        'F' => 'Ƒ',
        'G' => 'Ĝ',
        'H' => 'Ĥ',
        'I' => 'Í',
        'J' => 'Ĵ',
        'K' => 'Ķ',
        'L' => 'Ļ',
        'M' => 'Ṁ',
        'N' => 'Ñ',
        'O' => 'Ó',
        'P' => 'Þ',
        'Q' => 'Ǫ',
        'R' => 'Ŕ',
        'S' => 'Š',
        'T' => 'Ţ',
        'U' => 'Ú',
        'V' => 'Ṽ',
        'W' => 'Ŵ',
        'X' => 'Ẋ',
        'Y' => 'Ý',
        'Z' => 'Ž',
        c => c,
    }
}

/// A file of the catalogue with marks on the letters of its texts; what stands in places is left as it is.
pub(crate) fn file(text: &str) -> String {
    let mut file = parser::parse(text.to_owned()).unwrap_or_else(|(file, _)| file);
    for entry in &mut file.body {
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &mut message.value {
                    pattern(value);
                }
                attributes(&mut message.attributes);
            }
            Entry::Term(term) => {
                pattern(&mut term.value);
                attributes(&mut term.attributes);
            }
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => {}
        }
    }
    serializer::serialize(&file)
}

fn attributes(attributes: &mut [Attribute<String>]) {
    for attribute in attributes {
        pattern(&mut attribute.value);
    }
}

fn pattern(of: &mut Pattern<String>) {
    for element in &mut of.elements {
        match element {
            PatternElement::TextElement { value } => *value = marked(value),
            PatternElement::Placeable { expression } => within(expression),
        }
    }
}

fn within(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                pattern(&mut variant.value);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => within(expression),
        Expression::Inline(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_marked_and_places_are_not() {
        let english = "key = Seen { $count ->\n    [one] { $count } time\n   *[other] { $count } times\n }\n    .note = by { $who }\n";
        let marked = file(english);
        for text in ["Šééñ", "{ $count } ţíɱéš", "[one]", "ƀý { $who }"] {
            assert!(marked.contains(text), "{text}: {marked}");
        }
    }
}
