//! A node with an answer to every question, each field of it told.

use std::sync::LazyLock;

use ntc_core::model::kind::RecordKind;
use ntc_proto::node::v1::{
    AgreementParty, AgreementSummary, Answer, CheckAgreementResponse, ClauseChange, Concern,
    DeliveriesResponse, DeliveryState, DeliveryStatus, Erasure, Gap, GetResponse, IdleClause,
    InspectCardResponse, KnownContact, ListResponse, NearMiss, Owed, PeerStatus, PublishResponse,
    Reading, Recipient, RecordSummary, RefusalCount, Said, ShowAgreementResponse, ShowPeerResponse,
    StatusResponse, Warning, WatchResponse, WithheldSection,
};

use ntc_core::phrase::{Joint, List, Name, Phrase};
use ntc_core::policy::Agreement;
use ntc_core::policy::review::in_plain_words;
use ntc_proto::v1::Contact;

use crate::desk::Desk;
use crate::fake::{Fake, concern};
use crate::reading::{ID, held};

/// SHA-256 of it stands in the help of `ntc media get`.
const BODY: &[u8] = b"test";
const FINGERPRINT: &str = "7K2M-QX0F-9TRA-4WNB-C3D8-1VHE-6YZP-5SGJ";
const AT: i64 = 1_764_000_000_000;

pub(crate) const DRAFT: &str = r#"
kind = "SeizureNotice"
language = "en"
purpose = "counter_narcotics"
urgency = "priority"
[handling]
tlp = "AMBER"
permitted_action = "examine"
[event]
event_kind = "seizure"
status = "initial"
occurred = 2026-01-28
place = { country = "GE", site_name = "Poti", unlocode = "GEPTI", site_type = "seaport" }
[[goods.items]]
category = "narcotic"
description = "cocaine"
quantity = 42.5
unit = "KGM"
"#;

fn warning() -> Warning {
    Warning {
        reason: "IDENTIFIER_BAD_CHECK".into(),
        field: "transport.equipment[0].container".into(),
        message: "the check digit is wrong".into(),
        phrase: None,
    }
}

fn recipient(entitled: bool) -> Recipient {
    Recipient {
        party: "AZ/state-customs-committee".into(),
        entitled,
        disclosed: vec!["event".into()],
        withheld: vec![WithheldSection {
            section: "persons".into(),
            reason: "SECTION_NOT_COVERED".into(),
            on_request: false,
        }],
        reason: if entitled {
            String::new()
        } else {
            "NO_AGREEMENT".into()
        },
        rules: vec!["terms 1 allow event".into()],
    }
}

fn delivery(state: DeliveryState) -> DeliveryStatus {
    DeliveryStatus {
        recipient: Some(recipient(state != DeliveryState::Withheld)),
        state: state.into(),
        receipted_ms: AT,
        receipt_signed_s: AT / 1000,
        held_back: "AGREEMENT_SUSPENDED".into(),
        refused: "TIME_IN_FUTURE".into(),
        refused_finally: false,
        refused_until_ms: AT,
        no_receipt: Some(concern("takes_nothing", "it ends each session")),
    }
}

pub(crate) fn agreement() -> AgreementSummary {
    AgreementSummary {
        id: "az-ge-narcotics".into(),
        version: 1,
        title: "Narcotics".into(),
        document_sha256: vec![7; 32],
        parties: vec![AgreementParty {
            party: "AZ/state-customs-committee".into(),
            signed: true,
            suspended: true,
            suspended_reason: "review".into(),
            terminated: true,
            terminated_reason: "replaced".into(),
            notice_reason: "new treaty".into(),
            notice_ms: AT,
            notice_ends_ms: AT,
        }],
        state: "superseded".into(),
        valid_from_ms: AT,
        valid_until_ms: AT,
        warnings: vec![told_by_code(
            "superseded",
            &Phrase::TookItsPlace { version: 2 },
        )],
        proposer: "AZ/state-customs-committee".into(),
        superseded_by: 2,
        renewed: true,
    }
}

/// What the node says of the document, and what of it does not act; nothing where there is none.
fn says(document: &str) -> (Vec<Phrase>, Vec<IdleClause>) {
    if document.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let agreement = Agreement::read(document.as_bytes()).unwrap();
    let (says, idle) = in_plain_words(&agreement, document.as_bytes());
    let idle = idle.into_iter().map(|idle| IdleClause {
        field: idle.field,
        message: idle.message.to_string(),
        phrase: Some(idle.message.into()),
    });
    (says, idle.collect())
}

