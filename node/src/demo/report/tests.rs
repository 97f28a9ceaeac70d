use std::collections::BTreeSet;

use console::measure_text_width;
use ntc_terminal::columns;
use serde_json::Value;

use super::*;
use crate::demo::region::PARTIES;

const GE: &str = "GE/revenue-service";
const UZ: &str = "UZ/customs-committee";

fn party(party: &str, published: u64) -> PartyReport {
    PartyReport {
        party: party.to_owned(),
        published,
        ledger_size: 311,
        checkpoint: "a signed note".to_owned(),
    }
}

fn answer() -> Answer {
    Answer {
        origin: GE.to_owned(),
        field: "transport.equipment[0].container".to_owned(),
        held: "NTCU 163912-4".to_owned(),
        likeness: "normalised".to_owned(),
        why: "same_body".to_owned(),
        because: "the same without its check digit".to_owned(),
    }
}

fn seen(party: &str, section: &str) -> Seen {
    Seen {
        party: party.to_owned(),
        sections: vec!["event".to_owned()],
        not_disclosed: vec![section.to_owned()],
        withheld: vec![WithheldSection {
            section: section.to_owned(),
            reason: "SECTION_NOT_COVERED".to_owned(),
        }],
        rules: vec![format!("terms 8 of sample-ge-uz show event to {party}")],
    }
}

fn counted(key: &str, count: u64) -> BTreeMap<String, u64> {
    BTreeMap::from([(key.to_owned(), count)])
}

