//! Screening: whom the files name goes to the node, and what it answers reads at once.

use ntc_proto::node::v1::screen_match::Target;
use ntc_proto::node::v1::screen_request::Part;
use ntc_proto::node::v1::screening_service_server::ScreeningService;
use ntc_proto::node::v1::*;
use serde_json::Value;
use tokio_stream::iter;
use tonic::{Request, Response, Status, Streaming};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::looking::{entries, state};

const AT: u64 = 1_764_000_000_000;

/// A passenger list of one person, as a carrier sends it.
pub(crate) const PAXLST: &str = "UNB+UNOC:3+CARRIER+CUSTOMS+261120:0800+1'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'\
TDT+20+TK386'NAD+FL+++INVENTED:ANNA'ATT+2++F'DTM+329:610304'NAT+2+GEO'CNT+42:1'UNT+9+1'UNZ+1+1'";
/// A manifest of a person and a container.
pub(crate) const MANIFEST: &str =
    "name,birth_date,container\nAnna Invented,1961-03-04,\n,,CMAU1693120\n";

type Answers = tokio_stream::Iter<std::vec::IntoIter<Result<ScreenResponse, Status>>>;

#[tonic::async_trait]
impl ScreeningService for Fake {
    type ScreenStream = Answers;

    async fn screen(
        &self,
        request: Request<Streaming<ScreenRequest>>,
    ) -> Result<Response<Answers>, Status> {
        self.call("screen")?;
        let mut parts = request.into_inner();
        let mut answers = vec![Ok(ScreenResponse {
            against: Some(self.against.clone()),
            results: Vec::new(),
        })];
        let mut matched = self.matched.iter().cloned();
        while let Some(message) = parts.message().await? {
            if let Some(Part::Subjects(subjects)) = &message.part {
                let results = subjects.items.iter().map(|subject| ScreenResult {
                    unseen: 0,
                    reference: subject.reference.clone(),
                    id: vec![1; 16],
                    matches: matched.next().into_iter().collect(),
                    more: 0,
                });
                answers.push(Ok(ScreenResponse {
                    against: None,
                    results: results.collect(),
                }));
            }
            self.screened.lock().unwrap().extend(message.part);
        }
        Ok(Response::new(iter(answers)))
    }

    async fn show_screening(
        &self,
        _: Request<ShowScreeningRequest>,
    ) -> Result<Response<ShowScreeningResponse>, Status> {
        self.call("show_screening")?;
        Ok(Response::new(ShowScreeningResponse {
            against: Some(self.against.clone()),
            loading: vec!["eu".into()],
            bytes: 9_000_000,
            subjects: 12_345,
            keep_hours: 720,
            behind: 2,
            again: true,
        }))
    }

    async fn set_preset(
        &self,
        request: Request<SetPresetRequest>,
    ) -> Result<Response<SetPresetResponse>, Status> {
        self.call("set_preset")?;
        let request = request.into_inner();
        let asked = (request.preset, request.check);
        self.presets.lock().unwrap().push(asked);
        let active = if request.check { 2 } else { request.preset };
        let rates = [(1, 310), (2, 95), (3, 41)];
        let is_told = !self.matched.is_empty();
        Ok(Response::new(SetPresetResponse {
            active,
            subjects: if is_told { 12_345 } else { 0 },
            rates: rates
                .into_iter()
                .map(|(preset, shown)| ScreenRate { preset, shown })
                .collect(),
            since_ms: if is_told { AT } else { 0 },
        }))
    }

    async fn show_screened(
        &self,
        request: Request<ShowScreenedRequest>,
    ) -> Result<Response<ShowScreenedResponse>, Status> {
        self.call("show_screened")?;
        let reference = request.into_inner().reference;
        let subjects = match &*reference {
            "X4Q7TZ" => vec![looked(1)],
            "1" => vec![looked(1), looked(2)],
            "record" => vec![ScreenedSubject {
                origin: "GE/revenue-service".into(),
                ..looked(1)
            }],
            _ => Vec::new(),
        };
        Ok(Response::new(ShowScreenedResponse {
            subjects,
            more: false,
            unseen: u32::from(reference != "9"),
            keep_hours: 720,
        }))
    }

    async fn erase_screened(
        &self,
        request: Request<EraseScreenedRequest>,
    ) -> Result<Response<EraseScreenedResponse>, Status> {
        self.call("erase_screened")?;
        assert_eq!(request.into_inner().id, [1; 16]);
        Ok(Response::new(EraseScreenedResponse {}))
    }
}