fn told_by_code(code: &str, phrase: &Phrase) -> Concern {
    Concern {
        phrase: Some(phrase.clone().into()),
        ..concern(code, &phrase.to_string())
    }
}

fn finding(phrase: Phrase) -> Warning {
    Warning {
        reason: "AGREEMENT_INVALID".into(),
        field: "legal_basis".into(),
        message: phrase.to_string(),
        phrase: Some(phrase.into()),
    }
}

fn contact() -> KnownContact {
    KnownContact {
        party: "MD/customs-service".into(),
        agreement: "ge-md".into(),
        contact: Some(Contact {
            role: "liaison".into(),
            name: "Liaison desk".into(),
            phone: "+373 22 000 000".into(),
            email: "liaison@example.org".into(),
            languages: vec!["en".into()],
            around_the_clock: true,
            deputy: "Duty officer".into(),
        }),
        changed_ms: AT,
    }
}

fn peer() -> PeerStatus {
    PeerStatus {
        party: "MD/customs-service".into(),
        fingerprint: FINGERPRINT.into(),
        state: "waiting".into(),
        detail: unreached().to_string(),
        detail_phrase: Some(unreached().into()),
        last_seen_ms: AT,
        clock_ahead_ms: Some(12),
        held_back_unknown: "INTERNAL".into(),
        contact: "+373 22 000 000".into(),
        not_taking: Some(concern("takes_nothing", "it ends each session")),
        ..PeerStatus::default()
    }
}

fn summary() -> RecordSummary {
    RecordSummary {
        id: hex::decode(ID.replace('-', "")).unwrap(),
        origin: "UA/state-customs-service".into(),
        kind: 1,
        created_ms: AT,
        event_ms: AT - 4 * 86_400_000,
        event_day: "2025-11-20".into(),
        received_ms: AT,
        place: "Odesa, UA".into(),
        categories: vec!["narcotic".into()],
        goods: "cocaine 42 kg".into(),
        tlp: 4,
        urgency: 2,
        erased_sections: vec!["persons".into()],
        ..RecordSummary::default()
    }
}

pub(crate) fn erasure() -> Erasure {
    Erasure {
        sections: vec!["goods".into(), "persons".into()],
        at_ms: AT,
        signed_by: "UA/state-customs-service".into(),
        reason: "withdrawn".into(),
        ledger_index: 21,
    }
}

fn answer() -> Answer {
    Answer {
        field: "transport.equipment[0].container".into(),
        held: "CSQU3054383".into(),
        within: 1,
        likeness: 3,
        why: "one_character".into(),
        because: "one character differs".into(),
    }
}

pub(crate) fn near() -> NearMiss {
    NearMiss {
        field: "transport.equipment[0].container".into(),
        held: "CMAU1639120".into(),
        other_id: summary().id,
        other_origin: "MD/customs-service".into(),
        other_field: "transport.equipment[0].container".into(),
        other_held: "CMAU1693120".into(),
        why: "swapped".into(),
        because: "two neighbouring characters are swapped".into(),
        more: false,
    }
}

/// The same, which lists without answers, on the days of the events, and tells of something that does not work.
pub(crate) fn plain(document: &str) -> Fake {
    Fake {
        pages: vec![ListResponse {
            records: vec![summary()],
            ..ListResponse::default()
        }],
        examined: vec![crate::doctor::ails()],
        ..fake(document)
    }
}

