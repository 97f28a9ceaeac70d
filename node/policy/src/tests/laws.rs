//! Laws of all rules and all requests.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is generated needs some of the facts and values"
)]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::model::handling::Tlp;
use ntc_core::policy::local::Act;
use ntc_core::policy::{Asking, Labels};
use ntc_core::section::{Section, SectionSet};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::fixture::{NOW, evaluator, labels, party, request};
use crate::allow::{Change, allows, candidates, would_allow};
use crate::evaluator::OfSection;
use crate::fact::{Fact, Of, Type};
use crate::memory::MAX_REMEMBERED;
use crate::{Bundle, DEFAULT_RULES, Deed, Evaluator, Request, Value};

/// Conditions that a rule about a record may have.
const CONDITIONS: [&str; 15] = [
    "resource.kind == NTC::Kind::\"SeizureNotice\"",
    "resource.kind == NTC::Kind::\"PassengerAlert\"",
    "resource.tlp_level > 2",
    "resource.tlp_level >= 4",
    "resource.tlp == NTC::Tlp::\"RED\"",
    "context.purpose == NTC::Purpose::\"counter_narcotics\"",
    "[NTC::Purpose::\"exercise\", NTC::Purpose::\"customs_risk\"].contains(context.purpose)",
    "resource.categories.contains(NTC::Category::\"narcotic\")",
    "resource has places && resource.places.contains(\"KZ\")",
    "principal.country == \"KZ\"",
    "resource.urgency == NTC::Urgency::\"immediate\"",
    "resource.graded",
    "principal == NTC::Party::\"UZ/committee\"",
    "resource.named.contains(principal)",
    // Known when it is the one that is told, and else not.
    "NTC::Party::\"UZ/committee\" has country",
];
const TELLING: [&str; 4] = [
    "action in NTC::Action::\"tell\"",
    "action == NTC::Action::\"publish\"",
    "action == NTC::Action::\"disclose\"",
    "action in [NTC::Action::\"tell\", NTC::Action::\"disclose\"]",
];

fn condition() -> impl Strategy<Value = String> {
    let one = (select(&CONDITIONS[..]), any::<bool>()).prop_map(|(condition, not)| {
        if not {
            format!("!({condition})")
        } else {
            format!("({condition})")
        }
    });
    prop::collection::vec((one, any::<bool>()), 1..4).prop_map(|parts| {
        let mut text = String::new();
        for (at, (part, or)) in parts.iter().enumerate() {
            let word = if *or { " || " } else { " && " };
            text.push_str(if at == 0 { "" } else { word });
            text.push_str(part);
        }
        text
    })
}

fn clauses() -> impl Strategy<Value = String> {
    let clause = (condition(), any::<bool>()).prop_map(|(condition, when)| {
        let word = if when { "when" } else { "unless" };
        format!(" {word} {{ {condition} }}")
    });
    prop::collection::vec(clause, 0..3).prop_map(|clauses| clauses.concat())
}

fn rule(effect: &'static str) -> impl Strategy<Value = String> {
    (select(&TELLING[..]), clauses()).prop_map(move |(action, clauses)| {
        format!(
            "@why(\"because\") {effect} (principal is NTC::Party, {action}, resource is NTC::Record){clauses};"
        )
    })
}

/// A text of some rules, each with an id.
fn text(rules: &[String]) -> String {
    let rules = rules.iter().enumerate();
    let rules = rules.map(|(at, rule)| format!("@id(\"rule-{at}\") {rule}\n"));
    rules.collect()
}

fn rules() -> impl Strategy<Value = Vec<String>> {
    let permits = prop::collection::vec(rule("permit"), 0..4);
    let forbids = prop::collection::vec(rule("forbid"), 0..3);
    (permits, forbids).prop_map(|(permits, forbids)| [permits, forbids].concat())
}

