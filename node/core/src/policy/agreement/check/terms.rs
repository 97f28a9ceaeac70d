//! The rules of `[[terms]]`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::clauses::Member;
use super::super::grade::Minimum;
use super::super::part::{Item, Part, exact};
use super::super::terms::{
    Geography, Kinds, Mode, Names, PartySet, TellHits, Terms, Treatment, Urgencies,
};
use super::duties::by_urgency;
use super::side::Sides;
use super::{
    MAX_LEGAL_BASIS_LEN, code, codes, distinct, every, is_site, known_place, member, places,
};
use crate::model::codes::{
    CATEGORIES, EVALUATION_SCHEMES, HANDLING_CODES, PROTECTIONS, PURPOSES, country_known,
};
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::section::{Section, SectionSet};

/// The word for all values of a list.
const ANY: &str = "any";

/// What terms refer to; none of what could not be read.
pub(super) struct Frame<'a> {
    /// The parties of the agreement.
    pub(super) sides: Option<&'a Sides>,
    /// Its purposes.
    pub(super) purposes: Option<&'a BTreeSet<String>>,
}

pub(super) fn terms(at: &mut Part<'_, '_>, frame: &Frame<'_>) -> Option<Terms> {
    let from = at.need("from", |item| side(item, frame.sides));
    let to = at.need("to", |item| side(item, frame.sides));
    let kinds = at.need("kinds", kinds);
    let categories = at.need("categories", |item| {
        any_or(item, Names::Any, |item| {
            codes(item, &CATEGORIES).map(Names::Only)
        })
    });
    let urgencies = at.may("urgencies", |item| {
        any_or(item, Urgencies::Any, |item| {
            distinct(item, Item::word).map(Urgencies::Only)
        })
    });
    let mode = at.need("mode", |item| item.one_of(&Mode::NAMES));
    let purposes = at.may("purposes", |item| own_purposes(item, frame.purposes));
    let sections = at.need("sections", |item| sections(item, mode));
    let basis = at.may("personal_data_basis", |item| item.line(MAX_LEGAL_BASIS_LEN));
    let protection = at.may("personal_data_protection", |item| code(item, &PROTECTIONS));
    let max_tlp = at.need("max_tlp", |item| item.word());
    let handling_codes = at.or_empty("handling_codes", |item| match item.count() {
        Some(0) => Some(BTreeSet::new()),
        Some(_) | None => codes(item, &HANDLING_CODES),
    });
    let evaluation = at.or_empty("evaluation", |item| item.table(evaluation));
    let geography = at.may("geography", |item| item.table(geography));
    let answer_hours = at.may("answer_hours", by_urgency);
    let tell_hits = at.may("tell_hits", |item| item.one_of(&TellHits::NAMES));
    let told = sections.map(|(allowed, redacted)| allowed.union(redacted));
    if told.is_some_and(|told| told.contains(Section::Persons)) && basis == Some(None) {
        return at.refuse(
            "personal_data_basis",
            "persons are told only under a stated legal basis and protection; state it, or set persons to never",
        );
    }
    let ((allowed, redacted), (evaluation_required, minimum)) = (sections?, evaluation?);
    let purposes = purposes?.or_else(|| frame.purposes.cloned());
    Some(Terms {
        from: from?,
        to: to?,
        kinds: kinds?,
        categories: categories?,
        urgencies: urgencies?.unwrap_or(Urgencies::Any),
        mode: mode?,
        purposes: purposes?,
        allowed,
        redacted,
        personal_data_basis: basis?,
        personal_data_protection: protection?,
        max_tlp: max_tlp?,
        handling_codes: handling_codes?,
        evaluation_required,
        minimum,
        geography: geography?,
        answer_hours: answer_hours?,
        tell_hits: tell_hits?.unwrap_or(TellHits::Ask),
    })
}

/// Refuses a document that promises the same in both directions and gives something else.
pub(super) fn reciprocal(
    at: &Part<'_, '_>,
    terms: &[Terms],
    members: &BTreeMap<Party, Member>,
) -> Option<()> {
    for a in members.keys() {
        for b in members.keys().filter(|b| *b > a) {
            let there: Vec<_> = terms.iter().filter(|t| t.directed(a, b)).collect();
            let back: Vec<_> = terms.iter().filter(|t| t.directed(b, a)).collect();
            let mirrored = |these: &[&Terms], those: &[&Terms]| {
                these
                    .iter()
                    .all(|one| those.iter().any(|other| one.same_but_direction(other)))
            };
            if !mirrored(&there, &back) || !mirrored(&back, &there) {
                return at.refuse(
                    "reciprocal",
                    format!(
                        "the terms between {a} and {b} differ by direction; write false, or make them equal"
                    ),
                );
            }
        }
    }
    Some(())
}

