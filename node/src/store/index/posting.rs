//! The posting: one thing that a record is found by, in the order of lists.
//!
//! ```text
//! family u8 | first 9 bytes of SHA-256 | order, 6 bytes | number of the record u32
//! ```
//!
//! Integers are big-endian, so that postings are ordered as their values are. The order of a record is the complement
//! of its time of signing: ascending postings are descending times. Nine bytes of a digest keep numbers apart that
//! nobody makes collide on purpose; who does, with 2^36 tries, mixes up two numbers of his own records.

use std::cmp::Ordering;

use ntc_core::finding::Word;
use ntc_core::model::kind::RecordKind;
use ntc_core::time::Timestamp;
use prost::encoding::{decode_varint, encode_varint};
use sha2::{Digest, Sha256};

use super::{Id, JournalId, Location, Reference};

/// Bytes of a term.
const TERM_LEN: usize = 10;
/// The family of words. Their postings hold the number of the record downwards and no order: the record that was taken
/// last comes first, and a word of many records takes some three bytes of each.
const WORDS: u8 = 9;
/// Bytes of a posting.
pub(super) const POSTING_LEN: usize = 20;
/// The largest order: six bytes.
const MAX_ORDER: u64 = (1 << 48) - 1;

/// The bit of an encoded posting that says that its order is that of the one before.
const SAME_ORDER: u8 = 0x80;

/// The number in a posting that leads to no record.
pub(super) const NO_RECORD: u32 = u32::MAX;