/// The values of facts that tell requests apart.
fn domain(fact: Fact) -> Vec<Value<'static>> {
    let some = |names: &[&'static str]| names.iter().map(|name| Value::text(name)).collect();
    match fact {
        Fact::Kind => some(&["SeizureNotice", "PassengerAlert", "Request"]),
        Fact::Tlp => some(&["AMBER", "RED", "CLEAR"]),
        Fact::TlpLevel => (1..=5).map(Value::Number).collect(),
        Fact::Purpose => some(&[
            "customs_risk",
            "counter_narcotics",
            "exercise",
            "public_health",
        ]),
        Fact::Urgency => some(&["routine", "immediate"]),
        Fact::Graded => vec![Value::Flag(false), Value::Flag(true)],
        Fact::Categories => vec![
            Value::texts([]),
            Value::texts(["narcotic"]),
            Value::texts(["tobacco"]),
        ],
        Fact::Places => vec![
            Value::texts([]),
            Value::texts(["KZ"]),
            Value::texts(["GE", "KZ"]),
        ],
        Fact::Named => vec![Value::texts([]), Value::texts(["KZ/committee"])],
        Fact::Country => some(&["KZ", "UZ"]),
        _ => Vec::new(),
    }
}

const TOLD_APART: [Fact; 10] = [
    Fact::Kind,
    Fact::Tlp,
    Fact::TlpLevel,
    Fact::Purpose,
    Fact::Urgency,
    Fact::Graded,
    Fact::Categories,
    Fact::Places,
    Fact::Named,
    Fact::Country,
];

prop_compose! {
    fn requests()(
        act in select(&[Act::Publish, Act::Send, Act::Reveal][..]),
        sections in subsequence(&Section::ALL[..], 1..=8),
        agreed in any::<u16>(),
        choices in prop::collection::vec(any::<prop::sample::Index>(), TOLD_APART.len()),
        places_known in any::<bool>(),
        uz in any::<bool>(),
    ) -> Request {
        let sections: SectionSet = sections.into_iter().collect();
        let mut asked = request(act, sections.intersection(SectionSet::from_bits(agreed)));
        asked.sections = sections;
        for (fact, choice) in TOLD_APART.into_iter().zip(choices) {
            let values = domain(fact);
            asked.set(fact, values[choice.index(values.len())].clone());
        }
        if !places_known {
            asked.facts.remove(&Fact::Places);
        }
        let (who, country) = if uz { ("UZ/committee", "UZ") } else { ("KZ/committee", "KZ") };
        who.clone_into(&mut asked.principal);
        asked.set(Fact::Country, Value::text(country));
        asked
    }
}

/// What is told in the end: nothing of a whole that is denied.
fn told(evaluator: &Evaluator, request: &Request) -> Option<SectionSet> {
    let answer = evaluator.fresh(request);
    answer.whole.allowed.then(|| answer.disclosed())
}

