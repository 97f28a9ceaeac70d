//! Why a partner is told of an own record what it is told, as officers are shown it: the decision of this moment, and every
//! rule that speaks, of the agreements, of the author's handling and of the own rules. Nothing is written.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::party::Party;
use ntc_core::phrase::{Joint, List, Name, Phrase};
use ntc_core::policy::local::Objection;
use ntc_core::policy::{Decision, Labels, Policies};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_policy::{
    Change, Explanation, Fact, LabelChange, Moment, Node, OnItsWay, Tick, Verdict, Way, Why, gets,
    why,
};

use crate::partners::OwnRules;

/// One line, as deep as it stands below what it is a part of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// How deep.
    pub depth: u32,
    /// Whether it holds, or lets go; none where that is not known.
    pub tick: Option<bool>,
    /// What it says.
    pub text: Phrase,
}

/// The explanation of a decision.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The result in one sentence.
    pub sentence: Phrase,
    /// Everything that spoke.
    pub lines: Vec<Line>,
    /// What would allow what is kept, one way each.
    pub would_allow: Vec<Phrase>,
    /// The agreements that spoke.
    pub agreements: BTreeSet<String>,
    /// The decision.
    pub decision: Decision,
    /// Why what is on its way is held back, all or some of it; none where it is not, or nothing is on its way.
    pub held_back: Option<Reason>,
}

/// How an own record stands with a partner.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stand {
    /// Nothing of it is known there, and nothing is on its way.
    Unknown,
    /// It did not go when it was published: it goes only if it is published once more.
    Kept,
    /// It is on its way, and is decided again when it is sent.
    Waits(OnItsWay),
    /// It went.
    Went {
        /// So many sections.
        goes: u64,
        /// Of so many.
        count: u64,
    },
}

impl Stand {
    /// What is told first: what the partner got, gets, or would get.
    fn sentence(&self, decision: &Decision, would: Phrase) -> Phrase {
        match self {
            Self::Unknown | Self::Kept => would,
            Self::Waits(_) => gets(decision),
            Self::Went { goes: 0, .. } => Phrase::GotHeader {
                party: decision.peer.to_string(),
                now: would.said(),
            },
            Self::Went { goes, count } => Phrase::Got {
                party: decision.peer.to_string(),
                goes: *goes,
                count: *count,
                now: would.said(),
            },
        }
    }

    /// Which decision is explained of a record that stands so.
    fn moment(&self) -> Moment {
        match self {
            Self::Waits(way) => Moment::Send(way.clone()),
            Self::Unknown | Self::Kept | Self::Went { .. } => Moment::Publish,
        }
    }
}

/// The policies, with own rules whose failures count nowhere.
pub(crate) fn tried(policies: &Policies) -> Cow<'_, Policies> {
    let trial = policies.local().and_then(|local| local.trial());
    trial.map_or(Cow::Borrowed(policies), |rules| {
        Cow::Owned(policies.clone().with_local(rules))
    })
}

/// Explains what `peer` is told of a record that stands so with it. `own` are the own rules that the policies ask.
pub fn of(
    labels: &Labels,
    peer: &Party,
    policies: &Policies,
    (own, stand): (Option<&OwnRules>, Stand),
    now: Timestamp,
) -> Explained {
    let read = own.and_then(|rules| rules.read().ok());
    let evaluator = read.map(|evaluator| &**evaluator);
    // A trial does not count as a failure of a rule, whichever texts decide, and whether they can be read or not.
    let tried = tried(policies);
    let moment = stand.moment();
    let Why {
        sentence,
        decision,
        rules,
        ways,
        held_back,
    } = why(labels, peer, &tried, (evaluator, &moment), now);
    let mut lines = layers(&decision);
    // What runs the federation is not asked about.
    if let Some(active) = own.filter(|_| !labels.kind.is_administrative()) {
        lines.extend(beside(active, policies).map(|text| Line {
            depth: 0,
            tick: None,
            text,
        }));
    }
    let mut would_allow: Vec<_> = ways.iter().flat_map(|it| way(it, &stand)).collect();
    if stand == Stand::Kept && decision.refused.is_none() {
        let changes = List::of(Joint::And, [Phrase::IfPublishedAgain {}]);
        would_allow.insert(0, Phrase::WayOfRecord { changes });
    }
    if let Some(explanation) = &rules {
        ruled(explanation, &mut lines, &mut would_allow);
    }
    let agreements = decision.rules.iter();
    let agreements = agreements.filter_map(|rule| Some(rule.agreement.as_ref()?.to_string()));
    Explained {
        agreements: agreements.collect(),
        sentence: stand.sentence(&decision, sentence),
        lines,
        would_allow,
        decision,
        held_back,
    }
}

