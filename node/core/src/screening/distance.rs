//! The distance of two words by their sounds.

use super::cost::Costs;
use super::sound::{Sounds, is_vowel};

/// Most that two neighbours in the wrong order cost.
const SWAP: u32 = 70;
/// What a vowel costs that the other side's script does not write.
const UNWRITTEN: u32 = 8;

/// Rows of the table of the distance, kept from one call to the next.
#[derive(Default)]
pub(super) struct Rows {
    two_up: Vec<u32>,
    up: Vec<u32>,
    row: Vec<u32>,
    least_up: u32,
    least: u32,
}

impl Rows {
    /// The cheapest way to make `b` of `a`, in hundredths of a letter; none where it costs more than `most`.
    pub(super) fn distance(
        &mut self,
        a: &Sounds,
        b: &Sounds,
        costs: Costs,
        most: u32,
    ) -> Option<u32> {
        let a_free = b.is_abjad && !a.is_abjad;
        let b_free = a.is_abjad && !b.is_abjad;
        let width = b.codes.len() + 1;
        self.two_up.clear();
        self.two_up.resize(width, u32::MAX / 4);
        self.least = 0;
        self.up.clear();
        self.up.push(0);
        let mut sum = 0;
        for (code, drop) in b.codes.iter().zip(&b.drops) {
            sum += dropped(*code, *drop, b_free);
            self.up.push(sum);
        }
        let mut before_a = 0;
        for (a_code, a_drop) in a.codes.iter().copied().zip(&a.drops) {
            let a_cost = dropped(a_code, *a_drop, a_free);
            self.fill(a_code, before_a, a_cost, b, b_free, costs);
            before_a = a_code;
            // Two sounds for one and swapped neighbours reach over one row.
            if self.least > most && self.least_up > most {
                return None;
            }
            std::mem::swap(&mut self.two_up, &mut self.up);
            std::mem::swap(&mut self.up, &mut self.row);
        }
        self.up.last().copied().filter(|cost| *cost <= most)
    }

    fn fill(&mut self, a: u8, before_a: u8, a_cost: u32, b: &Sounds, b_free: bool, costs: Costs) {
        self.row.clear();
        let mut left = self.up.first().copied().unwrap_or_default() + a_cost;
        self.row.push(left);
        self.least_up = self.least;
        self.least = left;
        let mut before_b = 0;
        let two_a = costs.two(before_a, a);
        let mut two_up_two_left = u32::MAX / 4;
        let mut up_two_left = u32::MAX / 4;
        let ups = self.up.iter().copied().zip(self.up.iter().copied().skip(1));
        let tops = self.two_up.iter().copied();
        for (((b, b_drop), (up_left, up)), two_up_left) in
            b.codes.iter().copied().zip(&b.drops).zip(ups).zip(tops)
        {
            let mut best = (up_left + costs.between(a, b))
                .min(up + a_cost)
                .min(left + dropped(b, *b_drop, b_free));
            let two_b = costs.two(before_b, b);
            if two_b != 0 {
                best = best.min(up_two_left + costs.one_for_two(a, two_b));
            }
            if two_a != 0 {
                best = best.min(two_up_left + costs.one_for_two(b, two_a));
            }
            if a == before_b && b == before_a && a != b {
                best = best.min(two_up_two_left + SWAP);
            }
            self.row.push(best);
            self.least = self.least.min(best);
            left = best;
            up_two_left = up_left;
            two_up_two_left = two_up_left;
            before_b = b;
        }
    }
}

const fn dropped(code: u8, drop: u8, is_free: bool) -> u32 {
    if is_free && is_vowel(code) {
        UNWRITTEN
    } else {
        drop as u32
    }
}
