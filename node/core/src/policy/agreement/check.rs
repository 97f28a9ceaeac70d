//! From the document as written to the agreement as checked.

mod duties;
mod side;
mod terms;
mod validity;

use std::collections::BTreeSet;

use super::clauses::{Form, JudicialUse, Onward, SecondaryUse, Uses};
use super::part::{Item, Part};
use super::{
    Agreement, MAX_EXCLUSIONS, MAX_ID_LEN, MAX_PLACES, MAX_TERMS, MAX_VERSION, SCHEMA, text,
};
use crate::model::codes::{
    CodeList, EUROPEAN_UNION, PURPOSES, SITES, country_known, language_known, unlocode_form,
};
use crate::party::Party;
use crate::policy::reference::AgreementRef;
use side::Sides;
use terms::Frame;

/// Longest title, in characters.
pub(super) const MAX_TITLE_LEN: usize = 200;

/// Longest legal basis, in characters.
pub(super) const MAX_LEGAL_BASIS_LEN: usize = 500;

/// Largest quota.
pub(super) const MAX_QUOTA: u32 = 1_000_000;

/// Reads every field of the document; none when something is wrong, which is told.
pub(super) fn agreement(document: &mut Item<'_>, sha256: [u8; 32]) -> Option<Agreement> {
    document.table(|at| {
        let schema = at.need("schema", |item| schema(item));
        let id = at.need("id", |item| item.take(text::slug(item.text()?, MAX_ID_LEN)));
        let version = at.need("version", |item| item.number(1, MAX_VERSION));
        let supersedes = supersedes(at, version);
        let title = at.need("title", |item| item.line(MAX_TITLE_LEN));
        let legal_basis = at.need("legal_basis", |item| item.line(MAX_LEGAL_BASIS_LEN));
        let legal_text_sha256 = at.may("legal_text_sha256", |item| hex32(item));
        let forms = [("bilateral", Form::Bilateral), ("group", Form::Group)];
        let form = at.need("form", |item| item.one_of(&forms));
        let reciprocal = at.need("reciprocal", |item| item.flag());
        let rule = at.need("conflict_rule", |item| conflict_rule(item));
        let languages = at.need("languages", languages);
        let purposes = at.need("purposes", |item| codes(item, &PURPOSES));
        let excluded_territory = at.or_empty("excluded_territory", excluded);
        let validity = at.need("validity", |item| item.table(validity::validity));
        let sides = at.need("parties", |item| side::sides(item, form));
        let exclusions = at.or_empty("exclusions", |item| exclusions(item, sides.as_ref()));
        let frame = Frame {
            sides: sides.as_ref(),
            purposes: purposes.as_ref(),
        };
        let terms = at.need("terms", |item| all_terms(item, &frame));
        let onward = at.need("onward", |item| item.table(onward));
        let uses = at.need("uses", |item| item.table(uses));
        let retention = at.need("retention", |item| item.table(duties::retention));
        let deadlines = at.need("deadlines", |item| item.table(duties::deadlines));
        let quotas = at.need("quotas", |item| item.table(duties::quotas));
        let requests = at.may("requests", |item| item.table(duties::requests));
        let oversight = at.need("oversight", |item| item.table(duties::oversight));
        let members = sides.and_then(|sides| sides.members);
        if let (Some(true), Some(terms), Some(members)) = (reciprocal, &terms, &members) {
            terms::reciprocal(at, terms, members)?;
        }
        schema?;
        rule?;
        Some(Agreement {
            reference: AgreementRef::new(&id?, version?, sha256),
            title: title?,
            legal_basis: legal_basis?,
            legal_text_sha256: legal_text_sha256?,
            form: form?,
            supersedes: supersedes?,
            reciprocal: reciprocal?,
            languages: languages?,
            purposes: purposes?,
            excluded_territory: excluded_territory?,
            validity: validity?,
            terms: terms?,
            exclusions: exclusions?,
            onward: onward?,
            uses: uses?,
            retention: retention?,
            deadlines: deadlines?,
            quotas: quotas?,
            requests: requests?,
            oversight: oversight?,
            members: members?,
        })
    })
}

fn schema(item: &Item<'_>) -> Option<()> {
    if item.text()? == SCHEMA {
        return Some(());
    }
    item.refuse(format!("this node reads {SCHEMA}"))
}