/// Every rule that the decision names, of all layers.
fn layers(decision: &Decision) -> Vec<Line> {
    let whole = Line {
        depth: 0,
        tick: Some(decision.refused.is_none()),
        text: Phrase::LayersDecide {},
    };
    let rules = decision.rules.iter().map(|rule| Line {
        depth: 1,
        tick: Some(rule.denies().is_none()),
        text: rule.phrase(),
    });
    std::iter::once(whole).chain(rules).collect()
}

/// What would let go what is kept: changes of the record, then changes of what was agreed. A record that did not go when
/// it was published does not go by itself when something else is agreed.
fn way(way: &Way, stand: &Stand) -> Vec<Phrase> {
    let labels = way.labels.iter();
    let labels = labels.map(|changes| changes.iter().map(LabelChange::phrase).collect());
    let again =
        (*stand == Stand::Kept && way.section.is_none()).then_some(Phrase::IfPublishedAgain {});
    let agreements =
        (!way.agreements.is_empty()).then(|| way.agreements.iter().cloned().chain(again).collect());
    let goes = |changes: Vec<Phrase>| {
        let changes = List::of(Joint::And, changes);
        match way.section.map(Name::from) {
            None => Phrase::WayOfRecord { changes },
            Some(section) => Phrase::WayOfSection { section, changes },
        }
    };
    let hopeless = way.is_hopeless.then(|| match way.section.map(Name::from) {
        None => Phrase::NothingHelpsRecord {},
        Some(section) => Phrase::NothingHelpsSection { section },
    });
    labels.chain(agreements).map(goes).chain(hopeless).collect()
}

/// What is to be said of the own rules as a whole: that they cannot be read, that those before them decide with them.
fn beside(rules: &OwnRules, policies: &Policies) -> impl Iterator<Item = Phrase> {
    let unread = rules.read().err();
    let unread = unread.map(|why| Phrase::RulesUnread {
        why: why.to_string(),
    });
    let asked = policies.local().map(|local| local.sha256());
    let is_alone = asked.is_none_or(|asked| asked == rules.sha256());
    let two = (!is_alone).then_some(Phrase::TwoTexts {
        number: rules.number,
    });
    unread.into_iter().chain(two)
}

/// The own rule that would have to be another, where only that helps; none where what is shipped with the node forbids it.
fn to_change(verdict: &Verdict) -> Option<Arc<str>> {
    let Objection::Forbidden { rule, .. } = verdict.objection()? else {
        return None;
    };
    let by_floor = verdict.spoke.iter().any(|spoke| spoke.rule().is_floor());
    (!by_floor).then_some(rule)
}

/// Each own rule with its parts, as the evaluation that decides has them.
fn ruled(explanation: &Explanation, lines: &mut Vec<Line>, would_allow: &mut Vec<Phrase>) {
    for part in &explanation.parts {
        let section = part.section.map(Name::from);
        lines.push(Line {
            depth: 0,
            tick: Some(part.verdict.allowed),
            text: match section.clone() {
                None => Phrase::OwnRulesOfRecord {},
                Some(section) => Phrase::OwnRulesOfSection { section },
            },
        });
        part.rules.iter().for_each(|rule| node(rule, 1, lines));
        let ways = part.would_allow.iter().map(|way| {
            let changes = List::of(Joint::And, way.iter().map(of_record));
            match section.clone() {
                None => Phrase::OwnWayOfRecord { changes },
                Some(section) => Phrase::OwnWayOfSection { section, changes },
            }
        });
        would_allow.extend(ways);
        if part.would_allow.is_empty()
            && let Some(rule) = to_change(&part.verdict)
        {
            let rule = rule.to_string();
            would_allow.push(match section {
                None => Phrase::NoWayOfRecord { rule },
                Some(section) => Phrase::NoWayOfSection { section, rule },
            });
        }
    }
}