/// The word for all, or a list.
fn any_or<'f, T>(
    item: &mut Item<'f>,
    any: T,
    read: impl FnOnce(&mut Item<'f>) -> Option<T>,
) -> Option<T> {
    match (item.count(), item.as_text()) {
        (Some(_), _) => read(item),
        (None, Some(ANY)) => Some(any),
        (None, _) => item.refuse("write \"any\" or a list in brackets"),
    }
}

fn side(item: &mut Item<'_>, sides: Option<&Sides>) -> Option<PartySet> {
    any_or(item, PartySet::Any, |item| {
        distinct(item, |entry| member(entry, sides)).map(PartySet::Only)
    })
}

fn kinds(item: &mut Item<'_>) -> Option<Kinds> {
    any_or(item, Kinds::Any, |item| {
        distinct(item, |entry| {
            let kind = entry.word()?;
            if kind == RecordKind::Agreement {
                return entry.refuse(
                    "records about agreements go to their parties by themselves; take Agreement out",
                );
            }
            Some(kind)
        })
        .map(Kinds::Only)
    })
}

fn own_purposes(item: &mut Item<'_>, all: Option<&BTreeSet<String>>) -> Option<BTreeSet<String>> {
    distinct(item, |entry| {
        let purpose = code(entry, &PURPOSES)?;
        if all.is_some_and(|all| !all.contains(&purpose)) {
            return entry.refuse(format!(
                "{purpose} is not among the purposes of the agreement"
            ));
        }
        Some(purpose)
    })
}

/// What is told, and what is withheld and may be asked for.
fn sections(item: &mut Item<'_>, mode: Option<Mode>) -> Option<(SectionSet, SectionSet)> {
    let read = item.named()?.into_iter().map(|(name, entry)| {
        let (section, treatment) = (entry.take(exact(&name)), entry.one_of(&Treatment::NAMES));
        match (section?, treatment?) {
            (Section::National, Treatment::Allow | Treatment::Redact) => entry.refuse(
                "the section national never leaves its party; set it to never or leave it out",
            ),
            told => Some(told),
        }
    });
    let read: Vec<Option<(Section, Treatment)>> = read.collect();
    let (mut allowed, mut redacted) = (SectionSet::EMPTY, SectionSet::EMPTY);
    for told in read {
        match told? {
            (section, Treatment::Allow) => allowed = allowed.with(section),
            (section, Treatment::Redact) => redacted = redacted.with(section),
            (_, Treatment::Never) => {}
        }
    }
    if mode == Some(Mode::Never) && !allowed.is_empty() {
        return item
            .refuse("the mode is never and sections are allowed; these contradict each other");
    }
    Some((allowed, redacted))
}

fn evaluation(at: &mut Part<'_, '_>) -> Option<(bool, Vec<Minimum>)> {
    let mut schemes = BTreeSet::new();
    let minima = at.or_empty("minimum", |item| {
        every(item, |at| {
            let scheme = at.need("scheme", |item| {
                let scheme = code(item, &EVALUATION_SCHEMES)?;
                if schemes.insert(scheme.clone()) {
                    return Some(scheme);
                }
                item.refuse("the scheme stands twice")
            });
            let source = at.need("source", |item| item.text().map(str::to_owned));
            let information = at.need("information", |item| item.text().map(str::to_owned));
            let minimum = Minimum {
                scheme: scheme?,
                source: source?,
                information: information?,
            };
            if minimum.is_known() {
                return Some(minimum);
            }
            at.refuse(
                "",
                format!("the grades are not of the scheme {}", minimum.scheme),
            )
        })
    });
    let has_minimum = minima.as_ref().is_some_and(|minima| !minima.is_empty());
    let required = at.need("required", |item| {
        let required = item.flag()?;
        if !required && has_minimum {
            return item.refuse("a minimum stands, so the evaluation is required; write true");
        }
        Some(required)
    });
    Some((required?, minima?))
}

fn geography(at: &mut Part<'_, '_>) -> Option<Geography> {
    let touches_receiver = at.or_empty("touches_receiver", |item| item.flag());
    let countries = at.or_empty("countries", |item| {
        places(item, |entry, code| {
            known_place(entry, code, country_known(code))
        })
    });
    let sites = at.or_empty("sites", |item| {
        places(item, |entry, code| known_place(entry, code, is_site(code)))
    });
    let geography = Geography {
        touches_receiver: touches_receiver?,
        countries: countries?,
        sites: sites?,
    };
    if !geography.touches_receiver && geography.countries.is_empty() && geography.sites.is_empty() {
        return at.refuse(
            "",
            "it names nothing; set touches_receiver to true, or name countries or sites",
        );
    }
    Some(geography)
}