/// What a record is found by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Term<'a> {
    /// Nothing: all records.
    All,
    /// Its id.
    Id(Id),
    /// The reference of the national system that the own record came from.
    Reference(Reference),
    /// Its kind.
    Kind(RecordKind),
    /// Its origin.
    Origin(&'a str),
    /// One of its categories.
    Category(&'a str),
    /// The normal key of one of its identifiers.
    Identifier(&'a str),
    /// A place in a ledger: what is found are further frames that disclose more of the record there.
    Addition(&'a Location),
    /// That it is refused.
    Refused,
    /// The journal that it came with: its records in the order of their frames.
    Journal(JournalId),
    /// The journal that it came with: its records in the order of their entries.
    Entries(JournalId),
    /// That something of it is kept no longer from a time on, in the order of these times.
    Due,
    /// What its id begins with: when it was made.
    Made([u8; MADE]),
}

/// Bytes at the beginning of an id that tell when the record was made, in milliseconds.
pub(super) const MADE: usize = 6;

/// The bytes of a term.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct TermKey([u8; TERM_LEN]);

/// One posting.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Posting([u8; POSTING_LEN]);

impl Ord for Posting {
    /// As their bytes are ordered, in two steps of the processor: whole blocks are passed by so.
    fn cmp(&self, other: &Self) -> Ordering {
        self.halves().cmp(&other.halves())
    }
}

impl PartialOrd for Posting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Term<'_> {
    pub(super) fn key(self) -> TermKey {
        match self {
            Self::All => TermKey([0; TERM_LEN]),
            Self::Id(id) => TermKey::of(1, &id),
            Self::Reference(reference) => TermKey::of_digest(2, *reference.as_bytes()),
            Self::Kind(kind) => TermKey::of(3, &[kind as u8]),
            Self::Origin(party) => TermKey::of(4, party.as_bytes()),
            Self::Category(code) => TermKey::of(5, code.as_bytes()),
            Self::Identifier(key) => TermKey::of(6, key.as_bytes()),
            Self::Addition(location) => {
                let (tag, number) = location.journal.numbers();
                let (number, index) = (number.to_be_bytes(), location.ledger_index.to_be_bytes());
                TermKey::of(7, &[&[tag], number.as_slice(), &index].concat())
            }
            Self::Refused => TermKey::of(8, &[]),
            Self::Journal(journal) => TermKey::of_journal(10, journal),
            Self::Entries(journal) => TermKey::of_journal(11, journal),
            Self::Due => TermKey::of(12, &[]),
            Self::Made(made) => TermKey::of(13, &made),
        }
    }
}

/// A word of a record, by its digests: a record has many words, and some thousand records are taken at once.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct WordTerm(TermKey);

impl From<&Word> for WordTerm {
    /// What a word is about, four bytes of a digest of its skeleton, two of its common form, two of its writing: words
    /// that can be the same stand together, and so do those that are.
    fn from(word: &Word) -> Self {
        let digest = |text: &str| -> [u8; 32] { Sha256::digest(text.as_bytes()).into() };
        let [a, b, c, d, ..] = digest(&word.skeleton);
        let [e, f, ..] = digest(&word.fold);
        let [g, h, ..] = digest(&word.written);
        Self(TermKey([WORDS, word.about as u8, a, b, c, d, e, f, g, h]))
    }
}

impl WordTerm {
    pub(super) const fn key(self) -> TermKey {
        self.0
    }
}

impl TermKey {
    const fn of_journal(family: u8, journal: JournalId) -> Self {
        let (tag, number) = journal.numbers();
        let [a, b, c, d] = number.to_be_bytes();
        Self([family, tag, a, b, c, d, 0, 0, 0, 0])
    }

    fn of(family: u8, content: &[u8]) -> Self {
        let digest: [u8; 32] = Sha256::digest(content).into();
        Self::of_digest(family, digest)
    }

    fn of_digest(family: u8, digest: impl IntoIterator<Item = u8>) -> Self {
        let mut key = [family; TERM_LEN];
        for (to, from) in key.iter_mut().skip(1).zip(digest) {
            *to = from;
        }
        Self(key)
    }

    /// The first and the last term of words that are the same as this one but for their writing.
    pub(super) const fn same_words(self) -> (Self, Self) {
        let [family, about, a, b, c, d, e, f, ..] = self.0;
        (
            Self([family, about, a, b, c, d, e, f, 0, 0]),
            Self([family, about, a, b, c, d, e, f, 0xff, 0xff]),
        )
    }

    /// The term behind this one; none behind the last.
    pub(super) fn next(self) -> Option<Self> {
        let mut bytes = self.0;
        for byte in bytes.iter_mut().rev() {
            let (next, over) = byte.overflowing_add(1);
            *byte = next;
            if !over {
                return Some(Self(bytes));
            }
        }
        None
    }

    /// The first and the last term of words that can be this one.
    pub(super) const fn possible_words(self) -> (Self, Self) {
        let [family, about, a, b, c, d, ..] = self.0;
        (
            Self([family, about, a, b, c, d, 0, 0, 0, 0]),
            Self([family, about, a, b, c, d, 0xff, 0xff, 0xff, 0xff]),
        )
    }

    /// True for what is looked up by a key that few records have, and not by lists.
    pub(super) const fn is_filtered(self) -> bool {
        matches!(self.0, [1 | 2 | 6, ..])
    }

    const fn is_word(self) -> bool {
        matches!(self.0, [WORDS, ..])
    }

    /// Two numbers that are as random as the digest.
    pub(super) const fn hashes(self) -> (u32, u32) {
        let [_, a, b, c, d, e, f, g, h, _] = self.0;
        (
            u32::from_be_bytes([a, b, c, d]),
            u32::from_be_bytes([e, f, g, h]),
        )
    }
}

/// The order of a time of signing: the newest first.
pub(super) fn order_of(created: Timestamp) -> u64 {
    MAX_ORDER - created.as_millis().min(MAX_ORDER)
}

impl Posting {
    /// Before all others.
    pub(super) const LEAST: Self = Self([0; POSTING_LEN]);

    /// A posting. Orders beyond six bytes are the largest there is.
    pub(super) fn new(term: TermKey, order: u64, number: u32) -> Self {
        let [k, l, m, n, o, p, q, r, s, t] = term.0;
        let [_, _, a, b, c, d, e, f] = order.min(MAX_ORDER).to_be_bytes();
        let [w, x, y, z] = number.to_be_bytes();
        Self([k, l, m, n, o, p, q, r, s, t, a, b, c, d, e, f, w, x, y, z])
    }

    pub(super) const fn from_bytes(bytes: [u8; POSTING_LEN]) -> Self {
        Self(bytes)
    }

    pub(super) const fn to_bytes(self) -> [u8; POSTING_LEN] {
        self.0
    }

    pub(super) const fn term(self) -> TermKey {
        let [a, b, c, d, e, f, g, h, i, j, ..] = self.0;
        TermKey([a, b, c, d, e, f, g, h, i, j])
    }

    pub(super) const fn order(self) -> u64 {
        let [.., a, b, c, d, e, f, _, _, _, _] = self.0;
        u64::from_be_bytes([0, 0, a, b, c, d, e, f])
    }

    /// Number of the record.
    pub(super) const fn number(self) -> u32 {
        let [.., a, b, c, d] = self.0;
        let number = u32::from_be_bytes([a, b, c, d]);
        if self.term().is_word() {
            !number
        } else {
            number
        }
    }

    /// Term with order, and the last four bytes, as numbers of the same order as the bytes.
    const fn halves(self) -> (u128, u32) {
        let [head @ .., a, b, c, d] = self.0;
        (u128::from_be_bytes(head), u32::from_be_bytes([a, b, c, d]))
    }

    /// Its term, its order, and its last four bytes.
    const fn parts(self) -> ([u8; TERM_LEN], u64, u32) {
        let [.., a, b, c, d] = self.0;
        (
            self.term().0,
            self.order(),
            u32::from_be_bytes([a, b, c, d]),
        )
    }

    /// The posting of a word of a record.
    pub(super) fn of_word(term: TermKey, number: u32) -> Self {
        Self::new(term, 0, !number)
    }
}

/// Postings in ascending order as one run of bytes, each told by what differs from the one before: how many bytes of the
/// term are the same, the others, then order and number as [differences](push_difference).
pub(super) fn encode(postings: &[Posting]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(postings.len() * POSTING_LEN / 2);
    let mut before = Posting([0; POSTING_LEN]);
    for posting in postings {
        let (term, order, number) = posting.parts();
        let (term_before, order_before, number_before) = before.parts();
        let pairs = term_before.iter().zip(&term);
        let same = pairs.take_while(|(a, b)| a == b).count();
        let is_same_order = order == order_before;
        bytes.push(same as u8 | if is_same_order { SAME_ORDER } else { 0 });
        bytes.extend(term.iter().skip(same));
        if !is_same_order {
            push_difference(&mut bytes, order_before, order);
        }
        push_difference(&mut bytes, number_before.into(), number.into());
        before = *posting;
    }
    bytes
}

/// The postings that [`encode`] wrote, read no further than they are asked for.
#[derive(Debug, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    at: usize,
    term: [u8; TERM_LEN],
    order: u64,
    number: u64,
}

/// These bytes are no postings.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct NotPostings;

impl Postings {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            ..Self::default()
        }
    }

    /// The next one from `from` on; none behind the last.
    pub(super) fn skip_to(&mut self, from: Posting) -> Result<Option<Posting>, NotPostings> {
        loop {
            match self.next()? {
                Some(posting) if posting < from => {}
                other => return Ok(other),
            }
        }
    }

    /// The next one; none behind the last.
    pub(super) fn next(&mut self) -> Result<Option<Posting>, NotPostings> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some((head, rest)) = rest.split_first() else {
            return Ok(None);
        };
        let changed = self.term.get_mut(usize::from(head & !SAME_ORDER)..);
        let changed = changed.ok_or(NotPostings)?;
        let (told, mut rest) = rest.split_at_checked(changed.len()).ok_or(NotPostings)?;
        changed.copy_from_slice(told);
        if head & SAME_ORDER == 0 {
            self.order = take_difference(&mut rest, self.order).ok_or(NotPostings)?;
        }
        self.number = take_difference(&mut rest, self.number).ok_or(NotPostings)?;
        self.at = self.bytes.len() - rest.len();
        let number = u32::try_from(self.number).map_err(|_| NotPostings)?;
        if self.order > MAX_ORDER {
            return Err(NotPostings);
        }
        Ok(Some(Posting::new(TermKey(self.term), self.order, number)))
    }
}

/// Adds the difference of two values as a varint, its sign in the lowest bit: what is near takes one byte, whichever is
/// larger.
fn push_difference(bytes: &mut Vec<u8>, before: u64, value: u64) {
    let difference = value.wrapping_sub(before).cast_signed();
    let folded = (difference << 1) ^ (difference >> 63);
    encode_varint(folded.cast_unsigned(), bytes);
}

/// Takes a value off the bytes by its difference from the one before; none when they are something else.
fn take_difference(bytes: &mut &[u8], before: u64) -> Option<u64> {
    let folded = decode_varint(bytes).ok()?;
    let difference = (folded >> 1) ^ (folded & 1).wrapping_neg();
    Some(before.wrapping_add(difference))
}
