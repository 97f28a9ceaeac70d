//! What screening found, as officers see it and decide about it.

use ntc_proto::node::v1::hit_service_server::HitService;
use ntc_proto::node::v1::hit_source::From;
use ntc_proto::node::v1::move_hits_request::Move;
use ntc_proto::node::v1::*;
use ntc_proto::v1::{RecordKind, RecordName};
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::recalls::apart;

const AT: u64 = 1_772_323_200_000;
const RECORD: [u8; 16] = [
    1, 0x93, 0xb5, 0xa0, 0x7c, 0x21, 0x7d, 0x2f, 0x8a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91,
];

#[tonic::async_trait]
impl HitService for Fake {
    async fn list_hits(
        &self,
        request: Request<ListHitsRequest>,
    ) -> Result<Response<ListHitsResponse>, Status> {
        self.call("list_hits")?;
        if request.into_inner().states == ["outcome_owed"] {
            let hits = self.hits.hits.first().map(|_| owed()).into_iter();
            return Ok(Response::new(ListHitsResponse {
                hits: hits.collect(),
                ..ListHitsResponse::default()
            }));
        }
        Ok(Response::new(self.hits.clone()))
    }

    async fn show_hit(
        &self,
        _: Request<ShowHitRequest>,
    ) -> Result<Response<ShowHitResponse>, Status> {
        self.call("show_hit")?;
        Ok(Response::new(self.hit.clone()))
    }

    async fn move_hits(
        &self,
        request: Request<MoveHitsRequest>,
    ) -> Result<Response<MoveHitsResponse>, Status> {
        self.call("move_hits")?;
        let request = request.into_inner();
        let mut moved = self.moved.clone();
        moved.moved.retain(|hit| request.ids.contains(&hit.id));
        self.moves.lock().unwrap().push(request);
        Ok(Response::new(moved))
    }
}

fn record() -> RecordName {
    RecordName {
        origin: "GE/revenue-service".into(),
        id: RECORD.to_vec(),
    }
}

/// A passenger who was confirmed on a list, of whom nobody told what came.
fn owed() -> Hit {
    Hit {
        id: 12,
        state: "confirmed".into(),
        by: "anna".into(),
        outcome: "open".into(),
        outcome_by: "anna".into(),
        outcome_ms: AT,
        outcome_due_ms: 1_772_352_000_000,
        contact_first: false,
        owner: String::new(),
        reopened: String::new(),
        reopened_phrase: None,
        ..waiting()
    }
}

/// A passenger who may be somebody of a list, of whom a partner is asked first.
fn waiting() -> Hit {
    Hit {
        id: 17,
        state: "reopened".into(),
        subject: Some(HitSource {
            from: Some(From::Screening("flight 1".into())),
            place: "line 4".into(),
        }),
        target: Some(HitTarget {
            list: "invented".into(),
            key: "900017".into(),
            record: None,
        }),
        verdict: 2,
        score: 812,
        priority: 4,
        contact_first: true,
        found_ms: AT,
        changed_ms: AT,
        seen: 2,
        last_seen_ms: AT,
        arrives_ms: AT,
        reopened: anew().to_string(),
        reopened_phrase: Some(anew().into()),
        subject_line: "Ann Traveller".into(),
        target_line: "Anna Wanted".into(),
        subject_met: Some(met("passport", "L898902C3")),
        target_met: Some(met("passport", "L 898902 C3")),
        also: vec![listed(), alert()],
        ..Hit::default()
    }
}

fn met(what: &str, says: &str) -> HitLine {
    HitLine {
        what: what.into(),
        says: says.into(),
        points: 0,
    }
}

/// Other names of what it may be: an entry of another list, and an alert.
fn listed() -> HitTarget {
    HitTarget {
        list: "ofac-sdn".into(),
        key: "36".into(),
        record: None,
    }
}

fn alert() -> HitTarget {
    HitTarget {
        record: Some(record()),
        ..HitTarget::default()
    }
}

/// A passenger who is the one of a partner's alert.
fn confirmed() -> Hit {
    Hit {
        id: 18,
        state: "confirmed".into(),
        subject: Some(HitSource {
            from: Some(From::Record(record())),
            place: "persons[0]".into(),
        }),
        target: Some(HitTarget {
            record: Some(record()),
            ..HitTarget::default()
        }),
        verdict: 1,
        by: "ana".into(),
        by_ms: AT,
        subject_met: Some(met("name", "Anna Traveller")),
        target_met: Some(met("name", "Anna Wanted")),
        also: Vec::new(),
        before: 3,
        contact_first: false,
        ..waiting()
    }
}