fn is_less(less: Option<SectionSet>, more: Option<SectionSet>) -> bool {
    match (less, more) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(less), Some(more)) => less.is_subset(more),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_more_rule_that_forbids_never_releases_more(
        rules in rules(), forbid in rule("forbid"), requests in prop::collection::vec(requests(), 1..8)
    ) {
        let before = evaluator(&text(&rules));
        let after = evaluator(&text(&[rules, vec![forbid]].concat()));
        for request in &requests {
            prop_assert!(is_less(told(&after, request), told(&before, request)));
        }
    }

    #[test]
    fn a_rule_that_forbids_wins_over_every_rule_that_permits(
        rules in rules(), requests in prop::collection::vec(requests(), 1..8)
    ) {
        let everything = "@why(\"all\") permit (principal is NTC::Party, action in [NTC::Action::\"tell\", NTC::Action::\"disclose\"], resource is NTC::Record);";
        let forbids: Vec<_> = rules.iter().filter(|rule| rule.contains("forbid")).cloned().collect();
        let one = [vec![everything.to_owned()], forbids].concat();
        let all = [rules, vec![everything.to_owned()]].concat();
        let (one, all) = (evaluator(&text(&one)), evaluator(&text(&all)));
        for request in &requests {
            prop_assert_eq!(told(&one, request), told(&all, request));
        }
    }

    #[test]
    fn nothing_goes_that_the_layers_before_keep(
        rules in rules(), requests in prop::collection::vec(requests(), 1..8)
    ) {
        let rules = evaluator(&text(&rules));
        for request in requests {
            let told = told(&rules, &request).unwrap_or_default();
            prop_assert!(told.is_subset(request.agreed.without(Section::National)));
            let request = request.with(Fact::Agreed, Value::Flag(false));
            prop_assert!(!rules.fresh(&request).whole.allowed);
        }
    }

    #[test]
    fn what_was_redacted_once_is_not_redacted_again(
        rules in rules(), requests in prop::collection::vec(requests(), 1..8)
    ) {
        let rules = evaluator(&text(&rules));
        for mut request in requests {
            let Some(once) = told(&rules, &request) else { continue };
            request.sections = once;
            request.agreed = once;
            prop_assert_eq!(told(&rules, &request), Some(once));
        }
    }

    /// The memory knows requests by what the rules read, and is compared with an evaluation that is given every fact.
    #[test]
    fn a_remembered_answer_is_that_of_a_fresh_evaluation_with_every_fact(
        rules in rules(), requests in prop::collection::vec(requests(), 1..24)
    ) {
        let text = text(&rules);
        let remembering = evaluator(&text);
        let mut bundle = Bundle::read(&text).unwrap();
        bundle.reads.everything();
        let knowing = Evaluator::new(Arc::new(bundle));
        for request in requests.iter().chain(&requests) {
            prop_assert_eq!(&*remembering.answer(request), &knowing.fresh(request));
        }
    }
}

/// Conditions on a record, whatever is done with it.
const OF_RECORDS: [&str; 7] = [
    "resource.kind == NTC::Kind::\"SeizureNotice\"",
    "resource.version > 1",
    "resource.origin == NTC::Party::\"GE/revenue-service\"",
    "resource.own",
    "resource.sections.contains(NTC::Section::\"persons\")",
    "resource has places && resource.places.contains(\"KZ\")",
    "context.now > datetime(\"2026-06-01T00:30:00Z\")",
];
/// Conditions on a party that is told or tells a record.
const OF_TELLING: [&str; 4] = [
    "principal.country == \"KZ\"",
    "context.agreements.contains(\"ge-kz\")",
    "context.agreements.isEmpty()",
    "context.purpose == NTC::Purpose::\"exercise\"",
];
/// Conditions on one section.
const OF_SECTIONS: [&str; 2] = [
    "context.section == NTC::Section::\"persons\"",
    "context.by == NTC::Deed::\"forward\"",
];
/// Conditions on a query, of a party or of an officer.
const OF_QUERIES: [&str; 5] = [
    "resource.persons",
    "resource.subjects > 3",
    "resource.justified",
    "resource.purpose == NTC::Purpose::\"exercise\"",
    "context.now > datetime(\"2026-06-01T00:30:00Z\")",
];
/// Conditions on the call of an officer.
const OF_CALLS: [&str; 3] = [
    "resource == NTC::Call::\"Publish\"",
    "resource.roles.contains(NTC::Role::\"auditor\")",
    "resource.changes",
];
const OF_OFFICERS: [&str; 2] = [
    "principal in NTC::Role::\"liaison\"",
    "principal in NTC::Role::\"auditor\"",
];