fn conflict_rule(item: &Item<'_>) -> Option<()> {
    if item.text()? == "stricter" {
        return Some(());
    }
    item.refuse(
        "the only rule is stricter: the stricter of agreement, record handling and local policy",
    )
}

/// The version before, which every version but the first names.
fn supersedes(at: &mut Part<'_, '_>, version: Option<u32>) -> Option<Option<[u8; 32]>> {
    let field = "supersedes";
    let is_first = version.map(|version| version == 1);
    let named = at.may(field, |item| {
        if is_first == Some(true) {
            return item.refuse("version 1 replaces nothing; leave it out");
        }
        hex32(item)
    })?;
    if named.is_none() && is_first == Some(false) {
        return at.refuse(
            field,
            "name the SHA-256 of the version that this one replaces, in hexadecimal",
        );
    }
    Some(named)
}

/// 32 bytes in hexadecimal.
fn hex32(item: &Item<'_>) -> Option<[u8; 32]> {
    let bytes = hex::decode(item.text()?).ok();
    let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
    item.take(bytes.ok_or_else(|| "it is not 64 hexadecimal digits".to_owned()))
}

/// A party that the agreement names.
fn member(item: &Item<'_>, sides: Option<&Sides>) -> Option<Party> {
    let party: Party = item.word()?;
    match sides {
        Some(sides) if !sides.parties.contains(&party) => item.refuse(format!(
            "{party} is not a party of the agreement; add it to [[parties]] or take it out"
        )),
        Some(_) | None => Some(party),
    }
}

/// A set from a list that is not empty and repeats nothing; every entry is read.
fn distinct<'f, T: Ord>(
    item: &mut Item<'f>,
    mut read: impl FnMut(&Item<'f>) -> Option<T>,
) -> Option<BTreeSet<T>> {
    let list = item.values()?;
    if list.is_empty() {
        return item.refuse("the list is empty; name at least one");
    }
    let mut set = Some(BTreeSet::new());
    for entry in list {
        let (Some(value), Some(all)) = (read(&entry), set.as_mut()) else {
            set = None;
            continue;
        };
        if !all.insert(value) {
            set = entry.refuse("the list names something twice");
        }
    }
    set
}

/// Reads every table of a list; none when one of them cannot be read.
fn every<'f, T>(
    item: &mut Item<'f>,
    mut read: impl FnMut(&mut Part<'_, 'f>) -> Option<T>,
) -> Option<Vec<T>> {
    let list = item.tables()?;
    let read: Vec<_> = list
        .into_iter()
        .map(|mut entry| entry.table(&mut read))
        .collect();
    read.into_iter().collect()
}

fn codes(item: &mut Item<'_>, known: &CodeList) -> Option<BTreeSet<String>> {
    distinct(item, |entry| code(entry, known))
}

fn code(item: &Item<'_>, known: &CodeList) -> Option<String> {
    let code = item.text()?;
    if known.contains(code) {
        return Some(code.to_owned());
    }
    let all: Vec<_> = known.codes.iter().map(|entry| entry.code).collect();
    item.refuse(format!(
        "'{code}' is not a {}; the codes are {}",
        known.name,
        all.join(", ")
    ))
}

fn languages(item: &mut Item<'_>) -> Option<BTreeSet<String>> {
    distinct(item, |entry| {
        let code = entry.text()?;
        if language_known(code) {
            return Some(code.to_owned());
        }
        entry.refuse(format!("'{code}' is not an ISO 639-1 code"))
    })
}

/// Places of which nothing is told.
fn excluded(item: &mut Item<'_>) -> Option<BTreeSet<String>> {
    places(item, |entry, code| {
        if code == EUROPEAN_UNION {
            let why = "name the states of the European Union that are meant, each by its own code";
            return entry.refuse(why);
        }
        known_place(entry, code, country_known(code) || is_site(code))
    })
}

/// True for a UN/LOCODE and for a border crossing.
fn is_site(code: &str) -> bool {
    unlocode_form(code) || SITES.contains(code)
}