/// A report in which no two states are equal.
fn report() -> Report {
    Report {
        story: Story {
            origin: GE.to_owned(),
            id: "0193b5a07c1e7d2f8a3b4c5d6e7f8091".to_owned(),
            rows: vec![Row {
                section: "companies".to_owned(),
                words: "Example Trading".to_owned(),
                both: false,
            }],
            seen: vec![seen(GE, "persons"), seen(UZ, "companies")],
            found: Found {
                party: UZ.to_owned(),
                asked: "ntcu163912".to_owned(),
                answer: answer(),
            },
            near_miss: NearMiss {
                party: UZ.to_owned(),
                written: "NTCU1693124".to_owned(),
                answer: answer(),
            },
        },
        suspension: Suspension {
            agreement: "sample-ge-uz".to_owned(),
            suspended_by: UZ.to_owned(),
            reason: "a review".to_owned(),
            to: GE.to_owned(),
            waited: 21,
            held_back: "AGREEMENT_SUSPENDED".to_owned(),
            went: 22,
            seconds: 23.5,
        },
        dialogue: Dialogue {
            asker: UZ.to_owned(),
            asked: GE.to_owned(),
            question: "Who was the consignee?".to_owned(),
            requests: 24,
            answered: 24,
            revealed: 25,
            sections: vec!["companies".to_owned()],
            outcomes: 26,
            overdue: 27,
            silent: UZ.to_owned(),
            thread: vec![Line {
                party: UZ.to_owned(),
                kind: "Request".to_owned(),
                says: "information".to_owned(),
            }],
        },
        hits: Hits {
            list: "invented".to_owned(),
            of: UZ.to_owned(),
            alerted: GE.to_owned(),
            found: 66,
            possible: 67,
            confirmed: 68,
            told: 69,
            met: vec![Met {
                alerted: "Vymyshlennyi".to_owned(),
                listed: "Вымышленный".to_owned(),
                verdict: "near".to_owned(),
                because: vec!["950 of 1000".to_owned()],
            }],
        },
        query: Query {
            asker: UZ.to_owned(),
            about: "NTCU 163912-4".to_owned(),
            asked: 71,
            hit: 72,
            no_hit: 73,
            refused: 74,
            silent: 75,
            ms: 76,
            answers: vec![QueryAnswer {
                party: GE.to_owned(),
                outcome: "not_asked".to_owned(),
                code: "NO_AGREEMENT".to_owned(),
            }],
        },
        policy: Policy {
            of: GE.to_owned(),
            to: UZ.to_owned(),
            section: "transport".to_owned(),
            reason: "RULE_FORBIDS".to_owned(),
            sentence:
                "UZ/customs-committee is told 3 of 4 sections; kept: transport (RULE_FORBIDS)"
                    .to_owned(),
            would_allow: vec!["transport would go if the section were another".to_owned()],
            explain_ms: 1.5,
            replayed: 101,
            newly_sent: 102,
            newly_withheld: 103,
            changes: vec![PolicyLine {
                party: UZ.to_owned(),
                section: "transport".to_owned(),
                newly_sent: 104,
                newly_withheld: 105,
            }],
        },
        approvals: Approvals {
            of: GE.to_owned(),
            second: "second-officer".to_owned(),
            asked: 106,
            approved: 107,
            told: vec![Told {
                party: UZ.to_owned(),
                sections: vec!["event".to_owned()],
            }],
        },
        recall: Withdrawal {
            party: GE.to_owned(),
            reason: "wrong_subject".to_owned(),
            away: UZ.to_owned(),
            waited: 33,
            told: 34,
            applied: 35,
            erased: 36,
            outstanding: 37,
        },
        altered: Altered {
            party: GE.to_owned(),
            file: "data/replicas/uz/00000000.seg".to_owned(),
            byte: 31,
            was: '4',
            is: '5',
            caught: true,
            findings: vec!["frame 32 is damaged".to_owned()],
        },
        parties: vec![party(GE, 41), party(UZ, 42)],
        agreements: vec![AgreementReport {
            id: "sample-ge-uz".to_owned(),
            title: "Seizures 43".to_owned(),
            parties: vec![GE.to_owned(), UZ.to_owned()],
        }],
        flows: vec![Flow {
            from: GE.to_owned(),
            to: UZ.to_owned(),
            entitled: 51,
            delivered: 52,
            receipted: 53,
            withheld: counted("TLP_TOO_HIGH", 54),
            sections_withheld: BTreeMap::from([
                ("persons".to_owned(), counted("SECTION_OVERDUE", 55)),
                ("companies".to_owned(), counted("SECTION_NOT_COVERED", 56)),
            ]),
        }],
        outage: Outage {
            party: UZ.to_owned(),
            missed: 61,
            caught_up: 62,
            seconds: 63.5,
        },
        latency_ms: Latencies {
            publish_to_durable: Quantiles {
                p50: 71.5,
                p99: 72.5,
            },
            publish_to_receipt: Quantiles {
                p50: 73.5,
                p99: 74.5,
            },
        },
        rejected_rows: vec![RejectedRow {
            line: 81,
            reason: "COUNTRY_UNKNOWN".to_owned(),
        }],
        verified: true,
        proved: Proved {
            inclusion: 91,
            receipts: 92,
            // As many as the rows above that were not published, whose count is of the table alone.
            media: 1,
        },
        findings: Vec::new(),
        seconds: 95.5,
        further: None,
    }
}

/// Every name, text and number of the object.
fn leaves(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                into.insert(name.clone());
                leaves(value, into);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| leaves(value, into)),
        Value::String(text) => {
            into.insert(text.clone());
            into.extend(text.split(' ').map(str::to_owned));
        }
        Value::Number(_) | Value::Bool(_) | Value::Null => {
            into.insert(value.to_string());
        }
    }
}

/// Words of the text that tell a state: numbers, codes, parties, files, fields, ids.
fn states(text: &str) -> Vec<&str> {
    let ends = |c: char| c.is_whitespace() || "()\"',;:→".contains(c);
    let words = text
        .split(ends)
        .map(|word| word.trim_matches('.'))
        .flat_map(|word| {
            let (one, other) = word.split_once('/').unwrap_or((word, ""));
            let is_fraction = is_number(one) && is_number(other);
            if is_fraction {
                vec![one, other]
            } else {
                vec![word]
            }
        });
    let tells = |word: &&str| is_number(word) || (word.len() > 1 && word.contains(['_', '/', '[']));
    words.filter(tells).collect()
}

fn is_number(word: &str) -> bool {
    word.parse::<f64>().is_ok()
}