/// A rule about one deed, with conditions that it may have.
fn any_rule() -> impl Strategy<Value = String> {
    let of = |conditions: &[&[&'static str]]| -> Vec<&'static str> { conditions.concat() };
    let tell = of(&[&OF_RECORDS, &OF_TELLING]);
    let section = of(&[&OF_RECORDS, &OF_TELLING, &OF_SECTIONS]);
    let record = of(&[&OF_RECORDS, &OF_OFFICERS]);
    let deeds = [
        ("publish", tell.clone()),
        ("send", tell.clone()),
        ("reveal", tell.clone()),
        ("forward", tell.clone()),
        ("answer_query", tell.clone()),
        ("accept", tell),
        ("disclose", section),
        ("take_query", OF_QUERIES.to_vec()),
        ("act", of(&[&OF_CALLS, &OF_OFFICERS])),
        ("ask", of(&[&OF_QUERIES, &OF_OFFICERS])),
        ("see", record.clone()),
        ("erase", record),
    ];
    let rule = (
        select(deeds.to_vec()),
        select(&["permit", "permit", "forbid"][..]),
        prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..3),
    );
    rule.prop_map(|((deed, conditions), effect, chosen)| {
        let clauses = chosen.iter().map(|(at, when)| {
            let word = if *when { "when" } else { "unless" };
            format!(" {word} {{ {} }}", at.get(&conditions))
        });
        let clauses: String = clauses.collect();
        format!(
            "@why(\"because\") {effect} (principal, action == NTC::Action::\"{deed}\", resource){clauses};"
        )
    })
}

prop_compose! {
    /// A request of any deed, in which everything differs that a rule of [`any_rule`] reads.
    fn any_request()(
        base in requests(),
        act in select(&[
            Act::Publish, Act::Send, Act::Reveal, Act::Forward, Act::AnswerQuery, Act::Accept,
        ][..]),
        deed in 0..6_u8,
        (later, own, flag) in (any::<bool>(), any::<bool>(), any::<bool>()),
        version in 1..=2_i64,
        agreements in select(vec![vec![], vec!["ge-kz"], vec!["ge-kz", "ge-uz"]]),
        roles in subsequence(&Role::ALL[..], 0..=2),
        call in select(&["Publish", "ListAudit"][..]),
        subjects in 1..8_usize,
        purpose in select(&["exercise", "customs_risk"][..]),
    ) -> Request {
        let now = if later { NOW.plus(std::time::Duration::from_secs(3600)) } else { NOW };
        let us = party("GE/revenue-service");
        let origin = if own { us.clone() } else { party("UZ/committee") };
        let of_record = Labels { origin: origin.clone(), version: u32::try_from(version).unwrap(), ..labels() };
        let officer = ("anna", &roles[..]);
        match deed {
            0 | 1 => {
                let mut asked = Request { deed: act.into(), ..base };
                if !asked.deed.has_sections() {
                    asked.sections = SectionSet::EMPTY;
                }
                asked
                    .with(Fact::Version, Value::Number(version))
                    .with(Fact::Origin, Value::text(origin.as_str()).into_owned())
                    .with(Fact::Own, Value::Flag(own))
                    .with(Fact::Agreements, Value::texts(agreements.iter().copied()).into_owned())
                    .with(Fact::Now, Value::Time(now))
            }
            2 => {
                let asking = Asking {
                    asker: &party("KZ/committee"),
                    asked: &us,
                    purpose,
                    persons: flag,
                    subjects,
                    justified: own,
                };
                Request::query(&asking, now)
            }
            3 => Request::act(officer, (call, &[Role::Auditor], flag), now),
            4 => Request::ask(officer, (purpose, flag, subjects, own), now),
            _ if flag => Request::see(officer, (&of_record, &us), now),
            _ => Request::erase(officer, (&of_record, &us), now),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_remembered_answer_about_any_deed_is_that_of_a_fresh_evaluation_with_every_fact(
        rules in prop::collection::vec(any_rule(), 1..8),
        requests in prop::collection::vec(any_request(), 1..24)
    ) {
        let text = text(&rules);
        let remembering = evaluator(&text);
        let mut bundle = Bundle::read(&text).unwrap();
        bundle.reads.everything();
        let knowing = Evaluator::new(Arc::new(bundle));
        for request in requests.iter().chain(&requests) {
            prop_assert_eq!(&*remembering.answer(request), &knowing.fresh(request));
        }
    }
}

/// Conditions that a rule about what officers see may have; some can fail of a record that is known.
const OF_SEEING: [&str; 12] = [
    "resource.kind == NTC::Kind::\"SeizureNotice\"",
    "resource.tlp == NTC::Tlp::\"RED\"",
    "resource.version * 9223372036854775807 > 1",
    "resource.version + 9223372036854775806 > 1",
    "-resource.version < 0",
    "resource has version",
    "resource has places && resource.places.contains(\"KZ\")",
    "resource.origin.country == \"GE\"",
    "NTC::Party::\"GE/revenue-service\" has country && resource.origin.country == \"GE\"",
    "NTC::Party::\"UZ/committee\".country == \"UZ\"",
    "resource.created.toDate() < datetime(\"2026-01-01\").offset(duration(\"1d\"))",
    "principal in NTC::Role::\"auditor\"",
];

fn of_seeing() -> impl Strategy<Value = String> {
    let part = (select(&OF_SEEING[..]), any::<bool>(), any::<bool>());
    let parts = prop::collection::vec(part, 0..3).prop_map(|parts| {
        let parts = parts.into_iter().enumerate().map(|(at, (part, not, or))| {
            let join = match (at, or) {
                (0, _) => "",
                (_, true) => " || ",
                (_, false) => " && ",
            };
            let not = if not { "!" } else { "" };
            format!("{join}{not}({part})")
        });
        parts.collect::<String>()
    });
    let effect = select(&["permit", "permit", "permit", "forbid"][..]);
    (effect, parts).prop_map(|(effect, condition)| {
        let when = if condition.is_empty() {
            String::new()
        } else {
            format!(" when {{ {condition} }}")
        };
        format!(
            "@why(\"because\") {effect} (principal, action == NTC::Action::\"see\", resource){when};"
        )
    })
}

/// What is known without a record, or with a part of it, holds of every record: nothing is shown of which a rule would fail.
#[test]
fn what_is_given_or_taken_whatever_the_record_is_is_so_of_each() {
    let strategy = (
        prop::collection::vec(of_seeing(), 1..4),
        subsequence(&[Role::Liaison, Role::Auditor][..], 1..=2),
        subsequence(Fact::ALL, 1..=Fact::ALL.len()),
    );
    let own = party("GE/revenue-service");
    let records = ["GE/revenue-service", "UZ/committee"].map(party);
    let records = records.into_iter().flat_map(|origin| {
        [(1, Tlp::Red, None), (2, Tlp::Green, labels().places)].map(|(version, tlp, places)| {
            let origin = origin.clone();
            Labels {
                origin,
                version,
                tlp,
                places,
                ..labels()
            }
        })
    });
    let records: Vec<_> = records.collect();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut given, mut taken) = (0, 0);
    for _ in 0..2000 {
        let tree = strategy.new_tree(&mut runner).unwrap();
        let (rules, roles, some) = proptest::strategy::ValueTree::current(&tree);
        let evaluator = evaluator(&text(&rules));
        let officer = ("anna", &roles[..]);
        let mut hold = |request: &Request, unknown: &[Fact], record: Option<&Labels>| {
            let gives = evaluator.gives(request, unknown);
            let takes = evaluator.takes(request, unknown);
            given += usize::from(gives);
            taken += usize::from(takes.is_some());
            let records = record.map_or(&records[..], std::slice::from_ref);
            for record in records {
                let asked = Request::see(officer, (record, &own), NOW);
                let allowed = evaluator.fresh(&asked).whole.allowed;
                assert!(!gives || allowed, "{rules:#?} {record:?} {unknown:?}");
                assert!(takes.is_none() || !allowed, "{rules:#?} {record:?}");
            }
        };
        hold(&Request::see_any(officer, NOW), Fact::ALL, None);
        for record in &records {
            let some: Vec<_> = some
                .iter()
                .copied()
                .filter(|it| it.of() == Of::Record)
                .collect();
            let known = Request::see(officer, (record, &own), NOW).without(&some);
            hold(&known, &some, Some(record));
        }
    }
    assert!(given > 500 && taken > 500, "{given} {taken}");
}

#[test]
fn the_memory_is_bounded() {
    let rules = "@id(\"a\") @why(\"b\") permit (principal, action == NTC::Action::\"see\", resource) when { resource.version > 1 };";
    let rules = evaluator(rules);
    let officer = ("anna", &[Role::Auditor][..]);
    let mut asked = Request::see(officer, (&labels(), &party("GE/revenue-service")), NOW);
    for version in 0..=i64::try_from(MAX_REMEMBERED).unwrap() {
        asked.set(Fact::Version, Value::Number(version));
        rules.answer(&asked);
    }
    assert!(rules.memory().len() <= MAX_REMEMBERED);
    assert!(rules.memory().len() > MAX_REMEMBERED / 4);
}

/// What a rule writes out is known of whoever asks, and of the call that is made, and of no other.
#[test]
fn whoever_a_rule_writes_out_is_not_remembered_as_another() {
    let rule = |action: &str, condition: &str| {
        evaluator(&format!(
            "@id(\"a\") @why(\"b\") permit (principal, action == NTC::Action::\"{action}\", resource)
             when {{ {condition} }};"
        ))
    };
    let told_apart = |rules: &Evaluator, asked: [&Request; 2]| {
        let [one, other] = asked.map(|asked| rules.answer(asked).whole.allowed);
        let fresh = asked.map(|asked| rules.fresh(asked).whole.allowed);
        assert_eq!([one, other], fresh);
        assert_ne!(one, other);
    };
    let act = |officer: &str, call: &str, roles: &[Role]| {
        Request::act((officer, roles), (call, &Role::ALL, false), NOW)
    };
    let rules = rule("publish", "NTC::Party::\"UZ/committee\" has country");
    let kz = request(Act::Publish, SectionSet::EMPTY);
    let mut uz = kz.clone();
    "UZ/committee".clone_into(&mut uz.principal);
    told_apart(&rules, [&kz, &uz]);
    let rules = rule("act", "NTC::Officer::\"anna\" in NTC::Role::\"liaison\"");
    let [anna, boris] = ["anna", "boris"].map(|name| act(name, "List", &[Role::Liaison]));
    told_apart(&rules, [&boris, &anna]);
    told_apart(&rules, [&act("anna", "List", &[Role::Auditor]), &anna]);
    let rules = rule("act", "NTC::Call::\"List\" has changes");
    told_apart(
        &rules,
        [
            &act("anna", "Get", &[Role::Auditor]),
            &act("anna", "List", &[Role::Auditor]),
        ],
    );
}

/// Each deed is asked of the rules about it alone.
#[test]
fn what_rules_of_one_deed_read_tells_no_requests_of_another_apart() {
    let rules = evaluator(&format!(
        "{DEFAULT_RULES}\n@id(\"old\") @why(\"old\") forbid (principal, action == NTC::Action::\"see\", resource)
         when {{ resource.version > 1 && principal == NTC::Officer::\"anna\" }};"
    ));
    let one = request(Act::Publish, SectionSet::EMPTY.with(Section::Event));
    rules.answer(&one);
    rules.answer(&one.with(Fact::Version, Value::Number(2)));
    assert_eq!(rules.memory().len(), 1);
}

#[test]
fn requests_that_differ_in_what_no_rule_reads_are_one_to_the_memory() {
    let rules = evaluator(DEFAULT_RULES);
    let agreed = SectionSet::EMPTY.with(Section::Event);
    let one = request(Act::Publish, agreed);
    rules.answer(&one);
    rules.answer(&one.clone().with(Fact::Version, Value::Number(2)));
    rules.answer(&one.with(Fact::Purpose, Value::text("exercise")));
    assert_eq!(rules.memory().len(), 1);
}

/// Every single change of a fact to a value of its domain, whatever the rules name.
fn every_change(request: &Request) -> Vec<Change> {
    let mut changes = vec![
        Change::Be(Fact::Agreed, Value::Flag(true)),
        Change::AgreedSection,
    ];
    for fact in TOLD_APART {
        if fact == Fact::Country {
            continue;
        }
        match fact.type_of() {
            Type::Texts | Type::Some(_) | Type::Parties => {
                let held = match request.fact(fact) {
                    Some(Value::Texts(held)) => held.clone(),
                    _ => BTreeSet::new(),
                };
                let values = domain(fact).into_iter();
                let members: BTreeSet<_> = values
                    .flat_map(|value| match value {
                        Value::Texts(members) => members,
                        _ => BTreeSet::new(),
                    })
                    .map(Cow::into_owned)
                    .collect();
                changes.extend(members.into_iter().map(|member| {
                    if held.contains(member.as_str()) {
                        Change::Lack(fact, member)
                    } else {
                        Change::Have(fact, member)
                    }
                }));
            }
            _ => changes.extend(
                domain(fact)
                    .into_iter()
                    .map(|value| Change::Be(fact, value)),
            ),
        }
    }
    changes
}

/// The fewest of all changes that allow it, counted without the rules; none for more than two.
fn fewest(bundle: &Bundle, request: &Request, of: Option<OfSection>) -> Option<usize> {
    let all = every_change(request);
    let allow = |changes: &[&Change]| allows(bundle, request, of, changes);
    if all.iter().any(|one| allow(&[one])) {
        return Some(1);
    }
    let mut pairs = (0..all.len()).flat_map(|one| (one + 1..all.len()).map(move |two| (one, two)));
    pairs
        .any(|(one, two)| allow(&[&all[one], &all[two]]))
        .then_some(2)
}

#[test]
fn what_would_allow_it_allows_it_and_nothing_less_does() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut cases, mut minimal) = (0, 0);
    while cases < 100 {
        let tree = (rules(), requests()).new_tree(&mut runner).unwrap();
        let (rules, request) = proptest::strategy::ValueTree::current(&tree);
        let bundle = Bundle::read(&text(&rules)).unwrap();
        let evaluator = Evaluator::new(Arc::new(bundle.clone()));
        let answer = evaluator.fresh(&request);
        let denied = (!answer.whole.allowed).then_some(None);
        let sections = answer
            .sections
            .iter()
            .filter(|(_, verdict)| !verdict.allowed);
        let sections = sections.map(|(section, _)| {
            Some(OfSection {
                section: *section,
                agreed: request.agreed.contains(*section),
            })
        });
        for of in denied.into_iter().chain(sections.take(1)) {
            let ways = would_allow(&bundle, &request, of);
            for way in &ways {
                let way: Vec<_> = way.iter().collect();
                assert!(allows(&bundle, &request, of, &way), "{rules:#?} {way:?}");
            }
            let deed = of.map_or(request.deed(), |_| Deed::Disclose);
            let fewest = fewest(&bundle, &request, of);
            let found = ways.first().map(Vec::len);
            cases += 1;
            let is_minimal = match (found, fewest) {
                (Some(found), Some(fewest)) => found == fewest,
                (Some(found), None) => found > 2,
                (None, fewest) => fewest.is_none(),
            };
            minimal += usize::from(is_minimal);
            if !is_minimal {
                println!(
                    "{found:?} for {fewest:?}: {rules:#?} {:?}",
                    candidates(&bundle, &request, deed, of)
                );
            }
        }
    }
    assert!(minimal * 100 >= cases * 95, "{minimal} of {cases}");
}
