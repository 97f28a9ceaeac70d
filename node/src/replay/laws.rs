//! Live and replay are one: what a text of rules says of a logged decision is what it says when it decides, of each act.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::policy::local::Narrowed;
use ntc_core::policy::{Asking, Policies};
use ntc_policy::{Bundle, DEFAULT_RULES, Request};
use proptest::prelude::*;
use prost::Message as _;

use super::logged::{Again, act, as_then};
use super::*;
use crate::audit::{AskedOfRules, AuditEntry, Numbered};
use crate::decisions::{Line, LineOf, Noting, OfQuestion};

const AT: Timestamp = Timestamp::from_millis(1_790_000_000_000);

/// What a party may add to the rules of the beginning; each reads other facts.
const FORBIDS: [&str; 15] = [
    "action == NTC::Action::\"accept\", resource) when { resource.sections.contains(NTC::Section::\"persons\") };",
    "action == NTC::Action::\"accept\", resource) when { resource.tlp_level > 2 };",
    "action == NTC::Action::\"accept\", resource) when { resource.categories.contains(NTC::Category::\"tobacco\") };",
    "action == NTC::Action::\"accept\", resource) when { resource has places && resource.places.contains(\"KZ\") };",
    "action == NTC::Action::\"send\", resource) when { resource.urgency == NTC::Urgency::\"immediate\" };",
    "action == NTC::Action::\"reveal\", resource) when { principal.country == \"GE\" };",
    "action in NTC::Action::\"tell\", resource) when { resource.kind == NTC::Kind::\"PassengerAlert\" };",
    "action == NTC::Action::\"answer_query\", resource) when { context has purpose && context.purpose == NTC::Purpose::\"counter_narcotics\" };",
    "action == NTC::Action::\"disclose\", resource) when { context.section == NTC::Section::\"transport\" };",
    "action == NTC::Action::\"disclose\", resource) when { context.by == NTC::Deed::\"send\" && context.agreements.contains(\"pair\") };",
    "action == NTC::Action::\"take_query\", resource) when { resource.subjects > 2 || (resource.persons && !resource.justified) };",
    "action == NTC::Action::\"act\", resource) when { resource.changes && !(principal in NTC::Role::\"administrator\") };",
    "action == NTC::Action::\"act\", resource == NTC::Call::\"Publish\");",
    "action == NTC::Action::\"ask\", resource) when { resource.persons };",
    "action == NTC::Action::\"erase\", resource) when { resource.own };",
];

fn rules(of: u16) -> Arc<Evaluator> {
    let mut text = DEFAULT_RULES.to_owned();
    for (number, forbid) in FORBIDS.iter().enumerate() {
        if of & (1 << number) != 0 {
            text.push_str(&format!(
                "\n@id(\"own-{number}\") @why(\"own\") forbid (principal, {forbid}\n"
            ));
        }
    }
    Arc::new(Evaluator::new(Arc::new(Bundle::read(&text).unwrap())))
}

prop_compose! {
    fn labels()(
        own in any::<bool>(),
        kind in prop::sample::select(vec![RecordKind::SeizureNotice, RecordKind::PassengerAlert]),
        category in prop::sample::select(vec!["tobacco", "narcotic"]),
        purpose in prop::sample::select(vec!["customs_risk", "counter_narcotics"]),
        tlp in prop::sample::select(vec![Tlp::Green, Tlp::Amber]),
        urgency in prop::sample::select(vec![Urgency::Routine, Urgency::Immediate]),
        places in prop::option::of(prop::sample::select(vec!["KZ", "GE"])),
        present in any::<u16>(),
        asked in any::<u16>(),
    ) -> Labels {
        let party = if own { "AZ/customs" } else { "GE/customs" };
        Labels {
            origin: party.parse().unwrap(),
            kind,
            carried: None,
            version: 1,
            categories: BTreeSet::from([category.to_owned()]),
            purpose: purpose.to_owned(),
            tlp,
            named_recipients: BTreeSet::new(),
            urgency,
            places: places.map(|place| BTreeSet::from([place.to_owned()])),
            created: AT,
            expires: AT,
            evaluation: None,
            present: SectionSet::from_bits(present).known(),
            audience: None,
            asked: SectionSet::from_bits(asked).known(),
        }
    }
}

/// As a decision concludes from what the rules take away.
fn concluded(deed: Deed, asked: SectionSet, narrowed: &Narrowed) -> Outcome {
    let kept: SectionSet = narrowed
        .withheld
        .iter()
        .map(|(section, _)| *section)
        .collect();
    let left = asked.difference(kept);
    let goes = narrowed.refused.is_none() && (kept.is_empty() || !left.is_empty());
    let shows = goes && deed.has_sections();
    Outcome {
        goes,
        sections: if shows { left } else { SectionSet::EMPTY },
    }
}

