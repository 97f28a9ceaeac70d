//! What tells a subject or a target from others, as digests that a node keeps when the data are gone.

use std::collections::BTreeSet;
use std::fmt;

use sha2::{Digest as _, Sha256};

use super::ids::HitId;
use super::sighting::Told;
use crate::model::identifier::Identifier;
use crate::names::names;
use crate::screening::romanised;
use crate::watchlist::{Entry, ListName};

/// Length of a mark, in bytes.
pub const MARK_LEN: usize = 16;
/// Most marks of one kind: what lies beyond is one mark together, so that a change of any of it is still seen.
pub const MAX_MARKS: usize = 64;
/// Most names and most birth dates that are paired to tell who somebody is.
const MAX_PAIRED: usize = 8;

names! {
    /// What decides whether two are the same. The number is stored.
    Fact;
    /// A date of birth.
    Birth = 1 "birth date";
    /// A document or another number.
    Document = 2 "document";
    /// A name.
    Alias = 3 "alias";
}

/// A secret of the node: without it nobody tells from a mark what it was made of.
#[derive(Clone)]
pub struct MarkKey([u8; 32]);

/// A keyed digest of a fact.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Mark([u8; MARK_LEN]);

/// What is known of a subject or a target that tells it from others. Personal.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Known {
    /// Names as written, in any script.
    pub names: Vec<String>,
    /// Dates of birth as [`PartialDate`](crate::watchlist::PartialDate) writes them.
    pub births: Vec<String>,
    /// Keys of documents and other numbers, as
    /// [`Identifier::key`](crate::model::identifier::Identifier::key) tells them, and e-mail addresses.
    pub documents: Vec<String>,
    /// Names under which a list or a ledger has it: never personal, and unique.
    pub keys: Vec<String>,
}

/// The marks of a subject or a target: what it is found by, and what of it was judged.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Marks {
    /// What it is found by: its keys, its documents, its names each with a whole birth date; all of it together where it
    /// has none of these, and nothing where nothing is known.
    pub found_by: BTreeSet<Mark>,
    /// Dates of birth.
    pub births: BTreeSet<Mark>,
    /// Documents and other numbers.
    pub documents: BTreeSet<Mark>,
    /// Names, whatever their script and order.
    pub aliases: BTreeSet<Mark>,
}

impl MarkKey {
    /// The key of these bytes, drawn at random once for a node.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The mark of what of a subject meets a target; none where that is the subject itself.
    pub fn part(&self, part: &str) -> Option<Mark> {
        (!part.is_empty()).then(|| self.mark("part", &[part]))
    }

    /// The mark of what is told of a target, to know when it tells something else.
    pub fn says(&self, lines: &[Told]) -> Mark {
        let lines = lines.iter().flat_map(|line| [&*line.what, &*line.says]);
        self.mark("says", &lines.collect::<Vec<_>>())
    }

    pub(super) fn mark(&self, kind: &str, parts: &[&str]) -> Mark {
        let mut hash = Sha256::new();
        hash.update(b"ntc/hit-mark/v1\n");
        hash.update(self.0);
        hash.update(kind);
        for part in parts {
            hash.update([b'\n']);
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let digest: [u8; 32] = hash.finalize().into();
        let mut mark = [0; MARK_LEN];
        for (to, from) in mark.iter_mut().zip(digest) {
            *to = from;
        }
        Mark(mark)
    }

    /// The own name of a notice of a hit. It tells nothing of the hit but its number, which other journals have too.
    pub fn reference(&self, hit: HitId, number: u32) -> String {
        let mark = self.mark("notice", &[&hit.to_string(), &number.to_string()]);
        format!("hit {hit} {number} {}", hex::encode(mark.as_bytes()))
    }

    /// At most [`MAX_MARKS`] of them: those beyond are one.
    fn each(&self, kind: &str, normal: &BTreeSet<String>) -> BTreeSet<Mark> {
        let is_over = normal.len() > MAX_MARKS;
        let single = if is_over { MAX_MARKS - 1 } else { MAX_MARKS };
        let values = normal.iter().take(single);
        let mut marks: BTreeSet<_> = values.map(|value| self.mark(kind, &[value])).collect();
        if is_over {
            let rest: Vec<&str> = normal.iter().skip(single).map(String::as_str).collect();
            marks.insert(self.mark(&format!("{kind} rest"), &rest));
        }
        marks
    }
}

/// Shows nothing: it is a secret.
impl fmt::Debug for MarkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MarkKey")
    }
}

impl Mark {
    /// The mark of its bytes; none where they have another length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; MARK_LEN] {
        &self.0
    }
}

