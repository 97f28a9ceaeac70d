//! The rules of `[[terms]]`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::clauses::Member;
use super::super::file::{EvaluationFile, GeographyFile, NamesFile, TermsFile};
use super::super::grade::Minimum;
use super::super::terms::{Geography, Kinds, Mode, Names, PartySet, Terms, Treatment, Urgencies};
use super::super::{InvalidAgreement, text};
use super::duties::by_urgency;
use super::{Checked, MAX_LEGAL_BASIS_LEN, codes, distinct, is_site, member, places, refuse};
use crate::model::codes::{
    CATEGORIES, EVALUATION_SCHEMES, HANDLING_CODES, PROTECTIONS, PURPOSES, country_known,
};
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::section::{Section, SectionSet};

/// The word for everything that a list could name.
const ANY: &str = "any";

pub(super) fn terms(
    path: &str,
    file: TermsFile,
    members: &BTreeMap<Party, Member>,
    purposes: &BTreeSet<String>,
) -> Checked<Terms> {
    let (allowed, redacted) = sections(path, file.sections)?;
    let basis_field = format!("{path}.personal_data_basis");
    let personal_data_basis = file
        .personal_data_basis
        .map(|basis| text::line(&basis_field, basis, MAX_LEGAL_BASIS_LEN))
        .transpose()?;
    if allowed.union(redacted).contains(Section::Persons) && personal_data_basis.is_none() {
        return refuse(
            basis_field,
            "persons are told only under a stated legal basis and protection; state it, or set persons to never",
        );
    }
    let personal_data_protection = protection(
        &format!("{path}.personal_data_protection"),
        file.personal_data_protection,
    )?;
    let mode = word(&format!("{path}.mode"), &file.mode)?;
    if mode == Mode::Never && !allowed.is_empty() {
        return refuse(
            format!("{path}.sections"),
            "the mode is never and sections are allowed; these contradict each other",
        );
    }
    let (evaluation_required, minimum) = evaluation(path, file.evaluation)?;
    Ok(Terms {
        from: side(&format!("{path}.from"), file.from, members)?,
        to: side(&format!("{path}.to"), file.to, members)?,
        kinds: kinds(&format!("{path}.kinds"), file.kinds)?,
        categories: categories(&format!("{path}.categories"), file.categories)?,
        urgencies: urgencies(&format!("{path}.urgencies"), file.urgencies)?,
        mode,
        purposes: own_purposes(&format!("{path}.purposes"), file.purposes, purposes)?,
        allowed,
        redacted,
        personal_data_basis,
        personal_data_protection,
        max_tlp: word(&format!("{path}.max_tlp"), &file.max_tlp)?,
        handling_codes: handling_codes(&format!("{path}.handling_codes"), file.handling_codes)?,
        evaluation_required,
        minimum,
        geography: file
            .geography
            .map(|geography| geographic(path, geography))
            .transpose()?,
        answer_hours: file
            .answer_hours
            .map(|hours| by_urgency(&format!("{path}.answer_hours"), hours))
            .transpose()?,
    })
}

/// Refuses a document that promises the same in both directions and gives something else.
pub(super) fn reciprocal(terms: &[Terms], members: &BTreeMap<Party, Member>) -> Checked<()> {
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
                return refuse(
                    "reciprocal",
                    format!(
                        "the terms between {a} and {b} differ by direction; write false, or make them equal"
                    ),
                );
            }
        }
    }
    Ok(())
}

fn word<T>(field: &str, text: &str) -> Checked<T>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|error: T::Err| InvalidAgreement::at(field, error.to_string()))
}

fn only_any(field: &str, word: &str) -> Checked<()> {
    if word == ANY {
        return Ok(());
    }
    refuse(field, "write \"any\" or a list in brackets")
}

fn side(field: &str, names: NamesFile, members: &BTreeMap<Party, Member>) -> Checked<PartySet> {
    match names {
        NamesFile::Word(word) => only_any(field, &word).map(|()| PartySet::Any),
        NamesFile::List(list) => {
            distinct(field, list, |text| member(field, &text, members)).map(PartySet::Only)
        }
    }
}

fn kinds(field: &str, names: NamesFile) -> Checked<Kinds> {
    match names {
        NamesFile::Word(word) => only_any(field, &word).map(|()| Kinds::Any),
        NamesFile::List(list) => distinct(field, list, |text| {
            let kind: RecordKind = word(field, &text)?;
            if kind == RecordKind::Agreement {
                return refuse(
                    field,
                    "records about agreements go to their parties by themselves; take Agreement out",
                );
            }
            Ok(kind)
        })
        .map(Kinds::Only),
    }
}

