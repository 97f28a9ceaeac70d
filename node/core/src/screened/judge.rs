//! A subject and an entry that can be one: compared in full, and told why.

use serde::Serialize;

use super::asked::{Asked, address_key, bearer, email_key, is_thing, subject};
use crate::finding::loose;
use crate::model::identifier::{Identifier, Scheme, Slip};
use crate::names::names;
use crate::screening::{Bearer, Fact, Outcome, Preset, Screener, Screening, Verdict, names_agree};
use crate::watchlist::{Entry, Fit, Pattern, SubjectKind};

/// The score of what is the same altogether.
const WHOLE: u32 = 1000;
/// The score of a number that can be read as the other.
const CONFUSABLE: u32 = 850;
/// The score of a number that is one slip away.
const SLIPPED: u32 = 820;
/// The score of goods that fit, and of a place.
const FITS: u32 = 800;
/// How alike names have to be, of one thousand, for a number that is only nearly the same to be a question.
const NAMES_ALLOW: u32 = 500;

/// Characters from which on numbers that are only alike are a question.
const LEAST_ALIKE: usize = 5;

names! {
    /// By what a subject and an entry meet, the surest first. The number is part of messages.
    By;
    /// The same number.
    Number = 1 "number";
    /// The same e-mail address.
    Email = 2 "email";
    /// Names, and the facts beside them.
    Name = 3 "name";
    /// A number whose characters are taken for each other, or that another state issued.
    Confusable = 4 "confusable_number";
    /// A number with two neighbours swapped.
    Swapped = 5 "possible_transposition";
    /// A number with one wrong character.
    Mistyped = 6 "possible_slip";
    /// The same address.
    Address = 7 "address";
    /// Goods and their route.
    Goods = 8 "goods_and_route";
}

/// Two numbers that are the same, or nearly.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct NumberMatch {
    /// The place of the subject's among its documents.
    pub asked: usize,
    /// The place of the entry's.
    pub held: usize,
}

names! {
    /// What a verdict that a number gives hangs on.
    Hinge;
    /// The number, as it stands on the thing or the paper.
    Number = 1 "number";
    /// The name of who bears it.
    Name = 2 "name";
}

/// What would change a verdict that a number gives, if it were known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Turn {
    /// What would have to be known.
    pub hinge: Hinge,
    /// How it would have to compare: the same, or different.
    pub outcome: Outcome,
    /// The score then.
    pub score: u32,
    /// The verdict then.
    pub verdict: Verdict,
}

/// One thing that is known of a subject or of an entry, as its source writes it. Personal.
#[derive(Clone, Eq, PartialEq)]
pub enum Piece {
    /// A number of a scheme.
    Number(Scheme, String),
    /// An e-mail address.
    Email(String),
    /// A name.
    Name(String),
    /// A place.
    Address(String),
    /// Goods and their route.
    Goods(String),
}

impl Piece {
    fn of(number: &Identifier) -> Self {
        Self::Number(number.scheme(), number.raw().to_owned())
    }
}

/// What a subject and an entry have in common.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Exact or near.
    pub verdict: Verdict,
    /// Of one thousand.
    pub score: u32,
    /// By what they meet.
    pub by: By,
    /// The numbers by which they meet.
    pub number: Option<NumberMatch>,
    /// How names and facts compare; none where one side has no name.
    pub screening: Option<Screening>,
    /// Where a number decides, what would change the verdict.
    pub turns: Vec<Turn>,
    /// The strictest preset that shows it.
    pub strictest: Preset,
}

impl Finding {
    /// Whether names agree, by themselves or beside a number.
    pub fn names_agree(&self) -> bool {
        let screening = self.screening.as_ref();
        let name = screening.and_then(|it| it.name.as_ref());
        self.by == By::Name || name.is_some_and(|name| names_agree(name.score))
    }