impl Known {
    /// What is known of a subject, or of what an entry is about, the list aside.
    pub fn of(entry: &Entry) -> Self {
        Self {
            names: entry
                .names
                .iter()
                .map(|name| name.written.clone())
                .collect(),
            births: entry.birth_dates.iter().map(ToString::to_string).collect(),
            documents: entry
                .identifiers()
                .map(Identifier::key)
                .chain(entry.emails.iter().map(|email| email.to_lowercase()))
                .collect(),
            keys: Vec::new(),
        }
    }

    /// What is known of an entry of a list, under every key that it has or had there.
    pub fn of_entry(list: &ListName, entry: &Entry) -> Self {
        let keys = std::iter::once(&entry.key).chain(&entry.former_keys);
        Self {
            keys: keys.map(|key| format!("{list} {key}")).collect(),
            ..Self::of(entry)
        }
    }

    /// The marks of it under the key of a node.
    pub fn marks(&self, key: &MarkKey) -> Marks {
        let aliases: BTreeSet<String> = self.names.iter().map(|name| alias(name)).collect();
        let births: BTreeSet<String> = self.births.iter().cloned().collect();
        let documents: BTreeSet<String> = self.documents.iter().cloned().collect();
        let keys: BTreeSet<String> = self.keys.iter().cloned().collect();
        let mut marks = Marks {
            found_by: key.each("key", &keys),
            births: key.each("birth", &births),
            documents: key.each("document", &documents),
            aliases: key.each("alias", &aliases),
        };
        marks.found_by.extend(&marks.documents);
        // A name with a whole date of birth is somebody; a year is half the world.
        for birth in births
            .iter()
            .filter(|birth| is_whole(birth))
            .take(MAX_PAIRED)
        {
            for alias in aliases.iter().take(MAX_PAIRED) {
                marks.found_by.insert(key.mark("person", &[alias, birth]));
            }
        }
        let all: Vec<_> = aliases.iter().chain(&births).map(String::as_str).collect();
        if marks.found_by.is_empty() && !all.is_empty() {
            marks.found_by.insert(key.mark("whole", &all));
        }
        marks
    }
}

/// Shows how much is known: all of it is personal.
impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Known")
            .field("names", &self.names.len())
            .field("births", &self.births.len())
            .field("documents", &self.documents.len())
            .finish_non_exhaustive()
    }
}

impl Marks {
    /// True when both share something that one is found by.
    pub fn meets(&self, other: &Self) -> bool {
        !self.found_by.is_disjoint(&other.found_by)
    }

    /// True when both are the same: they share something that one is found by, and what else they tell does not show two.
    pub fn is_same(&self, other: &Self) -> bool {
        self.meets(other) && !self.parts(other)
    }

    /// True when names and birth dates show two, whatever number they share: both have names, none is the same, and no
    /// birth date is.
    pub fn parts(&self, other: &Self) -> bool {
        let both_named = !self.aliases.is_empty() && !other.aliases.is_empty();
        both_named
            && self.aliases.is_disjoint(&other.aliases)
            && self.births.is_disjoint(&other.births)
    }

    /// What this has that was not judged; empty when all of it was.
    pub fn beyond(&self, judged: &Self) -> BTreeSet<Fact> {
        let sides = [
            (Fact::Birth, &self.births, &judged.births),
            (Fact::Document, &self.documents, &judged.documents),
            (Fact::Alias, &self.aliases, &judged.aliases),
        ];
        let new = sides
            .into_iter()
            .filter(|(_, now, judged)| !now.is_subset(judged));
        new.map(|(fact, ..)| fact).collect()
    }

    /// What of this and of another that decides is not the same.
    pub fn differing(&self, other: &Self) -> BTreeSet<Fact> {
        let mut facts = self.beyond(other);
        facts.extend(other.beyond(self));
        facts
    }

    /// Adds what another has.
    pub fn add(&mut self, other: &Self) {
        self.found_by.extend(&other.found_by);
        self.births.extend(&other.births);
        self.documents.extend(&other.documents);
        self.aliases.extend(&other.aliases);
    }
}

/// A name whatever its script and the order of its words.
fn alias(name: &str) -> String {
    let words = name
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '/' | '<'))
        .filter(|word| !word.is_empty());
    let mut words: Vec<String> = words
        .map(|word| {
            let sounds = romanised(word);
            // What has no sound is what is written.
            if sounds.is_empty() {
                word.to_lowercase()
            } else {
                sounds
            }
        })
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// A date of birth with its day: `1961-03-04`.
fn is_whole(birth: &str) -> bool {
    birth.len() == 10 && birth.bytes().filter(|b| *b == b'-').count() == 2
}