/// One that was rejected, of a subject whose data were erased.
fn rejected() -> Hit {
    Hit {
        id: 19,
        state: "rejected".into(),
        by: "ana".into(),
        by_ms: AT,
        rejection: 2,
        until_ms: AT,
        marked_by: 18,
        arrives_ms: 0,
        subject_line: String::new(),
        subject_met: None,
        target_met: None,
        also: Vec::new(),
        request: RECORD.to_vec(),
        owner: "bob".into(),
        claimed_ms: AT,
        withdrawn: "the entry is no longer on its list, since 2026-03-01 00:00 UTC".into(),
        withdrawn_ms: AT,
        ..waiting()
    }
}

/// A page of hits.
pub(crate) fn page() -> ListHitsResponse {
    ListHitsResponse {
        hits: vec![waiting(), confirmed(), rejected()],
        next_page_key: vec![4, 0, 17],
        open: 1,
        all: 19,
        remembered: 4652,
    }
}

/// An entry of another list, whose owner is asked first.
fn on_a_list() -> HitAlso {
    HitAlso {
        target: Some(listed()),
        asked_for: "specific_check".into(),
        contact_first: true,
        owner: "UA/state-customs-service".into(),
        valid_until_ms: AT,
        ..HitAlso::default()
    }
}

/// A partner's alert.
fn by_an_alert() -> HitAlso {
    HitAlso {
        target: Some(alert()),
        asked_for: "examine".into(),
        valid_until_ms: AT,
        ..HitAlso::default()
    }
}

/// An entry that was changed and meets the subject no more.
fn gone() -> HitAlso {
    HitAlso {
        target: Some(HitTarget {
            key: "38".into(),
            ..listed()
        }),
        gone_why: "unmet".into(),
        gone_ms: AT,
        ..HitAlso::default()
    }
}

/// An entry at which nothing is asked any more.
fn over() -> HitAlso {
    HitAlso {
        target: Some(HitTarget {
            key: "37".into(),
            ..listed()
        }),
        ..HitAlso::default()
    }
}

/// Who looks for it: own lists, and three partners, of whom one was told.
fn owners() -> Vec<HitOwner> {
    let own = |asks: HitAlso| HitOwner {
        asks: Some(asks),
        party: "AZ/customs".into(),
        state: "own".into(),
        ..HitOwner::default()
    };
    let of = |party: &str, state: &str, contact_first| HitOwner {
        asks: Some(HitAlso {
            contact_first,
            owner: if contact_first {
                party.into()
            } else {
                String::new()
            },
            ..by_an_alert()
        }),
        party: party.into(),
        state: state.into(),
        ..HitOwner::default()
    };
    let (withdrawn, told) = notices();
    vec![
        own(on_a_list()),
        HitOwner {
            tellings: vec![withdrawn, told],
            answers: vec![HitAnswer {
                record: RECORD.to_vec(),
                kind: RecordKind::Acknowledgement.into(),
                says: "taken".into(),
                says_phrase: None,
                at_ms: AT,
            }],
            owed: vec![Owed {
                id: RECORD.to_vec(),
                due_ms: AT.cast_signed(),
                task: "outcome".into(),
                ..Owed::default()
            }],
            outcome: "no_offence".into(),
            outcome_ms: AT,
            ..of("GE/revenue-service", "told", false)
        },
        HitOwner {
            call: "duty desk, +7 700 000 00 00".into(),
            ..of("KZ/customs", "untold", true)
        },
        HitOwner {
            reason: "NOTHING_TO_TELL".into(),
            message: "it may not go there".into(),
            ..of("UZ/customs", "kept", false)
        },
        of("MD/customs", "unseen", false),
        own(over()),
        own(gone()),
    ]
}

/// Why a hit is open again.
fn anew() -> ntc_core::phrase::Phrase {
    use ntc_core::phrase::{Joint, List, Name};

    let facts = List::of(Joint::Comma, [Name::new("hit_fact", "birth date")]);
    ntc_core::phrase::Phrase::NewOfSubject { facts }
}