    /// Facts beside the names that are the same on both sides. What they meet by is none of them: a document where that is a
    /// number, an e-mail address where it is that.
    pub fn same(&self) -> impl Iterator<Item = Fact> {
        let screening = self.screening.iter();
        let factors = screening.flat_map(|it| &it.factors);
        let same = factors.filter(|it| it.outcome == Outcome::Same);
        same.map(|it| it.fact)
            .filter(|fact| self.by != By::Number || *fact != Fact::Document)
            .filter(|fact| self.by != By::Email || *fact != Fact::Email)
    }

    /// What of a subject and what of an entry meet, where that is one thing of each.
    pub fn met(&self, asked: &Entry, held: &Entry) -> Option<[Piece; 2]> {
        match self.by {
            By::Number | By::Confusable | By::Swapped | By::Mistyped => {
                let NumberMatch {
                    asked: one,
                    held: other,
                } = self.number?;
                let number =
                    |entry: &Entry, place: usize| Some(Piece::of(entry.identifiers().nth(place)?));
                Some([number(asked, one)?, number(held, other)?])
            }
            By::Email => same(&asked.emails, &held.emails, |it| Some(email_key(it)))
                .map(|pair| pair.map(|it| Piece::Email(it.clone()))),
            By::Name => {
                let name = self.screening.as_ref()?.name.as_ref()?;
                let written = |entry: &Entry, place: usize| {
                    let name = entry.names.get(place)?;
                    Some(Piece::Name(name.written.clone()))
                };
                Some([written(asked, name.asked)?, written(held, name.held)?])
            }
            By::Address => same(&asked.addresses, &held.addresses, address_key)
                .map(|pair| pair.map(|it| Piece::Address(it.text.clone()))),
            By::Goods => {
                let mut wanted = held.patterns.iter();
                wanted.find_map(|wanted| {
                    let told = asked.patterns.iter().find(|told| wanted.fits(told))?;
                    Some([told, wanted].map(|it| Piece::Goods(it.to_string())))
                })
            }
        }
    }

    /// Whether officers are shown it under a preset.
    pub fn is_shown(&self, preset: Preset) -> bool {
        preset as u8 <= self.strictest as u8
    }
}

/// Compares subjects with entries; it keeps its tables, so one of it serves a thread.
#[derive(Default)]
pub struct Judge {
    screener: Screener,
}

impl Judge {
    /// A judge.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a subject and an entry have in common that an officer may have to judge; none where that is nothing.
    ///
    /// Whatever [`Preset::Recall`] shows is told, with what would change the verdict under `preset`.
    pub fn compare(&mut self, asked: &Asked<'_>, held: &Entry, preset: Preset) -> Option<Finding> {
        let number = number(asked, held);
        let mut screening = self.screen(asked, held, preset);
        if let (Some((By::Email, _)), Some(it)) = (&number, &mut screening) {
            it.add_email(preset);
        }
        let without_names = screening.is_none();
        let found = |verdict, score, by, number| Finding {
            verdict,
            score,
            by,
            number,
            screening: None,
            turns: Vec::new(),
            strictest: Preset::Precision,
        };
        let finding = match number {
            Some((by, number)) if matches!(by, By::Number | By::Email) => {
                if is_thing(held.kind) || without_names {
                    found(Verdict::Exact, WHOLE, by, number)
                } else {
                    // Papers can be in other hands: names say whether.
                    let told = screening.as_ref().map(|it| (it.verdict, it.score));
                    let (verdict, score) = told.unwrap_or((Verdict::Near, WHOLE));
                    found(verdict, score, by, number)
                }
            }
            Some((by, number)) if is_thing(held.kind) || without_names => {
                let score = if by == By::Confusable {
                    CONFUSABLE
                } else {
                    SLIPPED
                };
                found(Verdict::Near, score, by, number)
            }
            number => match (&screening, number) {
                (Some(it), _) if by_names(it) != Verdict::None => Finding {
                    strictest: strictest(it),
                    ..found(by_names(it), it.score, By::Name, None)
                },
                (Some(it), Some((by, number)))
                    if it
                        .name
                        .as_ref()
                        .is_some_and(|name| name.score >= NAMES_ALLOW)
                        || lacks_state(asked.entry, held, number.as_ref()) =>
                {
                    found(Verdict::Near, it.score, by, number)
                }
                _ if is_same_place(asked.entry, held) => {
                    found(Verdict::Near, FITS, By::Address, None)
                }
                _ if fits(asked, held) => found(Verdict::Near, FITS, By::Goods, None),
                _ => return None,
            },
        };
        let mut finding = Finding {
            screening,
            ..finding
        };
        self.turn(&mut finding, (asked, held), preset);
        Some(finding)
    }