/// The node; it takes the document of `desk` for the one that it holds.
pub(crate) fn fake(document: &str) -> Fake {
    let (says, idle) = says(document);
    Fake {
        consents: crate::onward::consents(),
        hits: crate::hits::page(),
        hit: crate::hits::shown(),
        moved: crate::hits::moved(),
        outcomes: crate::outcomes::came(),
        request: crate::requests::stands(),
        thread: crate::requests::case(),
        recall: crate::recalls::recalled(),
        published: PublishResponse {
            unseen: false,
            id: summary().id,
            ledger_index: 17,
            checkpoint_size: 19,
            warnings: vec![warning()],
            recipients: vec![recipient(true), recipient(false)],
            duplicate: false,
            deliveries: vec![delivery(DeliveryState::Accepted)],
            near: vec![near()],
        },
        near: vec![near()],
        deliveries: vec![DeliveriesResponse {
            deliveries: vec![
                delivery(DeliveryState::Accepted),
                delivery(DeliveryState::Withheld),
            ],
            erasures: vec![erasure()],
            erased: false,
        }],
        pages: vec![ListResponse {
            records: vec![RecordSummary {
                answers: vec![answer()],
                carried_origin: "TR/customs".into(),
                carried_id: vec![7; 16],
                carried_kind: 1,
                ..summary()
            }],
            next_page: vec![9],
            reading: Some(Reading {
                scheme: "container".into(),
                normal: "CSQU3054384".into(),
                would_hold: "CSQU3054383".into(),
            }),
            ..ListResponse::default()
        }],
        watched: vec![
            WatchResponse {
                record: Some(RecordSummary {
                    kind: RecordKind::Outcome as i32,
                    ..summary()
                }),
                near: vec![near()],
                position: vec![1],
                said: Some(Said {
                    id: summary().id,
                    origin: "MD/customs-service".into(),
                    says: "no_offence".into(),
                    says_phrase: Some(named("outcome", "no_offence")),
                }),
                ..WatchResponse::default()
            },
            WatchResponse {
                overdue: Some(Owed {
                    unseen: false,
                    id: summary().id,
                    origin: "GE/revenue-service".into(),
                    by: "MD/customs-service".into(),
                    due_ms: AT,
                    overdue: true,
                    received: true,
                    task: "outcome".into(),
                    level: "duty_desk".into(),
                    call: "+373 22 000 000".into(),
                    about: Some(ntc_proto::v1::RecordName {
                        origin: "GE/revenue-service".into(),
                        id: summary().id,
                    }),
                    says: met().to_string(),
                    says_phrase: Some(met().into()),
                }),
                position: vec![2],
                ..WatchResponse::default()
            },
            WatchResponse {
                gap: Some(Gap {
                    why: "journal_gone".into(),
                    because: "the partner is no longer enrolled".into(),
                    origin: "MD/customs-service".into(),
                    missed: 1,
                }),
                position: vec![1],
                ..WatchResponse::default()
            },
        ],
        counted: crate::figures::counted(),
        hooks: crate::figures::hooks(),
        approvals: vec![crate::approvals::approval()],
        examined: [crate::doctor::told(), vec![crate::doctor::warns()]].concat(),
        lists: vec![crate::looking::state()],
        entries: crate::looking::entries(),
        imported: crate::looking::imported(),
        against: crate::screening::against(false),
        matched: crate::screening::matched(),
        answers: crate::queries::answers(&held()),
        pushed: crate::looking::pushed(),
        record: GetResponse {
            kind: RecordKind::ConsignmentAlert as i32,
            erasures: vec![erasure()],
            revealed: vec!["goods".into()],
            carried: Some(ntc_proto::node::v1::Carried {
                header: held().header,
                sections: held().sections,
                origin: "TR/customs".into(),
                id: vec![7; 16],
                ledger_index: 9,
                author_key: vec![0xcd; 32],
                key_known: true,
                consent: vec![8; 16],
                received_ms: AT,
            }),
            ways: vec![ntc_proto::node::v1::Way {
                by: "GE/revenue-service".into(),
                id: vec![9; 16],
                tlp: 4,
                permitted_action: 2,
            }],
            ..crate::retention::kept(held())
        },
        body: BODY.to_vec(),
        card: InspectCardResponse {
            party: "MD/customs-service".into(),
            fingerprint: FINGERPRINT.into(),
            addresses: vec!["ntc.customs.md:7444".into()],
            contact: "+373 22 000 000".into(),
            federation_domain: "ntc.test".into(),
            replaces: String::new(),
            changed_keys: Vec::new(),
        },
        peers: vec![peer()],
        agreement: ShowAgreementResponse {
            agreement: Some(agreement()),
            document: document.into(),
            summary: says.iter().map(ToString::to_string).collect(),
            summary_phrases: says.iter().cloned().map(Into::into).collect(),
            idle: idle.clone(),
            contacts: vec![contact()],
        },
        checked: CheckAgreementResponse {
            id: "az-ge-narcotics".into(),
            version: 2,
            warnings: vec![
                Warning {
                    field: "validity.until".into(),
                    ..finding(Phrase::EndsShortly {
                        at: "2027-12-31T24:00:00Z".to_owned(),
                    })
                },
                finding(Phrase::Unfilled {}),
            ],
            summary: says.iter().map(ToString::to_string).collect(),
            summary_phrases: says.into_iter().map(Into::into).collect(),
            compared_with: 1,
            changes: vec![ClauseChange {
                field: "terms[1].max_tlp".into(),
                before: "AMBER".into(),
                after: "GREEN".into(),
                label: "highest TLP".into(),
            }],
            idle,
            ..CheckAgreementResponse::default()
        },
        shown: ShowPeerResponse {
            peer: Some(peer()),
            addresses: vec!["ntc.customs.md:7444".into()],
            contact: "+373 22 000 000".into(),
            card_issued_ms: AT,
            capabilities: vec!["records/1".into()],
            agreements: vec![agreement()],
            refused: vec![RefusalCount {
                reason: "TIME_IN_FUTURE".into(),
                records: 2,
            }],
            refuses: 1,
            last_fault: "BAD_PROOF".into(),
            contacts: vec![contact()],
        },
        status: StatusResponse {
            party: "GE/revenue-service".into(),
            version: "0.1.0".into(),
            state: "read_only".into(),
            detail: unsynced().to_string(),
            detail_phrase: Some(unsynced().into()),
            started_ms: AT,
            warnings: warnings().into_iter().map(told).collect(),
            ..StatusResponse::default()
        },
        ..Fake::default()
    }
}