/// What an officer said of a hit.
fn remembered() -> ntc_core::phrase::Phrase {
    ntc_core::phrase::Phrase::RejectedUntil {
        reason: ntc_core::phrase::Name::new("rejection", "birth_differs"),
        until: "2027-03-01 00:00 UTC".to_owned(),
    }
}

/// A notice that was withdrawn, and one that stands.
fn notices() -> (HitTelling, HitTelling) {
    let notice = HitTelling {
        step: "withdrawn".into(),
        record: RECORD.to_vec(),
        to: "GE/revenue-service".into(),
        at_ms: AT,
        ..HitTelling::default()
    };
    let told = HitTelling {
        step: "told".into(),
        delivery: Some(DeliveryStatus {
            state: DeliveryState::Accepted.into(),
            ..DeliveryStatus::default()
        }),
        acted: true,
        ..notice.clone()
    };
    (notice, told)
}

/// All of a hit.
pub(crate) fn shown() -> ShowHitResponse {
    let line = |what: &str, says: &str, points| HitLine {
        what: what.into(),
        says: says.into(),
        points,
    };
    ShowHitResponse {
        unseen: 0,
        hit: Some(Hit {
            told_by: 1,
            target_changed_ms: AT,
            target_changes: vec!["document".into()],
            target_doubtful: true,
            ..waiting()
        }),
        subject: vec![line("name", "Ann Traveller", 0)],
        target: vec![line("name", "Anna Wanted", 0)],
        how: vec![
            line("by", "number, name, birth date", 0),
            line("birth date", "ten years apart", -120),
        ],
        also: vec![on_a_list(), by_an_alert(), over(), gone()],
        owners: owners(),
        erased: false,
        erased_at_ms: AT,
        steps: vec![
            HitStep {
                at_ms: AT,
                what: "found".into(),
                ..HitStep::default()
            },
            HitStep {
                at_ms: AT,
                officer: "ana".into(),
                what: "rejected".into(),
                says: remembered().to_string(),
                says_phrase: Some(remembered().into()),
                comment: "looked twice".into(),
                ..HitStep::default()
            },
            HitStep {
                at_ms: AT,
                what: "target_ended".into(),
                target: Some(listed()),
                gone_why: "taken_off".into(),
                gone_ms: AT,
                ..HitStep::default()
            },
            HitStep {
                at_ms: AT,
                what: "target_changed".into(),
                target: Some(listed()),
                changes: vec!["birth date".into(), "alias".into()],
                ..HitStep::default()
            },
        ],
        siblings: vec![confirmed()],
        tellings: vec![notices().0, notices().1],
        tells: "GE/revenue-service".into(),
        untold_reason: "NOTHING_TO_TELL".into(),
        untold_message: "it may not go there".into(),
        others: vec![HitSighting {
            subject: Some(HitSource {
                from: Some(From::Screening("flight 2".into())),
                place: "line 9".into(),
            }),
            seen_ms: AT,
            verdict: 2,
            score: 700,
            lines: vec![line("name", "Anne Otherwise", 0)],
            how: vec![line(
                "birth date",
                "differs by one digit (possible slip)",
                30,
            )],
        }],
    }
}

/// One that was moved, and one that was not.
pub(crate) fn moved() -> MoveHitsResponse {
    MoveHitsResponse {
        moved: vec![
            HitMoved {
                id: 17,
                marked: vec![18],
                tells: "GE/revenue-service".into(),
                could_tell: "AZ/customs".into(),
                untold_reason: "NOTHING_TO_TELL".into(),
                untold_message: "it may not go there".into(),
                owners: owners(),
                hit: Some(Hit {
                    contact_first: true,
                    ..confirmed()
                }),
                ..HitMoved::default()
            },
            HitMoved {
                id: 99,
                reason: "HIT_CLAIMED".into(),
                message: "H99 is bob's since 2026-03-01 00:00 UTC".into(),
                ..HitMoved::default()
            },
            HitMoved {
                id: 98,
                reason: "FIELD_INVALID".into(),
                message: "reject.until: lies in the past".into(),
                field: "reject.until".into(),
                ..HitMoved::default()
            },
            HitMoved {
                id: 97,
                reason: "NOT_FOUND".into(),
                message: "hit: there is no hit H97".into(),
                field: "hit".into(),
                ..HitMoved::default()
            },
        ],
    }
}

async fn desk() -> Desk {
    Desk::with(Fake {
        hits: page(),
        hit: shown(),
        moved: moved(),
        ..Fake::default()
    })
    .await
}

