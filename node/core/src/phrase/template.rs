//! The English of a sentence with its places filled in.

use super::value::Value;

/// A part of the English of a sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A place, by its name.
    Place(&'a str),
}

/// The parts of the English of a sentence: a place is written `{ $name }`.
pub fn pieces(english: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), english);
    while let Some((words, behind)) = rest.split_once("{ $") {
        let Some((name, after)) = behind.split_once(" }") else {
            break;
        };
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(Piece::Place(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The English with what stands in its places; the name of a place where nothing does.
pub(super) fn fill(english: &str, places: &[(String, Value)]) -> String {
    let mut text = String::with_capacity(english.len() * 2);
    for piece in pieces(english) {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Place(name) => match places.iter().find(|(of, _)| of == name) {
                Some((_, value)) => text.push_str(&value.to_string()),
                None => text.push_str(name),
            },
        }
    }
    text
}
