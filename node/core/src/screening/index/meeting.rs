//! The names that a question meets: those that hold two of its words, and some that hold one.

use super::seen::{Met, Seen};

/// Most names that are weighed.
const MAX_WEIGHED: usize = 12_000;
/// Names that are looked at one by one at most.
const MAX_MET: usize = 30_000;
/// How many postings cost as much as a look at the words of one name.
const POSTINGS_OF_A_LOOK: usize = 48;
/// Most names that are weighed because of the rarest word alone; of the next ones half as many, a third, and so on.
const MAX_OF_ONE_WORD: usize = 2_000;

/// What was met so far.
pub(super) struct Meeting<'s> {
    seen: &'s mut Seen,
    /// Names that hold two words which are near, and those of one word.
    found: Vec<u32>,
    /// Names that hold two words of which one is somewhat like.
    rest: Vec<u32>,
    /// Names that hold one word, the likest first.
    met: Vec<u32>,
    /// How many more names of the present word alone are taken.
    of_one: usize,
    is_last: bool,
}

impl<'s> Meeting<'s> {
    /// A question to an index of so many names.
    pub(super) fn of(names: usize, seen: &'s mut Seen) -> Self {
        seen.begin(names);
        Self {
            seen,
            found: Vec::new(),
            rest: Vec::new(),
            met: Vec::new(),
            of_one: 0,
            is_last: false,
        }
    }

    /// True where it costs less to look at each name that was met than to follow so many postings.
    pub(super) fn is_short_beside(&self, postings: usize) -> bool {
        let met = self.met.len();
        (1..MAX_MET).contains(&met) && postings > met * POSTINGS_OF_A_LOOK
    }

    /// Takes every name that was met.
    pub(super) fn look_at_each(&mut self) {
        self.found.append(&mut self.met);
    }

    /// What follows are the names of the next word.
    pub(super) const fn next_word(&mut self, place: usize, is_last: bool) {
        self.of_one = MAX_OF_ONE_WORD / (place + 1);
        self.is_last = is_last;
    }

    /// A name holds a word that is near the asked one, or somewhat like it.
    pub(super) fn meet(&mut self, name: u32, is_near: bool) {
        let among = match self.seen.get(name) {
            Met::Not => return self.meet_first(name, is_near),
            Met::Near if is_near => &mut self.found,
            Met::Near | Met::Far => &mut self.rest,
        };
        if among.len() < MAX_WEIGHED {
            among.push(name);
        }
    }

    fn meet_first(&mut self, name: u32, is_near: bool) {
        if self.of_one > 0 {
            self.of_one -= 1;
            self.found.push(name);
        }
        if !self.is_last {
            self.seen.put(name, is_near);
            if self.met.len() < MAX_MET {
                self.met.push(name);
            }
        }
    }

    /// The names to weigh, each once and in order.
    pub(super) fn found(mut self) -> Vec<u32> {
        self.found.truncate(MAX_WEIGHED);
        self.rest.truncate(MAX_WEIGHED - self.found.len());
        self.found.append(&mut self.rest);
        self.found.sort_unstable();
        self.found.dedup();
        self.found
    }
}
