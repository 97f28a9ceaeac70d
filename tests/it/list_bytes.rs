//! What lists keep is in no byte that a partner gets: every message of its sessions is looked at as it came, before
//! anything reads it, and in every form in which a node writes such a thing.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ntc_core::envelope::Hash;
use ntc_core::finding::keys_of;
use ntc_core::hit::{HitId, Mark};
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::query::sealed::{QUESTION_TYPE, Sealed};
use ntc_core::query::{Number, Person, Question, QuestionId, Subject};
use ntc_core::screening::romanised;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::Address;
use ntc_node::identity::keys::SigningKeys;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_tests::rogue::{Origin, RawCodec};
use ntc_tests::{TestNode, draft, until};
use pb::move_hits_request::Move;
use prost::Message as _;
use serde_json::json;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::Request;
use tonic::codegen::http::uri::PathAndQuery;

use super::hit_notice::{alert_of, lorry, plates, told};
use super::hits::move_to;
use super::passenger::with_persons;
use super::query::share;
use super::screening::{import, screen};

const AZ: &str = "AZ/customs";
const ROGUE: &str = "TR/customs";
/// What a partner is told, so that it is seen that what it is told is looked at.
const TOLD: &str = "Zqopenword";

/// Fewest bytes of a text that are looked for: fewer stand anywhere by chance.
const LEAST: usize = 5;

/// Bytes by which a form begins, no more than the shortest has.
const BEGINNING: usize = 4;

/// Somebody of a list, whose every word is that of nobody else.
struct Wanted {
    list: &'static str,
    key: &'static str,
    latin: &'static str,
    cyrillic: &'static str,
    passport: &'static str,
    phone: &'static str,
    email: &'static str,
    address: &'static str,
    remarks: &'static str,
}

const KEPT: Wanted = Wanted {
    list: "kept",
    key: "zqkeptkey/77",
    latin: "Zqxvkov Zqarimbek",
    cyrillic: "Зхвлков Заримбек",
    passport: "ZQ9371546",
    phone: "+994505437143",
    email: "zqxvkov@invented.example",
    address: "77 Zqxvkov Lane, Zqtown",
    remarks: "zqremark of a list",
};

const HIT_NO_HIT: Wanted = Wanted {
    list: "told",
    key: "zqtoldkey/78",
    latin: "Zwyrdov Zwulfiya",
    cyrillic: "Цвырдов Цвульфия",
    passport: "ZW2604817",
    phone: "+994505437144",
    email: "zwyrdov@invented.example",
    address: "78 Zwyrdov Lane, Zwtown",
    remarks: "zwremark of a list",
};

impl Wanted {
    fn json(&self) -> Vec<u8> {
        let entry = json!([{
            "key": self.key, "kind": "person", "birth_dates": ["1961-03-04"], "remarks": self.remarks,
            "names": [{ "written": self.latin }, { "written": self.cyrillic }],
            "documents": [{ "scheme": "passport", "raw": self.passport }, { "scheme": "phone", "raw": self.phone }],
            "emails": [self.email], "addresses": [{ "text": self.address }],
        }]);
        serde_json::to_vec(&entry).expect("JSON")
    }

    fn subject(&self) -> pb::ScreenSubject {
        let told = pb::WatchEntry {
            kind: pb::WatchSubjectKind::Person.into(),
            names: vec![pb::WatchName {
                written: self.latin.to_owned(),
                quality: pb::WatchNameQuality::Primary.into(),
                ..pb::WatchName::default()
            }],
            birth_dates: vec!["1961-03-04".to_owned()],
            ..pb::WatchEntry::default()
        };
        pb::ScreenSubject {
            reference: "seat 1A".to_owned(),
            told: Some(told),
            journey: None,
        }
    }

    /// Each way in which it can be asked about.
    fn asked(&self) -> Vec<Subject> {
        let number = |scheme, raw: &str| {
            Subject::Number(Number {
                scheme,
                raw: raw.to_owned(),
                country: String::new(),
            })
        };
        let person = |name: &str| {
            Subject::Person(Person {
                name: name.to_owned(),
                birth_date: "1961-03-04".to_owned(),
                document: None,
                nationality: String::new(),
            })
        };
        vec![
            number(Scheme::Passport, self.passport),
            number(Scheme::Phone, self.phone),
            person(self.latin),
            person(self.cyrillic),
            Subject::Email(self.email.to_owned()),
            Subject::Address(Address {
                text: self.address.to_owned(),
                country: String::new(),
            }),
        ]
    }