fn categories(field: &str, names: NamesFile) -> Checked<Names> {
    match names {
        NamesFile::Word(word) => only_any(field, &word).map(|()| Names::Any),
        NamesFile::List(list) => codes(field, list, &CATEGORIES).map(Names::Only),
    }
}

fn urgencies(field: &str, names: Option<NamesFile>) -> Checked<Urgencies> {
    match names {
        None => Ok(Urgencies::Any),
        Some(NamesFile::Word(word)) => only_any(field, &word).map(|()| Urgencies::Any),
        Some(NamesFile::List(list)) => {
            distinct(field, list, |text| word(field, &text)).map(Urgencies::Only)
        }
    }
}

fn protection(field: &str, code: Option<String>) -> Checked<Option<String>> {
    let Some(code) = code else {
        return Ok(None);
    };
    Ok(codes(field, vec![code], &PROTECTIONS)?.pop_first())
}

fn own_purposes(
    field: &str,
    list: Option<Vec<String>>,
    all: &BTreeSet<String>,
) -> Checked<BTreeSet<String>> {
    let Some(list) = list else {
        return Ok(all.clone());
    };
    let own = codes(field, list, &PURPOSES)?;
    match own.difference(all).next() {
        None => Ok(own),
        Some(purpose) => refuse(
            field,
            format!("{purpose} is not among the purposes of the agreement"),
        ),
    }
}

fn sections(path: &str, list: BTreeMap<String, String>) -> Checked<(SectionSet, SectionSet)> {
    let field = format!("{path}.sections");
    let (mut allowed, mut redacted) = (SectionSet::EMPTY, SectionSet::EMPTY);
    for (name, treatment) in list {
        let section: Section = word(&field, &name)?;
        match (section, word(&field, &treatment)?) {
            (_, Treatment::Never) => {}
            (Section::National, _) => {
                return refuse(
                    field,
                    "the section national never leaves its party; set it to never or leave it out",
                );
            }
            (_, Treatment::Allow) => allowed = allowed.with(section),
            (_, Treatment::Redact) => redacted = redacted.with(section),
        }
    }
    Ok((allowed, redacted))
}

fn handling_codes(field: &str, list: Vec<String>) -> Checked<BTreeSet<String>> {
    if list.is_empty() {
        return Ok(BTreeSet::new());
    }
    codes(field, list, &HANDLING_CODES)
}

fn evaluation(path: &str, file: Option<EvaluationFile>) -> Checked<(bool, Vec<Minimum>)> {
    let Some(file) = file else {
        return Ok((false, Vec::new()));
    };
    let field = format!("{path}.evaluation.minimum");
    if !file.required && !file.minimum.is_empty() {
        return refuse(
            format!("{path}.evaluation.required"),
            "a minimum stands, so the evaluation is required; write true",
        );
    }
    let mut schemes = BTreeSet::new();
    let mut minima = Vec::with_capacity(file.minimum.len());
    for entry in file.minimum {
        if !EVALUATION_SCHEMES.contains(&entry.scheme) {
            return refuse(
                field,
                format!("'{}' is not an evaluation scheme", entry.scheme),
            );
        }
        if !schemes.insert(entry.scheme.clone()) {
            return refuse(field, "a scheme stands twice");
        }
        let minimum = Minimum {
            scheme: entry.scheme,
            source: entry.source,
            information: entry.information,
        };
        if !minimum.is_known() {
            return refuse(
                field,
                format!("the grades are not of the scheme {}", minimum.scheme),
            );
        }
        minima.push(minimum);
    }
    Ok((file.required, minima))
}

fn geographic(path: &str, file: GeographyFile) -> Checked<Geography> {
    let field = format!("{path}.geography");
    if !file.touches_receiver && file.countries.is_empty() && file.sites.is_empty() {
        return refuse(
            field,
            "it names nothing; set touches_receiver to true, or name countries or sites",
        );
    }
    let sites = format!("{field}.sites");
    Ok(Geography {
        touches_receiver: file.touches_receiver,
        countries: places(&field, file.countries, country_known)?,
        sites: places(&sites, file.sites, is_site)?,
    })
}