/// A line as it is read again.
fn stored(line: LineOf<'_>) -> Line {
    Line::decode(&*line.done().encode_to_vec()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn what_rules_say_of_a_logged_record_is_what_they_say_when_they_decide(
        labels in labels(),
        deed in prop::sample::select(vec![Deed::Accept, Deed::Send, Deed::Reveal, Deed::Forward, Deed::AnswerQuery]),
        sections in any::<u16>(),
        purpose in prop::sample::select(vec!["customs_risk", "counter_narcotics"]),
        (before, after) in (any::<u16>(), any::<u16>()),
    ) {
        let (own, peer): (Party, Party) = ("AZ/customs".parse().unwrap(), "GE/customs".parse().unwrap());
        let mut labels = labels;
        let is_received = deed == Deed::Accept;
        if is_received && !(labels.present.contains(Section::Event) && labels.present.contains(Section::Transport)) {
            labels.places = None;
        }
        let sections = SectionSet::from_bits(sections).known();
        let purpose = if deed == Deed::AnswerQuery { purpose } else { &*labels.purpose };
        let asked = ntc_core::policy::local::Asked {
            act: act(deed).unwrap(),
            own: &own,
            peer: &peer,
            labels: &labels,
            purpose,
            sections,
            agreed: true,
            agreements: &["pair"],
            now: AT,
        };
        let (before, after) = (rules(before), rules(after));
        let policies = Arc::new(Policies::new(own.clone()).with_local(Arc::clone(&before) as _));
        let (asking, noting) = Noting::of(&policies);
        prop_assert_eq!(asking.digest(), policies.digest());
        let live = asking.local().unwrap().narrow(&asked);
        let mut line = LineOf::new(&policies, &peer, AT);
        let mut item = line.said(deed, noting.unwrap().said());
        item.slot_plus_one = u64::from(is_received) * 3;
        line.push(item);
        let line = stored(line);
        let item = &line.items[0];
        let again = Again { own: &own, party: &peer, at: AT, line: &line, item };
        // Read again, the record may show more than it did.
        let mut now = labels.clone();
        now.present = SectionSet::ALL;
        now.asked = SectionSet::EMPTY;
        let then = as_then(now, item);
        let compared = again.record(&after, (item.deed().unwrap(), act(deed).unwrap()), &then);
        prop_assert_eq!(compared.deed, deed);
        prop_assert_eq!(compared.before, concluded(deed, sections, &live));
        prop_assert_eq!(compared.now, concluded(deed, sections, &after.narrow(&asked)));
    }

    #[test]
    fn what_rules_say_of_a_logged_question_is_what_they_say_when_they_decide(
        subjects in 0_usize..5,
        persons in any::<bool>(),
        justified in any::<bool>(),
        (before, after) in (any::<u16>(), any::<u16>()),
    ) {
        let (own, peer): (Party, Party) = ("AZ/customs".parse().unwrap(), "GE/customs".parse().unwrap());
        let asking = Asking {
            asker: &peer,
            asked: &own,
            purpose: "customs_risk",
            persons,
            subjects,
            justified,
        };
        let (before, after) = (rules(before), rules(after));
        let refused = before.objects(&asking, AT).is_some();
        let policies = Arc::new(Policies::new(own.clone()).with_local(before as _));
        let mut line = LineOf::new(&policies, &peer, AT);
        line.query(&asking, &OfQuestion(refused.then(|| "a".into())));
        let line = stored(line);
        let item = &line.items[0];
        let again = Again { own: &own, party: &peer, at: AT, line: &line, item };
        let compared = again.question(&after, Deed::TakeQuery, item.query.as_ref().unwrap());
        prop_assert_eq!(compared.before.goes, !refused);
        prop_assert_eq!(compared.now.goes, after.objects(&asking, AT).is_none());
    }

    #[test]
    fn what_rules_say_of_a_logged_act_of_an_officer_is_what_they_say_when_they_decide(
        labels in labels(),
        which in 0..4,
        roles in prop::sample::subsequence(Role::ALL.to_vec(), 1..3),
        persons in any::<bool>(),
        (before, after) in (any::<u16>(), any::<u16>()),
    ) {
        let own: Party = "AZ/customs".parse().unwrap();
        let officer = ("anna", &*roles);
        let request = match which {
            0 => Request::act(officer, ("Publish", &[Role::Publisher], true), AT),
            1 => Request::act(officer, ("List", &Role::ALL, false), AT),
            2 => Request::ask(officer, ("customs_risk", persons, 2, true), AT),
            _ => Request::erase(officer, (&labels, &own), AT),
        };
        let (before, after) = (rules(before), rules(after));
        let allows = |rules: &Evaluator| rules.answer(&request).whole.allowed;
        let (did, would) = (allows(&before), allows(&after));
        let entry = AuditEntry {
            officer: "anna".to_owned(),
            method: if which == 1 { "List" } else { "Publish" }.to_owned(),
            asked: vec![AskedOfRules::of(&request, ([0; 32], (!did).then_some("less")), AT)],
            ..AuditEntry::default()
        };
        let stored = entry.encode_to_vec();
        let found = Numbered {
            number: 7,
            hash: ntc_core::envelope::Hash::from_bytes([0; 32]),
            entry: AuditEntry::decode(&*stored).unwrap(),
            stored,
        };
        let mut replayed = Replayed::default();
        replayed.acts(&after, &found);
        prop_assert_eq!((replayed.decisions, replayed.unknown), (1, 0));
        prop_assert_eq!(replayed.newly_sent, u64::from(would && !did));
        prop_assert_eq!(replayed.newly_withheld, u64::from(did && !would));
        for (place, changed) in &replayed.changes {
            prop_assert_eq!(&place.who, &Who::Officers(roles.iter().copied().collect()));
            prop_assert_eq!(changed.example, Some(Example::Entry(7)));
        }
    }
}