    /// Everything that it says, and the keys under which a node finds that.
    fn texts(&self) -> Vec<String> {
        let mut texts = vec![
            self.key.to_owned(),
            self.remarks.to_owned(),
            self.address.to_owned(),
            self.email.to_owned(),
            format!("email:{}", self.email),
        ];
        for (scheme, raw) in [
            (Scheme::Passport, self.passport),
            (Scheme::Phone, self.phone),
        ] {
            let number = Identifier::read(scheme, raw, None).expect("a number");
            texts.extend([raw, number.normal()].map(str::to_owned));
            texts.push(number.key());
            texts.extend(keys_of(&number));
        }
        for name in [self.latin, self.cyrillic] {
            let words: Vec<_> = name.split(' ').collect();
            texts.extend([
                name.to_owned(),
                words.concat(),
                format!("{} {}", words[1], words[0]),
            ]);
            texts.extend(words.into_iter().map(str::to_owned));
        }
        texts
    }
}

/// The forms in which bytes can hold a text: as written, small, in capitals, with letters and digits alone, in Latin
/// letters; each of them in UTF-8 and UTF-16, as hexadecimal digits and base64, and the digest of it.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let latin = romanised(text);
    let mut texts = vec![text.to_owned(), plain, latin];
    for text in texts.clone() {
        texts.extend([text.to_lowercase(), text.to_uppercase()]);
    }
    texts.sort();
    texts.dedup();
    texts.retain(|text| text.len() >= LEAST);
    let mut forms = Vec::new();
    for text in texts {
        let digest = Hash::of(&[text.as_bytes()]);
        let digest = digest.as_bytes();
        let units = || text.encode_utf16();
        forms.push(units().flat_map(u16::to_le_bytes).collect());
        forms.push(units().flat_map(u16::to_be_bytes).collect());
        forms.extend(bytes_and_digits(text.as_bytes()));
        forms.extend(bytes_and_digits(digest));
        // As marks are cut.
        forms.extend(bytes_and_digits(&digest[..16]));
    }
    forms
}

fn bytes_and_digits(bytes: &[u8]) -> Vec<Vec<u8>> {
    let digits = hex::encode(bytes);
    let base64 = STANDARD.encode(bytes);
    // The last letters of base64 are other ones where more follows.
    let base64 = base64.trim_end_matches('=').split_at(bytes.len() / 3 * 4).0;
    vec![
        bytes.to_vec(),
        digits.to_uppercase().into_bytes(),
        digits.into_bytes(),
        base64.as_bytes().to_vec(),
    ]
}

fn holds(bytes: &[u8], form: &[u8]) -> bool {
    bytes.windows(form.len()).any(|it| it == form)
}

/// Asks a node by a question of the rogue; the answer as it came.
async fn ask(origin: &Origin, az: &TestNode, subjects: Vec<Subject>, purpose: &str) -> Vec<u8> {
    let now = Timestamp::from_millis(u64::try_from(draft::in_days(0)).expect("a time"));
    let question = Question {
        id: QuestionId::new(now, &[7; 10]),
        asker: ROGUE.parse().expect("a party"),
        asked: AZ.parse().expect("a party"),
        time: now,
        purpose: purpose.to_owned(),
        justification: "named by a driver".to_owned(),
        officer: [1; 16],
        subjects,
    };
    let keys = SigningKeys::load(&origin.rogue.files.settings().layout).expect("keys");
    let sealed = Sealed::sign(QUESTION_TYPE, question.encode(), keys.author());
    let question = sealed.expect("a signature").question().expect("a question");
    let request = v1::QueryRequest { question }.encode_to_vec();
    let mut grpc = tonic::client::Grpc::new(origin.rogue.channel(&az.files.card).await);
    grpc.ready().await.expect("a ready channel");
    let path = PathAndQuery::from_static("/ntc.v1.ExchangeService/Query");
    let answer = grpc.unary(Request::new(request), path, RawCodec).await;
    answer.expect("an answer").into_inner()
}

/// Follows the feed of a node from its beginning; every message of it, as it comes.
async fn follow(
    origin: &Origin,
    az: &TestNode,
) -> (Arc<Mutex<Vec<Vec<u8>>>>, mpsc::UnboundedSender<Vec<u8>>) {
    let start = Some(Say::Start(v1::FollowStart {
        replica: vec![7; 16],
        shown_root: ntc_core::ledger::tree::empty_root().as_bytes().to_vec(),
        ..v1::FollowStart::default()
    }));
    let (say, said) = mpsc::unbounded_channel();
    let start = v1::FollowRequest { message: start }.encode_to_vec();
    say.send(start).expect("an open stream");
    let said = UnboundedReceiverStream::new(said);
    let mut heard = origin
        .rogue
        .follow(&az.files.card, said)
        .await
        .expect("a stream");
    let messages = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&messages);
    tokio::spawn(async move {
        while let Ok(Some(message)) = heard.message().await {
            kept.lock().expect("no test panicked").push(message);
        }
    });
    (messages, say)
}