/// Against two lists, one of them damaged where `damaged` says so.
pub(crate) fn against(damaged: bool) -> ScreenAgainst {
    ScreenAgainst {
        editions: vec![ScreenEdition {
            list: "un".into(),
            number: 3,
            digest: vec![0xcd; 32],
            entries: 2,
            changed_ms: AT,
            version: if damaged {
                String::new()
            } else {
                "2026-11-20".into()
            },
        }],
        damaged: if damaged {
            vec!["eu".into()]
        } else {
            Vec::new()
        },
        too_large: if damaged {
            vec!["all".into()]
        } else {
            Vec::new()
        },
        alerts: 2,
        notices: 1,
        preset: ScreenPreset::Balanced as i32,
        engine: 1,
    }
}

/// Somebody who was screened, and once more against a newer edition.
fn looked(id: u8) -> ScreenedSubject {
    let mut newer = against(false);
    newer.alerts = 0;
    newer.notices = 0;
    newer.editions[0].number = 4;
    ScreenedSubject {
        id: vec![id; 16],
        reference: "X4Q7TZ".into(),
        told: entries().into_iter().next().map(|entry| WatchEntry {
            order: None,
            ..entry
        }),
        seen_ms: AT,
        until_ms: AT + 30 * 86_400_000,
        against: Some(against(false)),
        shown: [1, 2, 3]
            .map(|preset| ScreenRate { preset, shown: 0 })
            .to_vec(),
        again: vec![
            ScreenedAgain {
                at_ms: AT + 3_600_000,
                against: Some(newer),
                met: true,
                met_unknown: false,
            },
            ScreenedAgain {
                at_ms: AT + 7_200_000,
                against: Some(ScreenAgainst {
                    alerts: 1,
                    ..ScreenAgainst::default()
                }),
                met: false,
                met_unknown: false,
            },
        ],
        ..ScreenedSubject::default()
    }
}

/// A match by a name with all that can be told, and one by a number with an alert.
pub(crate) fn matched() -> Vec<ScreenMatch> {
    let held = entries().into_iter().next();
    let order = state().list.and_then(|list| list.order);
    vec![
        ScreenMatch {
            target: Some(Target::Listed(ScreenListed {
                list: "un".into(),
                key: "6900001".into(),
                order,
            })),
            verdict: ScreenVerdict::Near as i32,
            score: 870,
            by: ScreenBy::Name as i32,
            number: None,
            name: Some(ScreenName {
                asked: "Анна Вымыслова".into(),
                held: "Anna Invented".into(),
                score: 940,
                words: vec![ScreenWords {
                    asked: "Анна".into(),
                    asked_latin: "Anna".into(),
                    held: "Anna".into(),
                    held_latin: "Anna".into(),
                    likeness: 1000,
                    reason: "sound".into(),
                }],
                only_asked: vec!["Maria".into()],
                only_held: vec!["Jr".into()],
            }),
            factors: vec![
                ScreenFactor {
                    fact: "birth".into(),
                    outcome: "differs".into(),
                    points: -120,
                },
                ScreenFactor {
                    fact: "document".into(),
                    outcome: "unknown".into(),
                    points: 0,
                },
            ],
            changes: vec![ScreenChange {
                fact: "document".into(),
                outcome: "same".into(),
                score: 1000,
                verdict: ScreenVerdict::Exact as i32,
            }],
            held,
            goods: vec![ScreenGoods {
                part: "word".into(),
                asked: "Cigarettes, king size".into(),
                held: "cigarette".into(),
            }],
        },
        ScreenMatch {
            target: Some(Target::Alert(ScreenAlert {
                origin: "GE/revenue-service".into(),
                id: vec![1; 16],
                field: "transport.equipment[0].container".into(),
                valid_until_ms: AT,
                requested_action: "examine".into(),
                warning_markers: vec!["violent".into()],
                contact_first: true,
                is_notice: false,
            })),
            verdict: ScreenVerdict::Near as i32,
            score: 820,
            by: ScreenBy::Swapped as i32,
            number: Some(ScreenNumber {
                scheme: "container".into(),
                asked: "CMAU1693120".into(),
                held: "CMAU1639120".into(),
            }),
            held: Some(WatchEntry {
                kind: WatchSubjectKind::Container as i32,
                documents: vec![WatchDocument {
                    scheme: "container".into(),
                    raw: "CMAU1639120".into(),
                    ..WatchDocument::default()
                }],
                ..WatchEntry::default()
            }),
            ..ScreenMatch::default()
        },
    ]
}

fn fake(damaged: bool) -> Fake {
    Fake {
        against: against(damaged),
        matched: matched(),
        ..Fake::default()
    }
}