/// What would be otherwise, of a record.
fn of_record(change: &Change) -> Phrase {
    if matches!(change, Change::Be(Fact::Agreed, _)) {
        return Phrase::IfRecordAgreed {};
    }
    change.phrase()
}

fn node(rule: &Node, depth: u32, lines: &mut Vec<Line>) {
    let found = rule.found.iter().map(|(fact, value)| Phrase::FactIs {
        fact: fact.path(),
        value: value
            .as_ref()
            .map_or_else(|| Phrase::Unknown {}.into(), ntc_policy::Value::said),
    });
    let facts = List::of(Joint::Semicolon, found);
    let text = if facts.values.is_empty() {
        rule.text.clone()
    } else {
        let part = rule.text.clone().said();
        Phrase::WithFacts { part, facts }
    };
    lines.push(Line {
        depth,
        tick: match rule.tick {
            Tick::Yes => Some(true),
            Tick::No => Some(false),
            Tick::Failed => None,
        },
        text,
    });
    rule.parts
        .iter()
        .for_each(|part| node(part, depth + 1, lines));
}

#[cfg(test)]
mod tests {
    use ntc_core::envelope::{Sign as _, SoftKey};
    use ntc_core::model::handling::Tlp;
    use ntc_core::model::kind::{RecordKind, Urgency};
    use ntc_core::policy::agreement::{Template, TemplateParty, document_sha256, signing_bytes};
    use ntc_core::policy::local::{Act, Asked};
    use ntc_core::policy::{AgreementBook, Move, PeerStanding, Step};
    use ntc_core::section::{Section, SectionSet};
    use ntc_policy::{Bundle, DEFAULT_RULES, Evaluator, Request, explain};

    use super::*;
    use crate::journal::JournalOptions;
    use crate::partners::Partners;
    use crate::ports::SystemClock;
    use crate::store::medium::Disk;

    const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

    fn party(name: &str) -> Party {
        name.parse().unwrap()
    }

    fn labels(kind: RecordKind) -> Labels {
        Labels {
            origin: party("AZ/customs"),
            kind,
            carried: None,
            version: 1,
            categories: BTreeSet::new(),
            purpose: "customs_risk".to_owned(),
            tlp: Tlp::Green,
            named_recipients: BTreeSet::new(),
            urgency: Urgency::Routine,
            places: None,
            created: NOW,
            expires: Timestamp::from_millis(NOW.as_millis() + 1_000_000),
            evaluation: None,
            present: SectionSet::ALL,
            audience: None,
            asked: SectionSet::EMPTY,
        }
    }

