//! What was found, as it is told.

use ntc_core::life::Subject;
use ntc_core::screened::{By, Finding, MAX_VALUES, Match, Target, Turn, goods_fit};
use ntc_core::screening::{
    Change, ENGINE, Fact, Factor, NameMatch, Outcome, Preset, Reason, Shown as Spelt, Verdict,
    WordMatch,
};
use ntc_core::watchlist::{Entry, wire};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::screen_match::Target as To;

use crate::api::seeing::{Seen, Sight};
use crate::screening::{Against, Screened, Shown};

/// Against what was screened.
pub(super) fn of_against(against: &Against) -> pb::ScreenAgainst {
    let editions = against.editions.iter().map(|(list, edition)| {
        let source = edition.provenance.as_ref();
        pb::ScreenEdition {
            list: list.to_string(),
            number: edition.number,
            digest: edition.digest.to_vec(),
            entries: edition.entries,
            changed_ms: edition.changed.as_millis(),
            version: source.map(|it| it.version.clone()).unwrap_or_default(),
        }
    });
    pb::ScreenAgainst {
        editions: editions.collect(),
        damaged: against.damaged.iter().map(ToString::to_string).collect(),
        too_large: against.too_large.iter().map(ToString::to_string).collect(),
        alerts: against.alerts,
        notices: against.notices,
        preset: of_preset(against.preset),
        engine: ENGINE,
    }
}

pub(super) fn of_preset(preset: Preset) -> i32 {
    i32::from(preset as u8)
}

/// What one subject is held for. An alert that the officer may not see is told by that alone: somebody has to look who may.
pub(super) fn of_screened(screened: Screened, sight: &Sight) -> pb::ScreenResult {
    let told = screened.told;
    let all = screened.matches.len();
    let matches = screened.matches.into_iter();
    let matches = matches.filter_map(|shown| match shown.matched.target.clone() {
        Target::Entry { .. } => Some(sight.of_no_record(shown)),
        Target::Record { origin, id, .. } => sight.named(&Subject { origin, id }, shown).ok(),
    });
    let matches: Vec<_> = matches.collect();
    let unseen = all.saturating_sub(matches.len());
    let matches = matches.into_iter();
    pb::ScreenResult {
        unseen: u32::try_from(unseen).unwrap_or(u32::MAX),
        reference: screened.reference,
        id: screened.id.to_vec(),
        matches: matches.map(|shown| of_match(&told, shown)).collect(),
        more: u32::try_from(screened.more).unwrap_or(u32::MAX),
    }
}

fn of_match(told: &Entry, shown: Seen<Shown>) -> pb::ScreenMatch {
    let shown = shown.shown();
    let Match {
        target,
        finding,
        held,
        ends: _,
    } = shown.matched;
    let target = match target {
        Target::Entry { list, key } => To::Listed(pb::ScreenListed {
            list: list.to_string(),
            key,
            order: shown.order.as_ref().map(wire::order_message),
        }),
        Target::Record { origin, id, field } => {
            let asks = shown.alert;
            let order = held.order.as_ref();
            let markers = order.into_iter().flat_map(|order| &order.markers);
            To::Alert(pb::ScreenAlert {
                warning_markers: markers.map(|it| it.name().to_owned()).collect(),
                contact_first: order.is_some_and(|order| order.contact_first),
                origin: origin.to_string(),
                id: id.as_bytes().to_vec(),
                field,
                valid_until_ms: asks.as_ref().map_or(0, |it| it.ends.as_millis()),
                is_notice: asks.as_ref().is_some_and(|it| it.is_notice),
                requested_action: asks.map(|it| it.action).unwrap_or_default(),
            })
        }
    };
    let screening = finding.screening.as_ref();
    let name = screening.and_then(|it| it.name.as_ref());
    let factors = screening.into_iter().flat_map(|it| &it.factors);
    let changes = screening.into_iter().flat_map(|it| &it.changes);
    let changes = changes
        .map(of_change)
        .chain(finding.turns.iter().map(of_turn));
    pb::ScreenMatch {
        target: Some(target),
        verdict: of_verdict(finding.verdict),
        score: finding.score,
        by: i32::from(finding.by as u8),
        number: number(&finding, told, &held),
        name: name.map(|name| of_name(name, told, &held)),
        factors: factors.map(of_factor).collect(),
        changes: changes.collect(),
        held: Some(of_held(&held)),
        goods: goods(&finding, told, &held),
    }
}

