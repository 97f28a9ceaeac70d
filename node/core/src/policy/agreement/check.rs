//! From the document as written to the agreement as checked.

mod duties;
mod side;
mod terms;
mod validity;

use std::collections::{BTreeMap, BTreeSet};

use super::clauses::{Form, JudicialUse, Onward, SecondaryUse, Uses};
use super::file::{AgreementFile, ExclusionFile, OnwardFile, UsesFile};
use super::{
    Agreement, InvalidAgreement, MAX_EXCLUSIONS, MAX_ID_LEN, MAX_PARTIES, MAX_PLACES, MAX_TERMS,
    MAX_VERSION, SCHEMA, text,
};
use crate::model::codes::{
    CodeList, EUROPEAN_UNION, PURPOSES, SITES, country_known, language_known, unlocode_form,
};
use crate::party::Party;
use crate::policy::reference::AgreementRef;

/// Longest title, in characters.
pub(super) const MAX_TITLE_LEN: usize = 200;

/// Longest legal basis, in characters.
pub(super) const MAX_LEGAL_BASIS_LEN: usize = 500;

/// Longest time in days or hours that a document may name: a hundred years in days.
pub(super) const MAX_SPAN: u32 = 36_525;

/// Largest quota.
pub(super) const MAX_QUOTA: u32 = 1_000_000;

type Checked<T> = Result<T, InvalidAgreement>;

pub(super) fn agreement(file: AgreementFile, sha256: [u8; 32]) -> Checked<Agreement> {
    if file.schema != SCHEMA {
        return refuse("schema", format!("this node reads {SCHEMA}"));
    }
    if file.conflict_rule != "stricter" {
        return refuse(
            "conflict_rule",
            "the only rule is stricter: the stricter of agreement, record handling and local policy",
        );
    }
    text::slug("id", &file.id, MAX_ID_LEN)?;
    if !(1..=MAX_VERSION).contains(&file.version) {
        return refuse("version", format!("it runs from 1 to {MAX_VERSION}"));
    }
    let supersedes = supersedes(file.version, file.supersedes.as_deref())?;
    let form = form(&file.form, file.parties.len())?;
    let purposes = codes("purposes", file.purposes, &PURPOSES)?;
    let members = side::members(file.parties)?;
    let exclusions = exclusions(file.exclusions, &members)?;
    if !(1..=MAX_TERMS).contains(&file.terms.len()) {
        return refuse("terms", format!("there are 1 to {MAX_TERMS} entries"));
    }
    let mut all = Vec::with_capacity(file.terms.len());
    for (index, entry) in file.terms.into_iter().enumerate() {
        let path = format!("terms[{}]", index + 1);
        all.push(terms::terms(&path, entry, &members, &purposes)?);
    }
    if file.reciprocal {
        terms::reciprocal(&all, &members)?;
    }
    Ok(Agreement {
        reference: AgreementRef::new(&file.id, file.version, sha256),
        title: text::line("title", file.title, MAX_TITLE_LEN)?,
        legal_basis: text::line("legal_basis", file.legal_basis, MAX_LEGAL_BASIS_LEN)?,
        legal_text_sha256: hash("legal_text_sha256", file.legal_text_sha256.as_deref())?,
        form,
        supersedes,
        reciprocal: file.reciprocal,
        languages: languages("languages", file.languages)?,
        purposes,
        excluded_territory: excluded(file.excluded_territory)?,
        validity: validity::validity(file.validity)?,
        terms: all,
        exclusions,
        onward: onward(file.onward)?,
        uses: uses(&file.uses)?,
        retention: duties::retention(file.retention)?,
        deadlines: duties::deadlines(&file.deadlines)?,
        quotas: duties::quotas(&file.quotas)?,
        requests: file.requests.map(duties::requests).transpose()?,
        oversight: duties::oversight(&file.oversight)?,
        members,
    })
}

fn refuse<T>(field: impl Into<String>, message: impl Into<String>) -> Checked<T> {
    Err(InvalidAgreement::at(field, message))
}

fn supersedes(version: u32, hash: Option<&str>) -> Checked<Option<[u8; 32]>> {
    match (version, hash) {
        (1, None) => Ok(None),
        (1, Some(_)) => refuse("supersedes", "version 1 replaces nothing; leave it out"),
        (_, None) => refuse(
            "supersedes",
            "name the SHA-256 of the version that this one replaces, in hexadecimal",
        ),
        (_, Some(hash)) => hex32("supersedes", hash).map(Some),
    }
}

fn hex32(field: &str, text: &str) -> Checked<[u8; 32]> {
    hex::decode(text)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| InvalidAgreement::at(field, "it is not 64 hexadecimal digits"))
}

/// The hash of something that need not be named.
fn hash(field: &str, text: Option<&str>) -> Checked<Option<[u8; 32]>> {
    text.map(|text| hex32(field, text)).transpose()
}

fn form(word: &str, parties: usize) -> Checked<Form> {
    match (word, parties) {
        ("bilateral", 2) => Ok(Form::Bilateral),
        ("bilateral", _) => refuse("parties", "a bilateral agreement has exactly two parties"),
        ("group", 2..=MAX_PARTIES) => Ok(Form::Group),
        ("group", _) => refuse("parties", format!("a group has 2 to {MAX_PARTIES} parties")),
        _ => refuse("form", "write bilateral or group"),
    }
}

fn party(field: &str, text: &str) -> Checked<Party> {
    text.parse::<Party>()
        .map_err(|error| InvalidAgreement::at(field, error.to_string()))
}