    /// Tells what would change a verdict that a number gives. What of the names would change nothing then is not told.
    fn turn(&mut self, finding: &mut Finding, (asked, held): (&Asked<'_>, &Entry), preset: Preset) {
        let is_slip = match finding.by {
            By::Number | By::Email => false,
            By::Confusable | By::Swapped | By::Mistyped => true,
            By::Name | By::Address | By::Goods => return,
        };
        let is_email = finding.by == By::Email;
        let is_alone = is_thing(held.kind) || finding.screening.is_none();
        let mut turns = Vec::new();
        let mut add = |hinge, outcome, (verdict, score)| {
            turns.push(Turn {
                hinge,
                outcome,
                score,
                verdict,
            });
        };
        match &mut finding.screening {
            screening if is_alone => {
                if is_slip {
                    add(Hinge::Number, Outcome::Same, (Verdict::Exact, WHOLE));
                    add(Hinge::Number, Outcome::Differs, (Verdict::None, 0));
                } else if !is_thing(held.kind) && bearer(asked.entry.kind) == bearer(held.kind) {
                    // One side has no name: whether the paper is in other hands is not known.
                    let mut bearers = self.screener.screen(&asked.subject, &subject(held), preset);
                    if is_email {
                        bearers.add_email(preset);
                    }
                    add(Hinge::Name, Outcome::Differs, bearers.with_names(0, preset));
                }
                if let Some(screening) = screening {
                    screening.changes.clear();
                }
            }
            Some(screening) if is_slip => {
                for outcome in [Outcome::Same, Outcome::Differs] {
                    let then = screening.with_fact(Fact::Document, outcome, preset);
                    add(Hinge::Number, outcome, then);
                }
                // As long as the numbers are so alike, it stays a question.
                screening.changes.retain(|it| it.verdict != Verdict::None);
            }
            Some(_) | None => {}
        }
        turns.retain(|turn| turn.verdict != finding.verdict);
        finding.turns = turns;
    }

    fn screen(&mut self, asked: &Asked<'_>, held: &Entry, preset: Preset) -> Option<Screening> {
        if bearer(asked.entry.kind) != bearer(held.kind) || asked.subject.names.is_empty() {
            return None;
        }
        let held = subject(held);
        if held.names.is_empty() {
            return None;
        }
        let mut screening = self.screener.screen(&asked.subject, &held, preset);
        if bearer(asked.entry.kind) != Bearer::Person {
            // Nobody asks when a company was born.
            let is_of_persons = |fact| matches!(fact, Fact::Birth | Fact::Sex);
            screening
                .factors
                .retain(|it| it.outcome != Outcome::Unknown || !is_of_persons(it.fact));
            screening.changes.retain(|it| !is_of_persons(it.fact));
        }
        Some(screening)
    }
}

/// The verdict of names and facts under the preset that shows most.
fn by_names(screening: &Screening) -> Verdict {
    if screening.verdict == Verdict::None && screening.score >= Preset::Recall.threshold() {
        Verdict::Near
    } else {
        screening.verdict
    }
}

fn strictest(screening: &Screening) -> Preset {
    let shows = |preset: &Preset| screening.score >= preset.threshold();
    if screening.verdict == Verdict::Exact {
        return Preset::Precision;
    }
    let stricter = [Preset::Precision, Preset::Balanced]
        .into_iter()
        .find(shows);
    stricter.unwrap_or(Preset::Recall)
}

/// The surest way in which numbers meet.
fn number(asked: &Asked<'_>, held: &Entry) -> Option<(By, Option<NumberMatch>)> {
    let pairs = |same: &dyn Fn(&Identifier, &Identifier) -> bool| {
        let mut asked = asked.entry.identifiers().enumerate();
        asked.find_map(|(asked, one)| {
            let held = held.identifiers().position(|other| same(one, other))?;
            Some(NumberMatch { asked, held })
        })
    };
    if let Some(same) = pairs(&|one, other| one.key() == other.key()) {
        return Some((By::Number, Some(same)));
    }
    let wanted: Vec<_> = held.emails.iter().map(|email| email_key(email)).collect();
    let mut emails = asked.entry.emails.iter();
    if emails.any(|email| wanted.contains(&email_key(email))) {
        return Some((By::Email, None));
    }
    if let Some(alike) = pairs(&is_alike) {
        return Some((By::Confusable, Some(alike)));
    }
    asked.meant.iter().find_map(|(place, meant, slip)| {
        let key = meant.key();
        let held = held.identifiers().position(|other| other.key() == key)?;
        let by = match slip {
            Slip::Swap => By::Swapped,
            Slip::Character => By::Mistyped,
        };
        let asked = *place;
        Some((by, Some(NumberMatch { asked, held })))
    })
}

/// Whether two numbers are letter for letter the same, and one side alone says which state gave it: it may be the same
/// paper, whatever the names.
fn lacks_state(asked: &Entry, held: &Entry, number: Option<&NumberMatch>) -> bool {
    number.is_some_and(|number| {
        let asked = asked.identifiers().nth(number.asked);
        let held = held.identifiers().nth(number.held);
        asked.zip(held).is_some_and(|(one, other)| {
            let is_one_sort = one.scheme().family() == other.scheme().family();
            let says = one.country().is_some() != other.country().is_some();
            is_one_sort && says && one.body() == other.body()
        })
    })
}

/// Numbers of one sort that eyes take for each other, or that nobody says the sort of. Short ones are alike by chance.
fn is_alike(one: &Identifier, other: &Identifier) -> bool {
    let (a, b) = (one.scheme(), other.scheme());
    let is_of_one_sort = a.family() == b.family() || a == Scheme::Other || b == Scheme::Other;
    let body = loose(one.body());
    is_of_one_sort && body.chars().count() >= LEAST_ALIKE && body == loose(other.body())
}

/// A place is looked for by its address; where a person lives says nothing of who else does.
fn is_same_place(asked: &Entry, held: &Entry) -> bool {
    let told: Vec<_> = asked.addresses.iter().filter_map(address_key).collect();
    let mut wanted = held.addresses.iter().filter_map(address_key);
    held.kind == SubjectKind::Address && wanted.any(|wanted| told.contains(&wanted))
}

fn fits(asked: &Asked<'_>, held: &Entry) -> bool {
    let mut wanted = held.patterns.iter().map(Pattern::folded);
    wanted.any(|wanted| asked.goods.iter().any(|told| wanted.fits(told)))
}

/// The first of each side that have one key.
fn same<'e, T, K: Eq>(
    asked: &'e [T],
    held: &'e [T],
    key: impl Fn(&T) -> Option<K>,
) -> Option<[&'e T; 2]> {
    asked.iter().find_map(|one| {
        let wanted = key(one)?;
        let other = held.iter().find(|it| key(it).as_ref() == Some(&wanted))?;
        Some([one, other])
    })
}

/// Every part of the goods and the route that an entry looks for, each with what of a subject fits it; none where nothing
/// does.
pub fn goods_fit(asked: &Entry, held: &Entry) -> Option<Vec<Fit>> {
    let mut wanted = held.patterns.iter();
    wanted.find_map(|wanted| asked.patterns.iter().find_map(|told| wanted.fitting(told)))
}