/// The same node with nothing told that need not be.
pub(crate) fn bare(document: &str) -> Fake {
    let mut fake = fake(document);
    let unsaid = |delivery: &mut DeliveryStatus| {
        *delivery = DeliveryStatus {
            recipient: delivery.recipient.take(),
            state: delivery.state,
            ..DeliveryStatus::default()
        };
    };
    fake.published.duplicate = true;
    fake.against = crate::screening::against(true);
    fake.matched.truncate(1);
    fake.matched[0].factors.clear();
    fake.matched[0].changes.clear();
    fake.matched[0].name = None;
    fake.published.warnings[0].field.clear();
    fake.published.deliveries.iter_mut().for_each(unsaid);
    let deliveries = fake.deliveries.iter_mut();
    deliveries
        .flat_map(|list| &mut list.deliveries)
        .for_each(unsaid);
    let summary = RecordSummary {
        id: summary().id,
        origin: summary().origin,
        kind: 1,
        ..RecordSummary::default()
    };
    let clock = &mut fake.counted.pairs[0].clocks[0];
    (clock.median_ms, clock.p90_ms) = (None, None);
    fake.pages[0].next_page.clear();
    fake.pages[0].records = vec![summary.clone()];
    fake.watched[0].record = Some(summary);
    if let Some(said) = &mut fake.watched[0].said {
        said.says.clear();
    }
    if let Some(owed) = &mut fake.watched[1].overdue {
        owed.call.clear();
    }
    fake.record.refused = "TIME_IN_FUTURE".into();
    fake.record.refused_until_ms = AT;
    fake.record.held_back.clear();
    fake.record.kept_until_ms = 0;
    fake.record.kept_by.clear();
    fake.record.kept_by_agreement.clear();
    fake.record.author_key.clear();
    fake.card.contact.clear();
    fake.card.federation_domain.clear();
    let peer = PeerStatus {
        party: peer().party,
        state: peer().state,
        ..PeerStatus::default()
    };
    fake.peers = vec![peer.clone()];
    let agreement = fake.agreement.agreement.as_mut().unwrap();
    agreement.proposer.clear();
    agreement.superseded_by = 0;
    agreement.valid_until_ms = 0;
    agreement.parties[0].suspended_reason.clear();
    agreement.parties[0].terminated_reason.clear();
    agreement.parties[0].notice_reason.clear();
    agreement.parties[0].notice_ms = 0;
    agreement.parties[0].notice_ends_ms = 0;
    fake.checked.warnings[0].field.clear();
    fake.checked.compared_with = 0;
    fake.checked.changes[0].label.clear();
    fake.checked.changes[0].before.clear();
    fake.checked.changes[0].after.clear();
    fake.shown = ShowPeerResponse {
        peer: Some(peer),
        agreements: vec![agreement.clone()],
        ..ShowPeerResponse::default()
    };
    fake.lists = crate::looking::bare_lists();
    fake.imported = crate::looking::bare_import();
    fake.pushed = crate::looking::bare_pushed();
    fake.status.detail.clear();
    fake.status.detail_phrase = None;
    fake.status.started_ms = 0;
    fake
}

/// Writes every file that the help speaks of.
pub(crate) fn write_files(desk: &Desk, document: &str) {
    for (name, content) in FILES.iter() {
        desk.write(name, content);
    }
    desk.write("az-ge-narcotics.toml", document);
    desk.write("approved.toml", document);
    for exported in ["subjects.json", "un.json"] {
        drop(std::fs::remove_file(desk.file(exported)));
    }
}