/// Every part of the goods and their route, where these are what they meet by.
fn goods(finding: &Finding, told: &Entry, held: &Entry) -> Vec<pb::ScreenGoods> {
    if finding.by != By::Goods {
        return Vec::new();
    }
    let fits = goods_fit(told, held).unwrap_or_default().into_iter();
    fits.map(|fit| pb::ScreenGoods {
        part: fit.part.name().to_owned(),
        asked: fit.asked,
        held: fit.held,
    })
    .collect()
}

/// An entry without its order, and no more of it than a subject can have.
fn of_held(held: &Entry) -> pb::WatchEntry {
    let mut held = wire::entry_message(held);
    held.order = None;
    held.former_keys.truncate(MAX_VALUES);
    held.names.truncate(MAX_VALUES);
    held.birth_dates.truncate(MAX_VALUES);
    held.birth_places.truncate(MAX_VALUES);
    held.nationalities.truncate(MAX_VALUES);
    held.countries.truncate(MAX_VALUES);
    held.documents.truncate(MAX_VALUES);
    held.emails.truncate(MAX_VALUES);
    held.addresses.truncate(MAX_VALUES);
    held.patterns.truncate(MAX_VALUES);
    held.programmes.truncate(MAX_VALUES);
    held
}

fn of_verdict(verdict: Verdict) -> i32 {
    i32::from(verdict as u8)
}

fn number(finding: &Finding, told: &Entry, held: &Entry) -> Option<pb::ScreenNumber> {
    let pair = finding.number?;
    let asked = &told.documents.get(pair.asked)?.identifier;
    let held = &held.documents.get(pair.held)?.identifier;
    Some(pb::ScreenNumber {
        scheme: held.scheme().code().to_owned(),
        asked: asked.normal().to_owned(),
        held: held.normal().to_owned(),
    })
}

fn of_name(name: &NameMatch, told: &Entry, held: &Entry) -> pb::ScreenName {
    let written = |entry: &Entry, place: usize| {
        let name = entry.names.get(place);
        name.map(|name| name.written.clone()).unwrap_or_default()
    };
    let alone = |words: &[Spelt]| words.iter().map(|word| word.written.clone()).collect();
    pb::ScreenName {
        asked: written(told, name.asked),
        held: written(held, name.held),
        score: name.score,
        words: name.words.iter().map(of_words).collect(),
        only_asked: alone(&name.only_asked),
        only_held: alone(&name.only_held),
    }
}

fn of_words(words: &WordMatch) -> pb::ScreenWords {
    pb::ScreenWords {
        asked: words.asked.written.clone(),
        asked_latin: words.asked.romanised.clone(),
        held: words.held.written.clone(),
        held_latin: words.held.romanised.clone(),
        likeness: words.likeness,
        reason: of_reason(words.reason).to_owned(),
    }
}

const fn of_reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Written => "written",
        Reason::Sound => "sound",
        Reason::NearSound => "near_sound",
        Reason::Spelling => "spelling",
        Reason::OtherName => "other_name",
        Reason::Initial => "initial",
        Reason::ShortForm => "short_form",
        Reason::Joined => "joined",
    }
}

fn of_factor(factor: &Factor) -> pb::ScreenFactor {
    pb::ScreenFactor {
        fact: of_fact(factor.fact).to_owned(),
        outcome: of_outcome(factor.outcome).to_owned(),
        points: factor.points,
    }
}

fn of_change(change: &Change) -> pb::ScreenChange {
    pb::ScreenChange {
        fact: of_fact(change.fact).to_owned(),
        outcome: of_outcome(change.outcome).to_owned(),
        score: change.score,
        verdict: of_verdict(change.verdict),
    }
}

fn of_turn(turn: &Turn) -> pb::ScreenChange {
    pb::ScreenChange {
        fact: turn.hinge.name().to_owned(),
        outcome: of_outcome(turn.outcome).to_owned(),
        score: turn.score,
        verdict: of_verdict(turn.verdict),
    }
}

const fn of_fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Document => "document",
        Fact::Birth => "birth",
        Fact::Country => "country",
        Fact::Sex => "sex",
        Fact::Email => "email",
    }
}

const fn of_outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unknown => "unknown",
        Outcome::Same => "same",
        Outcome::Compatible => "compatible",
        Outcome::Swapped => "swapped",
        Outcome::OneDigit => "one_digit",
        Outcome::Differs => "differs",
        Outcome::FarApart => "far_apart",
    }
}