/// A party that the agreement names.
fn member<T>(field: &str, text: &str, members: &BTreeMap<Party, T>) -> Checked<Party> {
    let party = party(field, text)?;
    if members.contains_key(&party) {
        return Ok(party);
    }
    refuse(
        field,
        format!("{party} is not a party of the agreement; add it to [[parties]] or take it out"),
    )
}

/// A set from a list that is not empty and repeats nothing.
fn distinct<T: Ord>(
    field: &str,
    list: Vec<String>,
    mut read: impl FnMut(String) -> Checked<T>,
) -> Checked<BTreeSet<T>> {
    if list.is_empty() {
        return refuse(field, "the list is empty; name at least one");
    }
    let mut set = BTreeSet::new();
    for entry in list {
        if !set.insert(read(entry)?) {
            return refuse(field, "the list names something twice");
        }
    }
    Ok(set)
}

fn codes(field: &str, list: Vec<String>, known: &CodeList) -> Checked<BTreeSet<String>> {
    distinct(field, list, |code| {
        if known.contains(&code) {
            return Ok(code);
        }
        let all: Vec<_> = known.codes.iter().map(|entry| entry.code).collect();
        refuse(
            field,
            format!(
                "'{code}' is not a {}; the codes are {}",
                known.name,
                all.join(", ")
            ),
        )
    })
}

fn languages(field: &str, list: Vec<String>) -> Checked<BTreeSet<String>> {
    distinct(field, list, |code| {
        if language_known(&code) {
            Ok(code)
        } else {
            refuse(field, format!("'{code}' is not an ISO 639-1 code"))
        }
    })
}

/// Places of which nothing is told; none for a list that is not there.
fn excluded(list: Vec<String>) -> Checked<BTreeSet<String>> {
    let field = "excluded_territory";
    if list.iter().any(|code| code == EUROPEAN_UNION) {
        return refuse(
            field,
            "name the states of the European Union that are meant, each by its own code",
        );
    }
    places(field, list, |code| country_known(code) || is_site(code))
}

/// True for a UN/LOCODE and for a border crossing.
fn is_site(code: &str) -> bool {
    unlocode_form(code) || SITES.contains(code)
}

/// Codes of places; empty when the document names none.
fn places(
    field: &str,
    list: Vec<String>,
    is_known: impl Fn(&str) -> bool,
) -> Checked<BTreeSet<String>> {
    if list.len() > MAX_PLACES {
        return refuse(field, format!("there are more than {MAX_PLACES}"));
    }
    if list.is_empty() {
        return Ok(BTreeSet::new());
    }
    distinct(field, list, |code| {
        if is_known(&code) {
            return Ok(code);
        }
        refuse(
            field,
            format!(
                "'{code}' is no place; write a country as GE, a port as GEPTI, a border crossing as ge_sarpi ('ntc \
                 codes site' lists them)"
            ),
        )
    })
}

fn span(field: &str, number: u32, least: u32) -> Checked<u32> {
    if (least..=MAX_SPAN).contains(&number) {
        return Ok(number);
    }
    refuse(field, format!("it runs from {least} to {MAX_SPAN}"))
}

fn exclusions<T>(
    list: Vec<ExclusionFile>,
    members: &BTreeMap<Party, T>,
) -> Checked<BTreeSet<(Party, Party)>> {
    if list.len() > MAX_EXCLUSIONS {
        return refuse(
            "exclusions",
            format!("there are more than {MAX_EXCLUSIONS}"),
        );
    }
    let mut pairs = BTreeSet::new();
    for (index, entry) in list.into_iter().enumerate() {
        let field = format!("exclusions[{}].between", index + 1);
        let [a, b] = entry.between.as_slice() else {
            return refuse(field, "name exactly two parties");
        };
        let (a, b) = (member(&field, a, members)?, member(&field, b, members)?);
        let pair = match a.cmp(&b) {
            std::cmp::Ordering::Less => (a, b),
            std::cmp::Ordering::Greater => (b, a),
            std::cmp::Ordering::Equal => return refuse(field, "name two different parties"),
        };
        if !pairs.insert(pair) {
            return refuse(field, "the pair is excluded twice");
        }
    }
    Ok(pairs)
}

fn onward(file: OnwardFile) -> Checked<Onward> {
    let field = "onward.parties";
    match (file.rule.as_str(), file.parties.is_empty()) {
        ("never", true) => Ok(Onward::Never),
        ("consent", true) => Ok(Onward::Consent),
        ("never" | "consent", false) => refuse(field, "only the rule listed names parties"),
        ("listed", _) => {
            distinct(field, file.parties, |text| party(field, &text)).map(Onward::Listed)
        }
        _ => refuse("onward.rule", "write never, consent or listed"),
    }
}

fn uses(file: &UsesFile) -> Checked<Uses> {
    let judicial = match file.judicial.as_str() {
        "never" => JudicialUse::Never,
        "consent" => JudicialUse::Consent,
        "allowed" => JudicialUse::Allowed,
        _ => return refuse("uses.judicial", "write never, consent or allowed"),
    };
    let secondary = match file.secondary.as_str() {
        "never" => SecondaryUse::Never,
        "consent" => SecondaryUse::Consent,
        _ => return refuse("uses.secondary", "write never or consent"),
    };
    Ok(Uses {
        judicial,
        secondary,
        verify_first: file.verify_first,
        human_decision: file.human_decision,
    })
}
