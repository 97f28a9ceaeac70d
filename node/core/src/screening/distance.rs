//! The distance of two words by their sounds.

use super::cost::{Costs, OTHER};
use super::sound::{Sounds, is_vowel};

/// Most that two neighbours in the wrong order cost.
const SWAP: u32 = 70;
/// What a vowel costs that the other side's script does not write.
const UNWRITTEN: u32 = 8;
/// More than any way costs.
const FAR: u32 = u32::MAX / 4;

/// The tables of distances from one word to others, kept from one call to the next: words that begin alike share the rows
/// of their beginnings, so a sorted list of words costs little more than what sets each apart from the one before.
#[derive(Default)]
pub(super) struct Rows {
    /// The word that all are compared with, in the columns.
    columns: Vec<Column>,
    columns_abjad: bool,
    /// The beginning of the last word as far as its rows stand.
    told: Vec<(u8, u8)>,
    told_abjad: bool,
    /// A row for no sound, then one for each of `told`.
    cells: Vec<u32>,
    /// The least of each row.
    least: Vec<u32>,
}

/// A sound of the word in the columns.
#[derive(Clone, Copy)]
struct Column {
    code: u8,
    before: u8,
    drop: u8,
    /// What leaving it out costs beside the other word.
    cost: u32,
    /// The row of two sounds that can be one, for this one and the one before; 0 where they cannot.
    two: u8,
}

impl Rows {
    /// The cheapest way to make `b` of `a`, in hundredths of a letter; none where it costs more than `most`. Of calls with
    /// the same `a`, those whose `b` begin alike are cheap one behind the other.
    pub(super) fn distance(
        &mut self,
        a: &Sounds,
        b: &Sounds,
        costs: Costs,
        most: u32,
    ) -> Option<u32> {
        let is_same = self.columns_abjad == a.is_abjad
            && self.told_abjad == b.is_abjad
            && !self.least.is_empty()
            && self.columns.len() == a.codes.len()
            && std::iter::zip(&self.columns, std::iter::zip(&a.codes, &a.drops))
                .all(|(column, (code, drop))| (column.code, column.drop) == (*code, *drop));
        if !is_same {
            self.begin(a, b.is_abjad, costs);
        }
        let b_free = a.is_abjad && !b.is_abjad;
        let sounds = std::iter::zip(b.codes.iter().copied(), b.drops.iter().copied());
        let shared = std::iter::zip(&self.told, sounds.clone());
        let shared = shared.take_while(|(told, sound)| *told == sound).count();
        self.told.truncate(shared);
        self.least.truncate(shared + 1);
        self.cells.truncate((shared + 1) * (self.columns.len() + 1));
        for (code, drop) in sounds.skip(shared) {
            if self.is_beyond(most) {
                return None;
            }
            self.fill(code, dropped(code, drop, b_free), costs);
            self.told.push((code, drop));
        }
        if self.is_beyond(most) {
            return None;
        }
        self.cells.last().copied().filter(|cost| *cost <= most)
    }

    /// True where no way costs `most` or less. Two sounds for one and swapped neighbours reach over one row.
    fn is_beyond(&self, most: u32) -> bool {
        matches!(&*self.least, [.., up, last] if *up > most && *last > most)
    }

    fn begin(&mut self, a: &Sounds, b_abjad: bool, costs: Costs) {
        let is_free = b_abjad && !a.is_abjad;
        (self.columns_abjad, self.told_abjad) = (a.is_abjad, b_abjad);
        self.columns.clear();
        self.cells.clear();
        self.cells.push(0);
        let (mut before, mut sum) = (0, 0);
        for (code, drop) in std::iter::zip(a.codes.iter().copied(), a.drops.iter().copied()) {
            let cost = dropped(code, drop, is_free);
            sum += cost;
            self.cells.push(sum);
            self.columns.push(Column {
                code,
                before,
                drop,
                cost,
                two: costs.two(before, code),
            });
            before = code;
        }
        self.told.clear();
        self.least.clear();
        self.least.push(0);
    }

    /// Adds the row of one more sound.
    fn fill(&mut self, code: u8, cost: u32, costs: Costs) {
        let width = self.columns.len() + 1;
        let before = self.told.last().map_or(0, |(before, _)| *before);
        let two = costs.two(before, code);
        let between = costs.row(code);
        let begin = self.cells.len();
        self.cells.resize(begin + width, 0);
        let (above, row) = self.cells.split_at_mut(begin);
        let (above, up) = above.split_at(begin - width);
        // In the first row there is none two up, and no sound before this one that could make two with it.
        let two_up = above
            .get(above.len().saturating_sub(width)..)
            .unwrap_or_default();
        let mut two_ups = two_up.iter().copied().chain(std::iter::repeat(FAR));
        let mut ups = up.iter().copied();
        let mut up_left = ups.next().unwrap_or_default();
        let (mut up_two_left, mut two_up_two_left) = (FAR, FAR);
        let mut left = up_left + cost;
        let mut least = left;
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = left;
        }
        for ((column, up), cell) in std::iter::zip(std::iter::zip(&self.columns, ups), cells) {
            let two_up_left = two_ups.next().unwrap_or(FAR);
            let between = between.get(usize::from(column.code & 127)).copied();
            let mut best = (up_left + u32::from(between.unwrap_or(OTHER)))
                .min(up + cost)
                .min(left + column.cost);
            if column.two != 0 {
                best = best.min(up_two_left + costs.one_for_two(code, column.two));
            }
            if two != 0 {
                best = best.min(two_up_left + costs.one_for_two(column.code, two));
            }
            if code == column.before && column.code == before && column.code != code {
                best = best.min(two_up_two_left + SWAP);
            }
            *cell = best;
            least = least.min(best);
            left = best;
            up_two_left = up_left;
            up_left = up;
            two_up_two_left = two_up_left;
        }
        self.least.push(least);
    }
}

const fn dropped(code: u8, drop: u8, is_free: bool) -> u32 {
    if is_free && is_vowel(code) {
        UNWRITTEN
    } else {
        drop as u32
    }
}