/// Has a node meet somebody of both lists, and whom an alert of the rogue looks for, and tell the rogue of that.
async fn meet(origin: &Origin, az: &TestNode) {
    for wanted in [&KEPT, &HIT_NO_HIT] {
        until("a traveller to be met", || async {
            let found = screen(az, vec![wanted.subject()]).await;
            found.matches().count() > 0
        })
        .await;
    }
    let (latin, cyrillic) = plates(7);
    let (alert, sealed) = origin.sealed(alert_of("TR", &latin));
    origin.tell(|history| history.deliver(&sealed, None));
    origin.taken(az).await;
    let on_alert = || async {
        let request = pb::ListHitsRequest {
            record: Some(v1::RecordName {
                origin: ROGUE.to_owned(),
                id: alert.id().as_bytes().to_vec(),
            }),
            ..pb::ListHitsRequest::default()
        };
        let page = az.hits().list_hits(request).await.expect("hits");
        let hits = page.into_inner().hits.into_iter();
        hits.map(|hit| hit.id).collect::<Vec<_>>()
    };
    until("the alert to be met", || async {
        screen(az, vec![lorry(&cyrillic)]).await;
        !on_alert().await.is_empty()
    })
    .await;
    let confirm = Move::Confirm(pb::HitConfirm {
        tell: Some(told("", true)),
    });
    let moved = move_to(az, &on_alert().await, confirm).await;
    assert!(moved.iter().all(|it| it.reason.is_empty()), "{moved:?}");
    until("the notice to be published", || async {
        super::hit_notice::notices(az).await.len() == 1
    })
    .await;
}

/// What hits know their sides by, which is made of what lists say.
fn marks(az: &TestNode) -> Vec<Mark> {
    let hits = az.app().hits();
    let all = (1..).map_while(|number| hits.hit(HitId::from_number(number)?));
    let of = |hit: ntc_core::hit::Hit| {
        let marks = hit.target_marks().clone();
        let marks = [marks.found_by, marks.births, marks.documents, marks.aliases];
        marks.into_iter().flatten().collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lists_keep_is_in_no_form_in_any_byte_of_a_session() {
    let mut az = TestNode::start(AZ).await;
    let origin = Origin::enrolled(&az, ROGUE).await;
    let document = with_persons("whole", &[AZ, ROGUE]);
    origin.agree(&az, "whole", &document).await;
    for wanted in [&KEPT, &HIT_NO_HIT] {
        import(&az, wanted.list, wanted.json()).await;
    }
    share(&az, HIT_NO_HIT.list, pb::WatchShareMode::HitNoHit).await;
    let (followed, say) = follow(&origin, &az).await;
    meet(&origin, &az).await;
    let mut last = draft::full("AZ", "TR");
    last.narrative.as_mut().expect("a narrative").modus_operandi = TOLD.to_owned();
    az.publish(last).await;

    let heard = || followed.lock().expect("no test panicked").clone();
    // A feed goes in order: with the newest record, all before it came.
    until("the newest record to come", || async {
        heard()
            .iter()
            .any(|message| holds(message, TOLD.as_bytes()))
    })
    .await;
    let mut wire = heard();
    for (wanted, is_hit) in [(&KEPT, false), (&HIT_NO_HIT, true)] {
        let answer = ask(&origin, &az, wanted.asked(), "counter_narcotics").await;
        let refused = ask(&origin, &az, wanted.asked(), "").await;
        assert_eq!(answer.len(), refused.len());
        let answer_of = v1::QueryResponse::decode(&*answer).expect("an answer");
        let sealed = Sealed::of_answer(&answer_of.answer, wanted.asked().len());
        let said = ntc_core::query::Answer::decode(&sealed.expect("an answer").content);
        let findings = said.expect("an answer").findings;
        assert_eq!(findings.len(), wanted.asked().len());
        assert!(
            findings.iter().all(|it| it.hits.is_empty() != is_hit),
            "{findings:?}"
        );
        wire.extend([answer, refused]);
    }
    wire.extend(origin.rogue.tapped());
    drop(say);

    let mut secrets: Vec<(String, Vec<u8>)> = Vec::new();
    for wanted in [&KEPT, &HIT_NO_HIT] {
        for text in wanted.texts() {
            let forms = forms(&text).into_iter();
            secrets.extend(forms.map(|form| (text.clone(), form)));
        }
    }
    let driver = forms("Zqcanary Driver").into_iter();
    secrets.extend(driver.map(|form| ("the driver".to_owned(), form)));
    let marks = marks(&az);
    assert!(!marks.is_empty());
    for mark in marks {
        let forms = bytes_and_digits(mark.as_bytes()).into_iter();
        secrets.extend(forms.map(|form| ("a mark".to_owned(), form)));
    }
    // Most forms are known not to be there by how they begin.
    let beginnings: HashSet<&[u8]> = wire.iter().flat_map(|it| it.windows(BEGINNING)).collect();
    for (text, form) in &secrets {
        let found = beginnings.contains(&form[..BEGINNING])
            && wire.iter().any(|message| holds(message, form));
        assert!(!found, "{text}: {}", String::from_utf8_lossy(form));
    }
    az.stop().await;
}