    /// What officers read besides the sentence.
    fn told(kind: RecordKind, partners: &Partners) -> String {
        let roster = partners.roster();
        let (labels, peer) = (labels(kind), party("GE/customs"));
        let own = (roster.rules(), Stand::Unknown);
        let explained = of(&labels, &peer, &roster.acting(), own, NOW);
        let lines = explained.lines.iter().map(|line| line.text.to_string());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn activate(partners: &Partners, text: &str) {
        let reason = "a test".to_owned();
        let activated = partners.activate(text.to_owned(), "anna".to_owned(), reason);
        activated.unwrap();
        let roster = partners.roster();
        assert!(roster.acting().local().is_some());
    }

    fn partners(dir: &std::path::Path) -> Partners {
        let (options, disk) = (JournalOptions::default(), Arc::new(Disk));
        let clock = Arc::new(SystemClock);
        let own = party("AZ/customs");
        Partners::open(own, Vec::new(), dir, options, disk, clock).unwrap()
    }

    #[test]
    fn that_rules_cannot_be_read_is_said_of_what_they_are_asked_about_alone() {
        let dir = tempfile::tempdir().unwrap();
        let partners = partners(&dir.path().join("partners"));
        activate(&partners, "permit nothing at all");
        let unread = "so nothing goes";
        assert!(told(RecordKind::SeizureNotice, &partners).contains(unread));
        assert!(!told(RecordKind::Retraction, &partners).contains(unread));
    }

    #[test]
    fn that_two_texts_decide_is_said_until_the_ledger_knows_the_newer_one() {
        let dir = tempfile::tempdir().unwrap();
        let partners = partners(&dir.path().join("partners"));
        let settle = || partners.act(partners.roster().policies().digest()).unwrap();
        activate(&partners, DEFAULT_RULES);
        assert!(settle());
        let two = "two texts of your own rules decide until the ledger says that number 2 acts";
        activate(&partners, &format!("{DEFAULT_RULES}\n// other\n"));
        assert!(told(RecordKind::SeizureNotice, &partners).contains(two));
        assert!(!told(RecordKind::Retraction, &partners).contains(two));
        assert!(settle());
        assert!(!told(RecordKind::SeizureNotice, &partners).contains("two texts"));
    }

    /// A rule that fails whenever it is asked about a record.
    const FAILS: &str =
        "@id(\"fails\") @why(\"it fails\") forbid (principal, action, resource is NTC::Record)
        when { resource.version * 9223372036854775807 + 9223372036854775807 > 1 };";

    #[test]
    fn an_explanation_counts_no_failure_whichever_texts_decide_and_a_decision_counts_one() {
        let dir = tempfile::tempdir().unwrap();
        let partners = partners(&dir.path().join("partners"));
        let settle = || partners.act(partners.roster().policies().digest()).unwrap();
        let (labels, peer) = (labels(RecordKind::SeizureNotice), party("GE/customs"));
        let ruled = || {
            let local = partners.roster().acting().local().cloned();
            agreed(&labels.origin, &peer).with_local(local.unwrap())
        };
        let texts = [
            format!("{DEFAULT_RULES}\n{FAILS}"),
            format!("{DEFAULT_RULES}\n{FAILS}\n// other\n"),
            "permit nothing at all".to_owned(),
        ];
        for (at, text) in texts.into_iter().enumerate() {
            activate(&partners, &text);
            if at == 0 {
                assert!(settle());
            }
            let (policies, roster) = (ruled(), partners.roster());
            let before = partners.rule_failures();
            let own = (roster.rules(), Stand::Unknown);
            let explained = of(&labels, &peer, &policies, own, NOW);
            assert_eq!(partners.rule_failures(), before, "text {at}");
            let decided = ntc_core::policy::explain(&labels, &peer, &policies, NOW);
            assert_eq!(decided.refused, explained.decision.refused);
            assert_eq!(decided.refused, Some(Reason::RuleFailed), "text {at}");
            assert!(partners.rule_failures() > before, "text {at}");
        }
    }

    #[test]
    fn what_is_told_first_is_what_a_partner_got_gets_or_would_get() {
        let (labels, peer) = (labels(RecordKind::SeizureNotice), party("GE/customs"));
        let policies = agreed(&labels.origin, &peer);
        let told = |stand| of(&labels, &peer, &policies, (None, stand), NOW);
        let sentence = |stand| told(stand).sentence.to_string();
        let of_all = OnItsWay {
            sections: SectionSet::ALL
                .without(Section::National)
                .without(Section::Persons),
            kept: [
                (Section::National, Reason::SectionNational),
                (Section::Persons, Reason::SectionNotCovered),
            ]
            .into(),
            ..OnItsWay::default()
        };
        let waits = || Stand::Waits(of_all.clone());
        assert!(sentence(Stand::Unknown).starts_with("GE/customs would get 6 of 8 sections now"));
        assert!(sentence(waits()).starts_with("GE/customs gets 6 of 8 sections; kept: "));
        let went = || Stand::Went { goes: 2, count: 8 };
        let got = "GE/customs got 2 of 8 sections; decided again, GE/customs would get 6 of 8";
        assert!(sentence(went()).starts_with(got), "{}", sentence(went()));
        let of_header = sentence(Stand::Went { goes: 0, count: 1 });
        let got = "GE/customs got the header of the record and no section; decided again, ";
        assert!(of_header.starts_with(got), "{of_header}");
        let again = "the record would go if it were published once more, with 'ntc alert publish FILE --again'";
        let ways = |stand| told(stand).would_allow.into_iter().map(|it| it.to_string());
        assert_eq!(ways(Stand::Kept).next().unwrap(), again);
        assert!(ways(waits()).chain(ways(went())).all(|way| way != again));
    }

    /// A record that did not go while an agreement was suspended does not go when the suspension ends.
    #[test]
    fn what_was_kept_by_a_suspension_goes_only_when_it_is_published_once_more() {
        let (labels, peer) = (labels(RecordKind::SeizureNotice), party("GE/customs"));
        let policies = agreed(&labels.origin, &peer).with_peer(
            peer.clone(),
            PeerStanding {
                suspended: true,
                capabilities: ["records/1".to_owned()].into(),
            },
        );
        let ways = |stand| {
            let told = of(&labels, &peer, &policies, (None, stand), NOW).would_allow;
            told.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let resumed = "the record would go if an administrator resumed the partner";
        let waits = Stand::Waits(OnItsWay {
            sections: labels.present,
            ..OnItsWay::default()
        });
        assert_eq!(ways(waits), [resumed]);
        assert_eq!(
            ways(Stand::Kept),
            [format!(
                "{resumed} and it were published once more, with 'ntc alert publish FILE --again'"
            )]
        );
    }

    /// Policies by which all is shared with a peer.
    fn agreed(own: &Party, peer: &Party) -> Policies {
        let document = Template {
            id: "az-ge".to_owned(),
            title: "A test agreement".to_owned(),
            legal_basis: "Memorandum of 1 January 2026".to_owned(),
            parties: [own, peer]
                .map(|party| TemplateParty {
                    party: party.clone(),
                    name: format!("Authority of {party}"),
                })
                .into(),
            from: "2026-01-01".to_owned(),
            until: "2030-12-31".to_owned(),
        }
        .document();
        let mut book = AgreementBook::new(own.clone());
        for (author, step) in [(own, Step::Propose), (peer, Step::Sign)] {
            let key = SoftKey::from_seed(&document_sha256(author.as_str().as_bytes()));
            let is_first = step == Step::Propose;
            let made = Move {
                step,
                document: Vec::from(if is_first { document.as_bytes() } else { &[] }),
                document_sha256: document_sha256(document.as_bytes()),
                signature: Some(key.sign(&signing_bytes(document.as_bytes())).unwrap()),
                author_key: Some(key.public_key()),
                reason: String::new(),
                made: NOW,
            };
            book = book.apply(author, &made, &[key.public_key()], NOW).unwrap();
        }
        let standing = PeerStanding {
            suspended: false,
            capabilities: ["records/1".to_owned()].into(),
        };
        Policies::new(own.clone())
            .with_peer(peer.clone(), standing)
            .with_book(book)
    }

    #[test]
    fn a_rule_to_change_is_one_that_the_party_can_change() {
        let text = format!(
            "{DEFAULT_RULES}\n@id(\"no-persons\") @why(\"they stay here\") forbid (principal, action == \
             NTC::Action::\"disclose\", resource) when {{ [NTC::Section::\"persons\", \
             NTC::Section::\"national\"].contains(context.section) }};"
        );
        let evaluator = Evaluator::new(Arc::new(Bundle::read(&text).unwrap()));
        let labels = labels(RecordKind::SeizureNotice);
        let peer = party("GE/customs");
        let request = Request::record(
            &Asked {
                act: Act::Publish,
                own: &labels.origin,
                peer: &peer,
                labels: &labels,
                purpose: &labels.purpose,
                sections: SectionSet::ALL.without(Section::National),
                agreed: true,
                agreements: &[],
                now: NOW,
            },
            SectionSet::ALL,
        );
        let (mut lines, mut ways) = (Vec::new(), Vec::new());
        ruled(&explain(&evaluator, &request), &mut lines, &mut ways);
        let told = ways.iter().map(ToString::to_string);
        let told: Vec<_> = told.filter(|way| way.contains("forbids it")).collect();
        assert_eq!(told.len(), 1, "{ways:?}");
        assert!(told[0].contains("persons") && told[0].contains("the rule no-persons"));
        assert!(
            lines
                .iter()
                .any(|line| line.text.to_string().contains("floor-national"))
        );
    }
}
