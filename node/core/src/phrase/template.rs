//! The English of a sentence with its places filled in.

use super::value::Value;

/// A part of the English of a sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A place, by its name.
    Place(&'a str),
    /// One form of words or another, by a count.
    Choice {
        /// The place of the count.
        by: &'a str,
        /// Of one.
        one: &'a str,
        /// Of any other number.
        other: &'a str,
    },
}

/// The parts of the English of a sentence, as Fluent writes them: a place is `{ $name }`, and a choice by a count has its
/// two forms on lines of their own.
pub fn pieces(english: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), english);
    while let Some((words, behind)) = rest.split_once("{ $") {
        let Some((piece, after)) = piece(behind) else {
            break;
        };
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(piece);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// A place or a choice behind its opening, and what follows it.
fn piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let (by, behind) = text.split_once(' ')?;
    if let Some(after) = behind.strip_prefix('}') {
        return Some((Piece::Place(by), after));
    }
    let forms = behind.strip_prefix("->\n [one] ")?;
    let (one, behind) = forms.split_once("\n *[other] ")?;
    let (other, after) = behind.split_once("\n }")?;
    Some((Piece::Choice { by, one, other }, after))
}

/// The English with what stands in its places; the name of a place where nothing does.
pub(super) fn fill(english: &str, places: &[(String, Value)]) -> String {
    let mut text = String::with_capacity(english.len() * 2);
    let found = |name: &str| {
        places
            .iter()
            .find(|(of, _)| of == name)
            .map(|(_, value)| value)
    };
    for piece in pieces(english) {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Place(name) => match found(name) {
                Some(value) => text.push_str(&value.to_string()),
                None => text.push_str(name),
            },
            Piece::Choice { by, one, other } => {
                let is_one = found(by) == Some(&Value::Count(1));
                text.push_str(&fill(if is_one { one } else { other }, places));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_chooses_its_form() {
        let english = "Read: { $n ->\n [one] one entry\n *[other] { $n } entries\n } of { $of }.";
        let said = |count| {
            let of = ("of".to_owned(), Value::Text("it".to_owned()));
            fill(english, &[("n".to_owned(), Value::Count(count)), of])
        };
        assert_eq!(said(1), "Read: one entry of it.");
        assert_eq!(said(0), "Read: 0 entries of it.");
        assert_eq!(said(21), "Read: 21 entries of it.");
    }
}