#[tokio::test]
async fn a_table_is_followed_by_the_sum_and_each_match_can_be_explained() {
    let desk = Desk::with(fake(false)).await;
    desk.write("manifest.csv", MANIFEST);
    let ran = desk
        .ntc("screen manifest.csv --list un --preset recall")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let sum = "2 subjects, 0 match, 2 possible, against un edition 3 of 2025-11-24 (version 2026-11-20), 2 alerts and 1 seizure notice";
    assert_eq!(ran.stdout.lines().last(), Some(sum));
    for told in [
        "Anna Invented, 1961-03-04",
        "name, not birth date",
        "un 6900001",
        "number, possible transposition",
        "of GE/revenue-service",
        "Before you act on line 2, un 6900001: DO NOT ACT WITHOUT CONTACT: ask ann first, armed",
        "of GE/revenue-service: DO NOT ACT WITHOUT CONTACT: ask GE/revenue-service first, violent",
    ] {
        assert!(ran.stdout.contains(told), "{told}: {}", ran.stdout);
    }
    let sent = desk.fake.screened.lock().unwrap().clone();
    let [Part::Terms(terms), Part::Subjects(subjects)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    assert_eq!(terms.lists, ["un"]);
    assert_eq!(terms.preset, ScreenPreset::Recall as i32);
    assert_eq!(subjects.items.len(), 2);
    let ran = desk.ntc("screen manifest.csv --why").await;
    for told in [
        "Анна = Anna (Anna / Anna): sound, 1000 of 1000",
        "only here: Maria",
        "birth date: differs, -120",
        "would be a match with document: same",
        "container: CMAU1693120 here, CMAU1639120 there",
        "asked: specific check; on the ground of: Resolution 1",
        "asked: examine",
        "word: Cigarettes, king size here, cigarette looked for",
    ] {
        assert!(ran.stdout.contains(told), "{told}: {}", ran.stdout);
    }
}

#[tokio::test]
async fn a_damaged_list_and_a_row_that_is_not_understood_are_told_by_the_exit_code() {
    let desk = Desk::with(fake(true)).await;
    desk.write("manifest.csv", MANIFEST);
    let ran = desk.ntc("screen manifest.csv").await;
    assert_eq!(ran.exit, 8);
    assert!(
        ran.stdout
            .contains("NOT screened against eu: it is damaged")
            && ran
                .stdout
                .contains("NOT screened against all: it has more than"),
        "{}",
        ran.stdout
    );
    let desk = Desk::with(fake(false)).await;
    desk.write("manifest.csv", format!("{MANIFEST}a,b\n"));
    let ran = desk.ntc("screen manifest.csv").await;
    assert_eq!(ran.exit, 3, "{}", ran.stdout);
    assert!(ran.stdout.contains("line 4"), "{}", ran.stdout);
    let cut: String = PAXLST.chars().take(120).collect();
    desk.write("cut.edi", cut);
    let ran = desk.ntc("screen cut.edi").await;
    assert_eq!(ran.exit, 3);
    assert!(ran.stderr.contains("cut off"), "{}", ran.stderr);
    let ran = desk.ntc("screen absent.edi").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
}

#[tokio::test]
async fn what_is_refused_is_advised_by_the_command_that_was_given() {
    let desk = Desk::with(fake(false)).await;
    desk.write("weights.csv", "name,weight\nAnn,1\n");
    desk.write("book.csv", "PK\u{3}\u{4}[Content_Types].xml");
    let zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408123F1204159ZE184226B<<<<<10";
    desk.write("zones.csv", format!("name,mrz\nAnna Invented,{zone}\n,\n"));
    for (command, said) in [
        (
            "screen weights.csv",
            [
                "'weight'",
                "[COLUMN_UNKNOWN]",
                "'ntc codes manifest_column'",
            ],
        ),
        (
            "screen book.csv",
            ["looks like a workbook", "[LIST_FORMAT_UNKNOWN]", "PAXLST"],
        ),
        (
            "watchlist add own weights.csv",
            [
                "'weight'",
                "[COLUMN_UNKNOWN]",
                "'ntc codes watchlist_column'",
            ],
        ),
        (
            "screen zones.csv",
            [
                "zones.csv, line 2, mrz: has a check digit of",
                "[IDENTIFIER_BAD_CHECK], screened without it",
                "do this: compare it with the papers, digit by digit",
            ],
        ),
    ] {
        let ran = desk.ntc(command).await;
        let told = format!("{}{}", ran.stdout, ran.stderr);
        for said in said {
            assert!(told.contains(said), "{command}: {said}: {told}");
        }
        assert!(!told.contains("ntc of the node's version"), "{told}");
        assert!(!told.contains("alert sample"), "{command}: {told}");
    }
}

#[tokio::test]
async fn a_passenger_list_is_summed_as_passengers() {
    let desk = Desk::with(Fake::default()).await;
    desk.write("tk386.edi", PAXLST);
    let ran = desk.ntc("screen tk386.edi").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(
        ran.stdout
            .starts_with("1 passenger, 0 match, 0 possible, against nothing"),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn a_preset_says_how_much_it_would_have_shown() {
    let desk = Desk::with(fake(false)).await;
    let ran = desk.ntc("screening preset recall --check --json").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let told: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["active"], "balanced");
    assert_eq!(told["rates"][0]["per_thousand"], "25.1");
    // What each would have shown is told before it is made the active one.
    let ran = desk.ntc("screening preset recall").await;
    let lines: Vec<_> = ran.stdout.lines().collect();
    let mut rates = lines.iter().map(|line| line.trim_start());
    let is_told = rates.any(|line| line.starts_with("recall") && line.contains("25.1"));
    assert!(is_told, "{}", ran.stdout);
    assert_eq!(lines.last(), Some(&"recall is active from now on"));
    let asked: Vec<_> = desk.fake.presets.lock().unwrap().clone();
    assert_eq!(asked.last_chunk(), Some(&[(1, true), (1, false)]));
    // Without one the active one is shown, and the rates of all three.
    let ran = desk.ntc("screening preset").await;
    assert!(
        ran.stdout.starts_with("balanced is active"),
        "{}",
        ran.stdout
    );
    assert_eq!(desk.fake.presets.lock().unwrap().last(), Some(&(0, true)));
    let ran = desk.ntc("screening preset most").await;
    assert_eq!(ran.exit, 2);
    let ran = desk.ntc("screening status").await;
    for told in [
        "un edition 3",
        "12,345 screened subjects kept, each for 30 days",
        "eu",
    ] {
        assert!(ran.stdout.contains(told), "{told}: {}", ran.stdout);
    }
}

#[tokio::test]
async fn when_somebody_was_screened_is_shown_and_one_that_is_meant_is_erased() {
    let desk = Desk::with(fake(false)).await;
    let ran = desk.ntc("screening subject X4Q7TZ").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for told in [
        "X4Q7TZ #01010101, kept until 2025-12-24",
        "un edition 3 of 2025-11-24",
        "2 alerts and 1 seizure notice",
        "nothing found",
        "un edition 4",
        "found; 'ntc hit list' shows",
        "1 alert",
        "1 more is told by a record that your rules do not show you",
    ] {
        let shown: Vec<_> = ran.stdout.split_whitespace().collect();
        let told: Vec<_> = told.split_whitespace().collect();
        let has = shown.windows(told.len()).any(|it| it == told);
        assert!(
            has || ran.stdout.contains(&told.join(" ")),
            "{told:?}: {}",
            ran.stdout
        );
    }
    let ran = desk.ntc("screening subject X4Q7TZ --json").await;
    let told: Value = serde_json::from_str(&ran.stdout).unwrap();
    let screened = &told["subjects"][0]["screened"];
    assert_eq!(screened[0]["found"], 0);
    assert_eq!(screened[1]["found"], 1);
    assert_eq!(screened[1]["against"]["lists"][0]["edition"], 4);
    let ran = desk.ntc("screening subject 9").await;
    assert_eq!((ran.exit, &*ran.stdout), (6, ""));
    let told = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for says in [
        "Nobody with the reference 9 is kept",
        "no name and no number of papers",
    ] {
        assert!(told.contains(says), "{says}: {}", ran.stderr);
    }
    let ran = desk.ntc("screening subject 9 --erase --yes").await;
    assert_eq!(ran.exit, 6, "{}", ran.stderr);
    let ran = desk.ntc("screening subject record --erase --yes").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    let told = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("ntc record erase ID"), "{}", ran.stderr);

    // Nobody is there to confirm it; two are not one.
    let ran = desk.ntc("screening subject X4Q7TZ --erase").await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    let ran = desk.ntc("screening subject 1 --erase --yes").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("2 of that name are kept"),
        "{}",
        ran.stderr
    );
    let ran = desk.ntc("screening subject X4Q7TZ --erase --yes").await;
    assert_eq!(ran.exit, 0);
    assert!(
        ran.stdout
            .starts_with("#01010101 is erased here. What else")
    );
    assert!(ran.stdout.contains("queries for 30 days"), "{}", ran.stdout);
}