/// What is alike at every desk is made once: a proof is signed several times over, and hundreds of screens find it there.
static FILES: LazyLock<Vec<(&str, String)>> = LazyLock::new(files);

fn files() -> Vec<(&'static str, String)> {
    const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/seizures.csv");
    let table = std::fs::read_to_string(TABLE).unwrap();
    let own = table.lines().enumerate();
    let own: Vec<_> = own
        .filter(|(number, line)| *number == 0 || line.split(',').nth(1) == Some("GE"))
        .map(|(number, line)| match number {
            0 => format!("{line},container"),
            _ => format!("{line},CMAU1639120"),
        })
        .collect();
    let foreign = table
        .lines()
        .filter(|line| line.split(',').nth(1) != Some("GE"));
    let foreign = foreign.collect::<Vec<_>>().join("\n") + "\n";
    let proof = crate::proving::proof(&[], true);
    let mut files = vec![
        ("found.toml", crate::requests::FOUND.to_owned()),
        ("rules.cedar", crate::policies::narrower()),
        (
            "broken.cedar",
            "permit (principal, action, resource);\n".to_owned(),
        ),
        ("question.toml", crate::requests::QUESTION.to_owned()),
        ("seizures.csv", own.join("\n") + "\n"),
        ("foreign.csv", foreign),
        (
            "subjects.csv",
            "container,name,birth_date\nCSQU3054383,,\n,Anna Eriksson,1974-08-12\n".to_owned(),
        ),
        ("seizure.toml", DRAFT.to_owned()),
        (
            "broken.toml",
            DRAFT.replace("KGM", "stone").replace("seaport", "harbour"),
        ),
        ("georgia.card", "card".to_owned()),
        ("node.card", "card".to_owned()),
        ("xray.png", "a picture".to_owned()),
        (
            "damaged.tlog-proof",
            proof.replacen("index 4", "index 5", 1),
        ),
        ("alert.tlog-proof", proof),
        ("tk386.edi", crate::screening::PAXLST.to_owned()),
        ("manifest.csv", crate::screening::MANIFEST.to_owned()),
        ("plates.csv", "id,plate\n1,AA000BB (GE)\n".to_owned()),
    ];
    let lists = [
        "UK-Sanctions-List.xml",
        "consolidated.xml",
        "entities.ftm.json",
        "SDN.CSV",
        "ADD.CSV",
        "ALT.CSV",
        "SDN_COMMENTS.CSV",
    ];
    files.extend(lists.map(|list| (list, "a list".to_owned())));
    files
}

/// Why a partner is not followed.
fn unreached() -> Phrase {
    Phrase::LineFailed {
        address: "192.0.2.7:7444".to_owned(),
        why: Phrase::SystemRefused {}.said(),
    }
}

/// Why the node takes nothing: an error with its reason.
fn unsynced() -> Phrase {
    Phrase::WordsFor {
        words: "the journal was not synced".to_owned(),
        reason: Name::new("reason", "READ_ONLY"),
    }
}

/// What a node warns of, one of each sort.
fn warnings() -> [(&'static str, Phrase); 4] {
    let folders = Phrase::BytesIn {
        bytes: 512,
        folder: "data/audit".to_owned(),
    };
    [
        (
            "rule_fails",
            Phrase::RuleFailing {
                rule: "no-pictures".to_owned(),
                since: "2025-11-24T16:00:00Z".to_owned(),
                denied: 3,
                mend: Phrase::MendRollback { number: 4 }.said(),
            },
        ),
        ("certificate_ends", Phrase::NodeCertificateEnds { days: 14 }),
        (
            "tail_discarded",
            Phrase::TailDiscarded {
                folders: List::of(Joint::Comma, [folders]),
            },
        ),
        (
            "peer_quota_reached",
            Phrase::NothingTaken {
                parties: List::of(Joint::Comma, ["MD/customs-service"]),
                why: Phrase::QuotaOfOwnDisk {}.said(),
            },
        ),
    ]
}

fn told((code, phrase): (&str, Phrase)) -> Concern {
    Concern {
        code: code.to_owned(),
        text: phrase.to_string(),
        phrase: Some(phrase.into()),
    }
}

/// What a record says in a code.
fn named(list: &str, code: &str) -> ntc_proto::node::v1::Phrase {
    let name = Name::new(list, code);
    Phrase::NameAlone { name }.into()
}

/// What a notice of a hit says.
fn met() -> Phrase {
    let factors = List::of(Joint::Comma, [Name::new("hit_factor", "name")]);
    Phrase::MetBy {
        strength: Name::new("hit_strength", "exact"),
        factors,
    }
}