#[test]
fn the_matrix_of_all_parties_takes_no_name_apart() {
    let pairs = PARTIES
        .iter()
        .flat_map(|from| PARTIES.iter().map(move |to| (from, to)));
    let flow = |(from, to): (&&str, &&str)| Flow {
        from: (*from).to_owned(),
        to: (*to).to_owned(),
        receipted: 34,
        ..Flow::default()
    };
    let whole = Report {
        parties: PARTIES.iter().map(|name| party(name, 34)).collect(),
        flows: pairs.map(flow).collect(),
        ..report()
    };
    let text = whole.tables();
    let row = |name: &&str| {
        text.lines()
            .any(|row| row.starts_with(&format!(" {name} ")))
    };
    let torn: Vec<_> = PARTIES.iter().filter(|name| !row(name)).collect();
    assert!(torn.is_empty(), "{torn:?}:\n{text}");
}

#[test]
fn what_is_told_fits_the_terminal_or_eighty_columns() {
    let width = columns().unwrap_or(80);
    let text = report().tables();
    for row in text.lines() {
        let columns = measure_text_width(row);
        assert!(columns <= usize::from(width), "{columns}: {row}\n{text}");
    }
}

#[test]
fn every_state_that_is_told_in_words_is_in_the_json() {
    let report = report();
    let mut held = BTreeSet::new();
    leaves(&serde_json::to_value(&report).unwrap(), &mut held);
    let text = report.tables();
    let unfolded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = states(&text);
    assert!(told.len() > 40, "{told:?}");
    for word in told {
        assert!(
            held.contains(word),
            "{word} is told and not in the JSON:\n{text}"
        );
    }
    for quoted in [
        &report.story.found.asked,
        &report.story.near_miss.written,
        &report.story.found.answer.held,
        &report.suspension.reason,
    ] {
        assert!(unfolded.contains(quoted.as_str()) && held.contains(quoted));
    }
}

#[test]
fn a_demonstration_that_did_not_hold_says_so_in_words_and_in_json() {
    let mut bad = report();
    bad.suspension.went = bad.suspension.waited;
    bad.recall.outstanding = 0;
    bad.hits.told = bad.hits.confirmed;
    bad.approvals.approved = bad.approvals.asked;
    assert!(bad.holds());
    for spoil in [
        (|bad: &mut Report| bad.recall.outstanding = 1) as fn(&mut Report),
        |bad| bad.dialogue.answered -= 1,
        |bad| bad.dialogue.revealed = 0,
        |bad| bad.dialogue.outcomes = 0,
        |bad| bad.hits.possible = 0,
        |bad| bad.hits.told = 1,
        |bad| bad.query.hit = 0,
        |bad| bad.query.silent = 0,
        |bad| bad.policy.newly_sent = 0,
        |bad| bad.policy.newly_withheld = 0,
        |bad| bad.policy.reason.clear(),
        |bad| bad.approvals.approved -= 1,
        |bad| bad.approvals.told.clear(),
    ] {
        let mut bad = report();
        (bad.suspension.went, bad.recall.outstanding) = (bad.suspension.waited, 0);
        bad.hits.told = bad.hits.confirmed;
        bad.approvals.approved = bad.approvals.asked;
        spoil(&mut bad);
        assert!(!bad.holds());
    }
    bad.verified = false;
    bad.findings = vec!["GE/revenue-service: frame 7 is damaged".to_owned()];
    bad.altered.caught = false;
    bad.altered.findings.clear();
    let (text, json) = (bad.tables(), serde_json::to_value(&bad).unwrap());
    assert!(!bad.holds());
    assert!(text.contains("VERIFICATION FAILED\n  GE/revenue-service: frame 7 is damaged"));
    assert!(text.contains("NOT CAUGHT"));
    assert_eq!(json["verified"], false);
    assert_eq!(json["altered"]["caught"], false);
}

#[test]
fn quantiles_are_by_nearest_rank() {
    let quantiles = Quantiles::of((1..=100).map(f64::from).collect());
    assert_eq!((quantiles.p50, quantiles.p99), (50.0, 99.0));
    assert_eq!(Quantiles::of(vec![]).p50, 0.0);
    assert_eq!(Quantiles::of(vec![3.0]).p99, 3.0);
}