/// Codes of places; empty when the document names none.
fn places<'f>(
    item: &mut Item<'f>,
    read: impl Fn(&Item<'f>, &str) -> Option<()>,
) -> Option<BTreeSet<String>> {
    match item.count() {
        Some(0) => return Some(BTreeSet::new()),
        Some(count) if count > MAX_PLACES => {
            return item.refuse(format!("there are more than {MAX_PLACES}"));
        }
        Some(_) | None => {}
    }
    distinct(item, |entry| {
        let code = entry.text()?;
        read(entry, code).map(|()| code.to_owned())
    })
}

fn known_place(entry: &Item<'_>, code: &str, is_known: bool) -> Option<()> {
    if is_known {
        return Some(());
    }
    entry.refuse(format!(
        "'{code}' is no place; write a country as GE, a port as GEPTI, a border crossing as ge_sarpi ('ntc codes \
         site' lists them)"
    ))
}

fn all_terms(item: &mut Item<'_>, frame: &Frame<'_>) -> Option<Vec<super::Terms>> {
    if item
        .count()
        .is_some_and(|count| !(1..=MAX_TERMS).contains(&count))
    {
        return item.refuse(format!("there are 1 to {MAX_TERMS} entries"));
    }
    every(item, |at| terms::terms(at, frame))
}

fn exclusions(item: &mut Item<'_>, sides: Option<&Sides>) -> Option<BTreeSet<(Party, Party)>> {
    if item.count().is_some_and(|count| count > MAX_EXCLUSIONS) {
        return item.refuse(format!("there are more than {MAX_EXCLUSIONS}"));
    }
    let mut pairs = BTreeSet::new();
    let read = every(item, |at| {
        at.need("between", |item| {
            let pair = pair(item, sides)?;
            if pairs.insert(pair) {
                return Some(());
            }
            item.refuse("the pair is excluded twice")
        })
    });
    read.map(|_| pairs)
}

/// Two parties, in order.
fn pair(item: &mut Item<'_>, sides: Option<&Sides>) -> Option<(Party, Party)> {
    let list = item.values()?;
    let [a, b] = list.as_slice() else {
        return item.refuse("name exactly two parties");
    };
    let (a, b) = (member(a, sides), member(b, sides));
    let (a, b) = (a?, b?);
    match a.cmp(&b) {
        std::cmp::Ordering::Less => Some((a, b)),
        std::cmp::Ordering::Greater => Some((b, a)),
        std::cmp::Ordering::Equal => item.refuse("name two different parties"),
    }
}

/// What may be done with what was received, as the document names it.
#[derive(Clone, Copy)]
enum OnwardRule {
    Never,
    Consent,
    Listed,
}

fn onward(at: &mut Part<'_, '_>) -> Option<Onward> {
    let rules = [
        ("never", OnwardRule::Never),
        ("consent", OnwardRule::Consent),
        ("listed", OnwardRule::Listed),
    ];
    let rule = at.need("rule", |item| item.one_of(&rules));
    let parties = at.may("parties", |item| match (rule, item.count()) {
        (Some(OnwardRule::Never | OnwardRule::Consent), Some(0)) => Some(BTreeSet::new()),
        (Some(OnwardRule::Never | OnwardRule::Consent), _) => {
            item.refuse("only the rule listed names parties")
        }
        (Some(OnwardRule::Listed) | None, _) => distinct(item, Item::word),
    });
    match (rule?, parties?) {
        (OnwardRule::Never, _) => Some(Onward::Never),
        (OnwardRule::Consent, _) => Some(Onward::Consent),
        (OnwardRule::Listed, Some(parties)) => Some(Onward::Listed(parties)),
        (OnwardRule::Listed, None) => at.refuse("parties", "the list is empty; name at least one"),
    }
}

fn uses(at: &mut Part<'_, '_>) -> Option<Uses> {
    let judicial = [
        ("never", JudicialUse::Never),
        ("consent", JudicialUse::Consent),
        ("allowed", JudicialUse::Allowed),
    ];
    let secondary = [
        ("never", SecondaryUse::Never),
        ("consent", SecondaryUse::Consent),
    ];
    let judicial = at.need("judicial", |item| item.one_of(&judicial));
    let secondary = at.need("secondary", |item| item.one_of(&secondary));
    let verify_first = at.or_empty("verify_first", |item| item.flag());
    let human_decision = at.or_empty("human_decision", |item| item.flag());
    Some(Uses {
        judicial: judicial?,
        secondary: secondary?,
        verify_first: verify_first?,
        human_decision: human_decision?,
    })
}