#[tokio::test]
async fn the_list_says_who_may_be_whom_where_it_stands_and_whom_to_ask_first() {
    let ran = desk().await.ntc("hit list").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for row in [
        "H17 !  top  near 812  Ann Traveller, passport L898902C3  Anna Wanted, passport L 898902 C3, 900017 of list invented  \
         screening flight 1, line 4  reopened",
        "H18  top  exact 812  Anna Traveller",
        "confirmed by ana",
        "H19 !  top  near 812  (erased)",
        "rejected by ana: birth differs",
        "1 hit waits, of 19 hits in all; 4,652 sightings since the node started needed no new decision.",
        "DO NOT ACT WITHOUT CONTACT: H17 and 1 more",
        "--page 040011",
    ] {
        let mut rows = ran.stdout.lines().map(apart);
        assert!(rows.any(|told| told.contains(row)), "{row}\n{}", ran.stdout);
    }
    let ran = Desk::with(Fake::default()).await.ntc("hit list").await;
    assert!(
        ran.stdout.contains("No hit waits for you."),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn a_hit_that_is_not_shown_is_listed_by_its_name_and_as_such() {
    let unseen = Hit {
        id: 20,
        state: "new".into(),
        priority: 3,
        contact_first: true,
        unseen: true,
        ..Hit::default()
    };
    let of = |hits| ListHitsResponse { hits, ..page() };
    let desk = Desk::with(Fake {
        hits: of(vec![waiting(), unseen]),
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("hit list").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let mut rows = ran.stdout.lines().map(apart);
    let row = "H20 !  high  -  (not shown to you)  -  -  new  -";
    assert!(rows.any(|told| told.contains(row)), "{}", ran.stdout);
    let ran = desk.ntc("hit list --json").await;
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let unseen: Vec<_> = told["hits"].as_array().unwrap().iter().collect();
    let unseen: Vec<_> = unseen.iter().map(|hit| hit["unseen"].clone()).collect();
    assert_eq!(unseen, [false, true]);
}

#[tokio::test]
async fn a_hit_shows_its_factors_its_history_and_loudly_whom_to_ask_first() {
    let ran = desk().await.ntc("hit show h17").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for text in [
        "H17: reopened, target changed, near 812 of 1000, top priority",
        "*** DO NOT ACT WITHOUT CONTACT ***",
        "Re-opened: new birth date of the subject.",
        "ten years apart (-120)",
        "looked twice",
        "Seen on 2 journeys, last at",
        "Seen too, and held for the same; look whether they are",
        "screening flight 2, line 9, at 2026-03-01 00:00 UTC, near 700 of 1000",
        "Anne Otherwise",
        "Other hits of the same subject",
        "Asked before anybody acts: UA/state-customs-service, KZ/customs",
        "GE/revenue-service at 2026-03-01 00:00 UTC, by 0193b5a0-7c21-7d2f: withdrawn",
        "told that you acted: GE/revenue-service at",
        "it answered at 2026-03-01 00:00 UTC",
        "what came of it is owed until",
        "call KZ/customs: duty desk, +7 700 000 00 00",
        "not told; to tell it: ntc hit confirm H17 --tell",
        "cannot be told now: ",
        "your rules do not show it, nor what its author was told",
    ] {
        let rows = ran.stdout.lines().map(str::trim);
        let rows = rows.collect::<Vec<_>>().join(" ");
        assert!(rows.contains(text), "{text}\n{}", ran.stdout);
    }
}

#[tokio::test]
async fn what_is_moved_is_told_and_what_is_not_ends_as_its_reason_says() {
    let desk = desk().await;
    let ran = desk.ntc("hit confirm H17 99 98 97 --comment seen").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    for text in [
        "H17 is confirmed.",
        "*** DO NOT ACT WITHOUT CONTACT: ask UA/state-customs-service, KZ/customs before anybody acts ***",
        "the subject is the same as in H17: H18",
        "GE/revenue-service is told. Where that stands: ntc hit show H17",
        "KZ/customs is not told. To tell it: ntc hit tell H17 --owner KZ/customs",
        "UZ/customs is not told: ",
        "H99 was not changed: H99 is bob's since 2026-03-01 00:00 UTC",
        "ntc hit claim ID --take-over",
        "H98 was not changed: lies in the past",
        "H97 was not changed: there is no hit H97",
        "name a time to come within two years with --remember",
    ] {
        assert!(ran.stdout.contains(text), "{text}\n{}", ran.stdout);
    }
    for line in [
        "hit claim H17 --take-over",
        "hit release H17",
        "hit reject H17 H18 --reason other --comment twins --remember 2027-06-30",
        "hit snooze H17 --arrival 2026-11-29T09:30+04:00",
        "hit snooze H17 --until-arrival",
        "hit snooze H17 --answer 0193b5a0-7c21-7d2f-8a3b-4c5d6e7f8091 --until 2026-12-01",
        "hit reopen H17",
        "hit prioritise H17 --priority top",
        "hit confirm H17 --tell --acted",
        "hit tell H17 --owner KZ",
        "hit outcome H17 --result no_offence",
    ] {
        desk.ntc(line).await;
    }
    let moves = desk.fake.moves.lock().unwrap().clone();
    let confirm = &moves[0];
    assert_eq!(
        (confirm.ids.as_slice(), confirm.comment.as_str()),
        ([17, 99, 98, 97].as_slice(), "seen")
    );
    let asked: Vec<_> = moves.into_iter().filter_map(|it| it.r#move).collect();
    assert_eq!(asked.len(), 12);
    assert!(matches!(&asked[0], Move::Confirm(it) if it.tell.is_none()));
    assert!(
        matches!(&asked[9], Move::Confirm(it) if it.tell == Some(HitTell { acted: true, owner: String::new() }))
    );
    assert!(matches!(&asked[10], Move::Tell(it) if !it.acted && it.owner == "KZ"));
    assert!(matches!(&asked[11], Move::Outcome(result) if result == "no_offence"));
    assert!(matches!(&asked[1], Move::Claim(true)));
    assert!(
        matches!(&asked[3], Move::Reject(it) if it.reason == 8 && it.until_ms == 1_814_399_999_999 + 1)
    );
    assert!(
        matches!(&asked[4], Move::Snooze(it) if it.is_arrival && it.at_ms == 1_795_930_200_000)
    );
    assert!(matches!(&asked[5], Move::Snooze(it) if it.is_told && !it.is_arrival));
    assert!(matches!(&asked[6], Move::Snooze(it) if it.request == RECORD && !it.is_told));
}

#[tokio::test]
async fn a_line_that_cannot_be_meant_is_refused_before_the_node_is_asked() {
    let desk = desk().await;
    for line in [
        "hit show 0193b5a0",
        "hit confirm",
        "hit reject H17",
        "hit reject H17 --reason whatever",
        "hit snooze H17",
        "hit snooze H17 --until someday",
        "hit list --state open",
        "hit confirm H17 --acted",
    ] {
        let ran = desk.ntc(line).await;
        assert_eq!(ran.exit, 2, "{line}: {}", ran.stderr);
    }
    assert!(desk.fake.calls().is_empty());
}

#[tokio::test]
async fn the_inbox_lists_ten_hits_that_wait_and_says_how_many_more_and_whom_partners_met() {
    let hits = ListHitsResponse {
        hits: (0..10).map(|_| waiting()).collect(),
        open: 11,
        ..page()
    };
    let met = Owed {
        id: RECORD.to_vec(),
        origin: "KZ/customs".into(),
        by: "GE/revenue-service".into(),
        due_ms: 1_772_323_200_000,
        received: true,
        task: "hit".into(),
        about: Some(record()),
        says: "exact, by name birth_date".into(),
        ..Owed::default()
    };
    let desk = Desk::with(Fake {
        hits,
        outcomes: ShowOutcomesResponse {
            owed: vec![met],
            ..ShowOutcomesResponse::default()
        },
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("inbox").await;
    for text in [
        "0193b5a0-7c21-7d2f: KZ/customs met the subject of your alert 0193b5a0-7c21-7d2f: exact, by name birth_date",
        "ntc request take RECORD",
        "Hits that wait for you, the urgent ones first:",
        "and 1 more hit; ntc hit list",
    ] {
        assert!(ran.stdout.contains(text), "{text}\n{}", ran.stdout);
    }
    let all = Desk::with(Fake {
        hits: ListHitsResponse { open: 3, ..page() },
        ..Fake::default()
    })
    .await;
    let ran = all.ntc("inbox").await;
    assert!(!ran.stdout.contains("more hit"), "{}", ran.stdout);
}
