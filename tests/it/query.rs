//! Partners are asked at once: each says what it may and nothing else, what was asked can be proven, and neither length
//! nor refusal says what is known.

use std::process::Command;

use ntc_core::envelope::Sign as _;
use ntc_core::model::identifier::Scheme;
use ntc_core::query::sealed::{ANSWER_TYPE, QUESTION_TYPE, Sealed, answer_len, digest};
use ntc_core::query::{
    Answer, Named, Number, Person, Question, QuestionId, Shown, Sort, Source, Subject,
    subject_message,
};
use ntc_core::reason::Reason;
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_node::identity::keys::SigningKeys;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ask_partners_response::Step;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::hook::{Answer as HookAnswer, HookServer};
use ntc_tests::node::NodeFiles;
use ntc_tests::peer::exchange;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, TestNode, draft, folder, until};
use tonic::Status;

const TR: &str = "TR/customs";
const GE: &str = "GE/customs";
const UA: &str = "UA/customs";
const KZ: &str = "KZ/customs";
const MD: &str = "MD/customs";
const UZ: &str = "UZ/customs";

const PURPOSE: &str = "counter_narcotics";
/// Numbers with check digits that hold, of no container that there is.
pub(super) const CONTAINER: &str = "ZZZU0000010";
const OTHER: &str = "ZZZU0000026";
/// The first with a check digit that does not hold.
const SLIP: &str = "ZZZU0000012";

fn number(scheme: Scheme, raw: &str) -> Subject {
    Subject::Number(Number {
        scheme,
        raw: raw.to_owned(),
        country: String::new(),
    })
}

pub(super) fn container(raw: &str) -> Subject {
    number(Scheme::Container, raw)
}

fn anna() -> Subject {
    Subject::Person(Person {
        name: "Eriksson Anna Maria".to_owned(),
        birth_date: "1974-08-12".to_owned(),
        document: None,
        nationality: String::new(),
    })
}

/// A notice about a container.
pub(super) fn notice(country: &str, raw: &str) -> pb::Draft {
    let mut draft = draft::full(country, "TR");
    let transport = draft.transport.as_mut().expect("a transport");
    transport.legs[0].mode = "1".to_owned();
    transport.legs[0].identifiers.clear();
    transport.legs[0].name = "Example".to_owned();
    transport.legs[0].conveyance = None;
    transport.equipment = vec![v1::Equipment {
        container: Some(v1::Identifier {
            scheme: "container".to_owned(),
            raw: raw.to_owned(),
            ..v1::Identifier::default()
        }),
        ..v1::Equipment::default()
    }];
    draft
}

pub(super) fn with(document: &str, old: &str, new: &str) -> String {
    assert!(document.contains(old), "{old}");
    document.replacen(old, new, 1)
}

pub(super) fn pair(id: &str, with: &str) -> String {
    share_all(id, &[TR, with])
}

pub(super) fn wish(subjects: &[Subject], to: &[&str]) -> pb::AskPartnersRequest {
    pb::AskPartnersRequest {
        subjects: subjects.iter().map(subject_message).collect(),
        purpose: PURPOSE.to_owned(),
        justification: "named by a driver".to_owned(),
        to: to.iter().map(ToString::to_string).collect(),
        ..pb::AskPartnersRequest::default()
    }
}

/// All that was told of a query.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) id: Vec<u8>,
    asked: Vec<String>,
    answers: Vec<pb::AskAnswer>,
    ended: pb::AskEnded,
}

impl Told {
    pub(super) fn at(&self, party: &str) -> &pb::AskAnswer {
        let mut answers = self.answers.iter();
        answers.find(|it| it.party == party).expect("an answer")
    }
}

pub(super) async fn ask(node: &TestNode, wish: pb::AskPartnersRequest) -> Result<Told, Status> {
    let mut steps = node.queries().ask_partners(wish).await?.into_inner();
    let mut told = Told {
        id: Vec::new(),
        asked: Vec::new(),
        answers: Vec::new(),
        ended: pb::AskEnded::default(),
    };
    while let Some(step) = steps.message().await? {
        match step.step.expect("a step") {
            Step::Begun(begun) => (told.id, told.asked) = (begun.id, begun.asked),
            Step::Answer(answer) => told.answers.push(answer),
            Step::Ended(ended) => told.ended = ended,
        }
    }
    Ok(told)
}

/// Puts a question as the node of `files` does, whatever it may ask; the bytes of the answer, and what they say.
async fn put(
    (asker, asked): (&TestNode, &TestNode),
    change: impl FnOnce(&mut Question),
) -> Result<(Vec<u8>, Answer), Status> {
    let now = Timestamp::from_millis(u64::try_from(draft::in_days(0)).expect("a time"));
    let mut question = Question {
        id: QuestionId::new(now, &[7; 10]),
        asker: asker.party().parse().expect("a party"),
        asked: asked.party().parse().expect("a party"),
        time: now,
        purpose: PURPOSE.to_owned(),
        justification: "named by a driver".to_owned(),
        officer: [1; 16],
        subjects: vec![container(CONTAINER)],
    };
    change(&mut question);
    let keys = SigningKeys::load(&asker.files.settings().layout).expect("keys");
    let sealed =
        Sealed::sign(QUESTION_TYPE, question.encode(), keys.author()).expect("a signature");
    let mut peer = exchange(&asker.files, &asked.files.card).await;
    let request = v1::QueryRequest {
        question: sealed.question().expect("a question"),
    };
    let bytes = peer.query(request).await?.into_inner().answer;
    let of = SigningKeys::load(&asked.files.settings().layout).expect("keys");
    let answer = Sealed::of_answer(&bytes, question.subjects.len()).expect("an answer");
    let public = ntc_core::envelope::PublicKey::from_bytes(&of.author().public_key());
    let keys = [public.expect("a key")];
    assert!(answer.is_signed(ANSWER_TYPE, &keys));
    let said = Answer::decode(&answer.content).expect("an answer");
    said.check((&question, &digest(&sealed.content)), &keys)
        .expect("an answer to the question");
    Ok((bytes, said))
}

pub(super) async fn counts(node: &TestNode) -> pb::CountQueriesResponse {
    let mut queries = node.queries();
    let counted = queries.count_queries(pb::CountQueriesRequest {}).await;
    counted.expect("counts").into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_partner_is_asked_at_once_and_each_says_what_it_may() {
    let mut federation = Federation::start(&[TR, GE, UA, KZ, MD, UZ]).await;
    let hit_only = with(
        &pair("tr-ua", UA),
        "mode = \"push\"",
        "mode = \"hit_no_hit\"",
    );
    let once = with(
        &pair("tr-md", MD),
        "queries_per_day = 500",
        "queries_per_day = 1",
    );
    let once = with(
        &once,
        "queries_per_officer_per_day = 50",
        "queries_per_officer_per_day = 1",
    );
    for document in [
        &pair("tr-ge", GE),
        &hit_only,
        &pair("tr-kz", KZ),
        &once,
        &pair("tr-uz", UZ),
    ] {
        federation.agree(document).await;
    }
    let told = federation.node(GE).publish(notice("GE", CONTAINER)).await;
    for (party, country) in [(GE, "GE"), (UA, "UA")] {
        federation
            .node(party)
            .publish(notice(country, CONTAINER))
            .await;
        federation.node(party).until_indexed().await;
    }
    let asker = federation.node(TR);
    let first = ask(asker, wish(&[container(OTHER)], &["MD"])).await;
    assert_eq!(first.expect("a query").at(MD).outcome, "no_hit");
    federation.node_mut(UZ).stop().await;
    let asker = federation.node(TR);
    until("the connection to end", || async {
        asker.peer(UZ).await.state != "connected"
    })
    .await;

    let all = ask(asker, wish(&[container(CONTAINER)], &[]))
        .await
        .expect("a query");
    let of_ge = all.at(GE);
    assert_eq!(of_ge.outcome, "hit", "{all:?}");
    let hits = &of_ge.findings[0].hits;
    assert_eq!(hits.len(), 2);
    assert!(hits.iter().any(|hit| hit.record == told.id));
    let slots: Vec<_> = hits[0].sections.iter().map(|it| it.slot).collect();
    assert!(slots.contains(&u32::from(Section::Transport.slot())));
    assert!(!slots.contains(&u32::from(Section::Persons.slot())));
    assert!(!slots.contains(&u32::from(Section::National.slot())));

    let of_ua = &all.at(UA).findings[0].hits;
    assert_eq!(of_ua.len(), 1);
    assert!(of_ua[0].record.is_empty() && of_ua[0].header.is_empty());
    assert_eq!(all.at(KZ).outcome, "no_hit");
    let of_md = all.at(MD);
    assert_eq!(
        (of_md.outcome.as_str(), of_md.code.as_str()),
        ("not_asked", "QUERY_QUOTA")
    );
    let of_uz = all.at(UZ);
    assert_eq!(
        (of_uz.outcome.as_str(), of_uz.code.as_str()),
        ("silent", "PARTNER_SILENT")
    );
    assert!(of_uz.why.contains("no connection"), "{}", of_uz.why);
    let pb::AskEnded {
        asked,
        hit,
        no_hit,
        refused,
        silent,
        not_asked,
        ..
    } = all.ended;
    assert_eq!((asked, hit, no_hit, refused), (4, 2, 1, 0));
    assert_eq!((silent, not_asked), (1, 1));
    assert_eq!(of_uz.ledger_index, 0, "nothing was committed to");
    let today = counts(asker).await.counts;
    let of = |party: &str| today.iter().find(|it| it.party == party).map(|it| it.asked);
    assert_eq!(
        (of(KZ), of(UZ)),
        (Some(1), None),
        "what could not go takes no quota"
    );
    assert_eq!(all.asked.len(), 4);

    // What was asked is shown again as it was told, and its entries are in a ledger that checks out.
    let shown = asker
        .queries()
        .show_query(pb::ShowQueryRequest { id: all.id.clone() })
        .await
        .expect("a query")
        .into_inner();
    assert_eq!(shown.subjects, wish(&[container(CONTAINER)], &[]).subjects);
    let mut answers = shown.answers;
    answers.sort_by(|a, b| a.party.cmp(&b.party));
    let mut before = all.answers;
    before.sort_by(|a, b| a.party.cmp(&b.party));
    assert_eq!(answers, before);
    let mut queries = asker.queries();
    let listed = queries.list_queries(pb::ListQueriesRequest::default());
    let listed = listed.await.expect("a list").into_inner().queries;
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0].id, all.id);
    for party in [TR, GE] {
        assert_eq!(federation.node(party).verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_asked_side_keeps_counts_and_the_subjects_of_hits_only() {
    let federation = Federation::sharing_all(&[TR, GE]).await;
    let (asker, asked) = (federation.node(TR), federation.node(GE));
    asked.publish(notice("GE", CONTAINER)).await;
    asked.until_indexed().await;
    const MISSED: &str = "ZZZU7777770";
    let told = ask(
        asker,
        wish(&[container(MISSED), container(CONTAINER)], &[GE]),
    )
    .await;
    let told = told.expect("a query");
    let findings = &told.at(GE).findings;
    assert!(findings[0].hits.is_empty() && findings[1].hits.len() == 1);

    until("the hit to be kept", || async {
        !counts(asked).await.hits.is_empty()
    })
    .await;
    let counted = counts(asked).await;
    assert_eq!(counted.hits.len(), 1);
    assert_eq!(
        counted.hits[0].subject,
        Some(subject_message(&container(CONTAINER)))
    );
    let count = &counted.counts[0];
    assert_eq!(
        (count.party.as_str(), count.asked, count.answered),
        (TR, 0, 2)
    );
    assert!(folder::holds(&asker.files.data(), MISSED.as_bytes()));
    assert!(!folder::holds(&asked.files.data(), MISSED.as_bytes()));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hit_miss_and_refusal_have_one_length_and_a_refusal_says_its_code_alone() {
    let federation = Federation::sharing_all(&[TR, GE]).await;
    let (asker, asked) = (federation.node(TR), federation.node(GE));
    for _ in 0..6 {
        asked.publish(notice("GE", CONTAINER)).await;
    }
    asked.until_indexed().await;
    let pair = (asker, asked);
    let (hit, said) = put(pair, |_| {}).await.expect("an answer");
    assert!(said.is_hit() && said.findings[0].more);
    let (miss, said) = put(pair, |it| it.subjects = vec![container(OTHER)])
        .await
        .expect("an answer");
    assert!(!said.is_hit() && said.refused.is_none());
    assert_eq!((hit.len(), miss.len()), (answer_len(1), answer_len(1)));

    type Change = fn(&mut Question);
    let refused: [(Change, Reason); 8] = [
        (|it| it.purpose.clear(), Reason::QueryPurposeMissing),
        (
            |it| it.purpose = "curiosity".to_owned(),
            Reason::CodeUnknown,
        ),
        (
            |it| it.subjects = vec![number(Scheme::Mrz, "P<UTO")],
            Reason::QueryZoneBroken,
        ),
        (
            |it| it.subjects = vec![number(Scheme::Plate, "12")],
            Reason::QueryTooBroad,
        ),
        (|it| it.subjects = vec![anna()], Reason::QueryPersons),
        (
            |it| it.time = it.time.plus(std::time::Duration::from_secs(3600)),
            Reason::QueryTime,
        ),
        (
            |it| {
                it.subjects = vec![Subject::Person(Person {
                    name: "Eriksson".to_owned(),
                    birth_date: String::new(),
                    document: None,
                    nationality: String::new(),
                })];
            },
            Reason::QueryTooBroad,
        ),
        (
            |it| it.justification = "x".repeat(501),
            Reason::FieldInvalid,
        ),
    ];
    for (change, expected) in refused {
        let (bytes, said) = put(pair, change).await.expect("an answer");
        assert_eq!(bytes.len(), miss.len());
        assert_eq!(said.refused, Some(expected.number()));
        assert!(said.findings.is_empty());
    }
    // What is no question of the caller to this party gets no answer at all.
    let stolen = put(pair, |it| it.asker = UA.parse().expect("a party")).await;
    assert_eq!(
        reason(&stolen.expect_err("a refusal")),
        Reason::Malformed.code()
    );
    let others = put(pair, |it| it.asked = UA.parse().expect("a party")).await;
    assert_eq!(
        reason(&others.expect_err("a refusal")),
        Reason::Malformed.code()
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_asks_past_its_quota_is_refused_also_after_a_restart() {
    let mut federation = Federation::start(&[TR, GE]).await;
    let three = with(
        &pair("tr-ge", GE),
        "queries_per_day = 500",
        "queries_per_day = 4",
    );
    let three = with(
        &three,
        "queries_per_officer_per_day = 50",
        "queries_per_officer_per_day = 2",
    );
    federation.agree(&three).await;
    async fn said(federation: &Federation, officer: u8) -> Option<u16> {
        let pair = (federation.node(TR), federation.node(GE));
        let answer = put(pair, |it| it.officer = [officer; 16]).await;
        answer.expect("an answer").1.refused
    }
    assert_eq!(said(&federation, 1).await, None);
    assert_eq!(said(&federation, 1).await, None);
    let of_officer = Some(Reason::QueryOfficerQuota.number());
    assert_eq!(said(&federation, 1).await, of_officer);
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    assert_eq!(said(&federation, 1).await, of_officer);
    assert_eq!(said(&federation, 2).await, None);
    assert_eq!(said(&federation, 2).await, None);
    let of_party = Some(Reason::QueryQuota.number());
    assert_eq!(said(&federation, 3).await, of_party);
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    assert_eq!(said(&federation, 3).await, of_party);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_for_the_asker_is_in_no_byte_of_an_answer() {
    const CANARY: &str = "zqcanaryword";
    let federation = Federation::start(&[TR, GE, KZ]).await;
    federation.agree(&pair("tr-ge", GE)).await;
    federation.agree(&share_all("ge-kz", &[GE, KZ])).await;
    let (asker, asked, third) = (
        federation.node(TR),
        federation.node(GE),
        federation.node(KZ),
    );
    let marked = |mut draft: pb::Draft| {
        let narrative = draft.narrative.as_mut().expect("a narrative");
        narrative.modus_operandi = CANARY.to_owned();
        draft
    };
    // A third party's record, an own one for somebody else, one that was withdrawn, one of which the number is withheld.
    let received = third.publish(marked(notice("KZ", CONTAINER))).await.id;
    let mut for_kz = marked(notice("GE", CONTAINER));
    for_kz.audience = vec![KZ.to_owned()];
    asked.publish(for_kz).await;
    let withdrawn = asked.publish(marked(notice("GE", CONTAINER))).await.id;
    asked.retract(&withdrawn).await;
    let mut national = marked(notice("GE", OTHER));
    national.national = Some(v1::National {
        case_number: CONTAINER.to_owned(),
        ..v1::National::default()
    });
    asked.publish(national).await;
    until("the third party's record to be there", || async {
        asked.get(&received).await.is_some()
    })
    .await;
    asked.until_indexed().await;
    let (bytes, said) = put((asker, asked), |_| {}).await.expect("an answer");
    assert!(!said.is_hit(), "{said:?}");
    assert!(
        !bytes
            .windows(CANARY.len())
            .any(|it| it == CANARY.as_bytes())
    );

    let own = asked.publish(marked(notice("GE", CONTAINER))).await.id;
    asked.until_indexed().await;
    let (bytes, said) = put((asker, asked), |_| {}).await.expect("an answer");
    let [hit] = said.findings[0].hits.as_slice() else {
        panic!("one hit: {said:?}");
    };
    assert!(matches!(&hit.shown, Shown::Opened(id, _) if id.as_bytes().as_slice() == own));
    assert!(
        bytes
            .windows(CANARY.len())
            .any(|it| it == CANARY.as_bytes())
    );
    federation.stop().await;
}

/// An agreement of TR and GE that tells persons.
fn telling_persons() -> String {
    let persons = with(
        &pair("tr-ge", GE),
        "persons = \"never\"",
        "persons = \"allow\"",
    );
    let persons = with(
        &persons,
        "# personal_data_basis = \"...\"",
        "personal_data_basis = \"Article 5\"",
    );
    let persons = with(
        &persons,
        "# personal_data_protection = \"treaty\"",
        "personal_data_protection = \"treaty\"",
    );
    with(
        &persons,
        "# evaluation = { required = true, minimum",
        "evaluation = { required = true } # minimum",
    )
}

/// A list of one person with a passport and a telephone. It leaves the node as little as every list that is imported.
async fn listed(node: &TestNode, list: &str, name: &str, passport: &str) {
    let person = serde_json::json!([{
        "key": format!("key-{name}"), "kind": "person", "names": [{ "written": name }], "birth_dates": ["1974-08-12"],
        "documents": [
            { "scheme": "passport", "raw": passport },
            { "scheme": "phone", "raw": "+994 50 543 67 43" },
        ],
    }]);
    let terms = pb::ImportTerms {
        list: list.to_owned(),
        ..pb::ImportTerms::default()
    };
    let files = [serde_json::to_vec(&person).expect("JSON")];
    let imported = super::watchlists::import(node, terms, &files).await;
    imported.expect("an import");
}

pub(super) async fn share(node: &TestNode, list: &str, mode: pb::WatchShareMode) {
    describe(node, list, |list| list.set_share(mode)).await;
}

async fn describe(node: &TestNode, list: &str, change: impl FnOnce(&mut pb::WatchList)) {
    let mut lists = node.watchlists();
    let held = lists.list_watchlists(pb::ListWatchlistsRequest {}).await;
    let held = held.expect("lists").into_inner().lists.into_iter();
    let mut held = held.filter_map(|state| state.list);
    let mut told = held.find(|it| it.name == list).expect("the list");
    change(&mut told);
    let request = pb::DescribeWatchlistRequest { list: Some(told) };
    lists.describe_watchlist(request).await.expect("a change");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_answers_as_its_mode_says_and_one_of_mode_none_is_in_no_byte() {
    const SHARED: &str = "Zqsharedword Person";
    const UNSHARED: &str = "Zqcanaryword Person";
    let federation = Federation::start(&[TR, GE]).await;
    federation.agree(&telling_persons()).await;
    let (asker, asked) = (federation.node(TR), federation.node(GE));
    listed(asked, "kept", UNSHARED, "L12345678").await;
    listed(asked, "told", SHARED, "L87654321").await;
    share(asked, "told", pb::WatchShareMode::HitNoHit).await;
    let passport = |raw: &str| number(Scheme::Passport, raw);
    let named = |name: &str| {
        let mut subject = anna();
        if let Subject::Person(person) = &mut subject {
            person.name = name.to_owned();
        }
        subject
    };
    let subjects = vec![
        passport("L12345678"),
        named(UNSHARED),
        passport("L87654321"),
        named("PERSON ZQSHAREDWORD"),
        number(Scheme::Phone, "050 543 67 43"),
    ];
    let change = |it: &mut Question| it.subjects = subjects.clone();
    let (bytes, said) = put((asker, asked), change).await.expect("an answer");
    let hits: Vec<_> = said.findings.iter().map(|it| it.hits.len()).collect();
    assert_eq!(hits, [0, 0, 1, 1, 1], "{said:?}");
    let of_list = &said.findings[2].hits[0];
    assert!(of_list.source == Source::List && of_list.shown == Shown::Nothing);
    for word in ["anaryword", "L12345678", "haredword", "key-"] {
        let is_there = bytes.windows(word.len()).any(|it| it == word.as_bytes());
        assert!(!is_there, "{word}");
    }
    // What of a list answers ends as soon as its mode says so.
    share(asked, "told", pb::WatchShareMode::None).await;
    let (again, said) = put((asker, asked), change).await.expect("an answer");
    assert!(!said.is_hit() && again.len() == bytes.len());
    federation.stop().await;
}

/// What partners asked about that met entries of own lists, as the inbox lists it.
async fn inbox_met(node: &TestNode) -> Vec<pb::QueryHitTold> {
    let request = pb::ListOwedRequest {
        side: pb::Side::Own.into(),
        ..pb::ListOwedRequest::default()
    };
    let listed = node.inbox().list_owed(request).await;
    listed.expect("an inbox").into_inner().met
}

/// What a server was told of entries that were met.
fn told_met(server: &HookServer) -> Vec<serde_json::Value> {
    let bodies = server.got().into_iter();
    let bodies = bodies.map(|it| serde_json::from_slice(&it.body).expect("JSON"));
    bodies
        .filter(|body: &serde_json::Value| body["type"] == "ntc.entry_met.v1")
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_entry_a_query_meets_is_told_who_asked_and_whom_to_call() {
    let server = HookServer::start(HookAnswer::Status(204, String::new())).await;
    let files = NodeFiles::make(GE);
    let allowed = "allow = [\"127.0.0.0/8\", \"::1\"]\nevents = [\"entry_met\"]";
    let lines = server.webhook(&files.dir, "national", allowed);
    files.edit_config(|text| format!("{text}\n{lines}"));
    let nodes = vec![TestNode::start(TR).await, TestNode::start_on(files).await];
    let mut federation = Federation::of(nodes).await;
    federation.agree(&telling_persons()).await;
    let (asker, asked) = (federation.node(TR), federation.node(GE));
    listed(asked, "kept", "Zqcanaryword Person", "L12345678").await;
    listed(asked, "told", "Zqsharedword Person", "L87654321").await;
    describe(asked, "told", |list| {
        list.set_share(pb::WatchShareMode::HitNoHit);
        let order = list.order.as_mut().expect("an order");
        (order.owner, order.contact_first) = ("olga".to_owned(), true);
    })
    .await;
    let missed = ask(asker, wish(&[number(Scheme::Passport, "L12345678")], &[GE])).await;
    assert_eq!(missed.expect("a query").at(GE).outcome, "no_hit");
    let subject = number(Scheme::Passport, "L87654321");
    let told = ask(asker, wish(std::slice::from_ref(&subject), &[GE])).await;
    let told = told.expect("a query");
    assert_eq!(told.at(GE).outcome, "hit");

    until("the owner to be told", || async {
        !inbox_met(asked).await.is_empty() && !told_met(&server).is_empty()
    })
    .await;
    let check = async |node: &TestNode| {
        let met = inbox_met(node).await;
        let [met] = met.as_slice() else {
            panic!("one: {met:?}");
        };
        assert_eq!((met.party.as_str(), met.purpose.as_str()), (TR, PURPOSE));
        assert_eq!(met.subject, Some(subject_message(&subject)));
        let entry = pb::QueryEntryMet {
            list: "told".to_owned(),
            key: "key-Zqsharedword Person".to_owned(),
            owner: "olga".to_owned(),
            contact_first: true,
        };
        assert_eq!(met.entries, [entry]);
        assert_eq!(counts(node).await.hits, std::slice::from_ref(met));
    };
    check(asked).await;
    let [event] = told_met(&server).try_into().expect("one event");
    assert_eq!(event["data"]["asker"], TR);
    assert_eq!(event["data"]["contact_first"], true);
    let event = event.to_string();
    for word in ["haredword", "L87654321", "olga", "told"] {
        assert!(!event.contains(word), "{word}: {event}");
    }
    // It stands also after a start, and nobody is told twice.
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    check(federation.node(GE)).await;
    assert_eq!(told_met(&server).len(), 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_shared_list_is_damaged_a_query_is_refused_and_never_answered_no_hit() {
    let mut federation = Federation::start(&[TR, GE]).await;
    federation.agree(&telling_persons()).await;
    listed(
        federation.node(GE),
        "told",
        "Zqsharedword Person",
        "L87654321",
    )
    .await;
    share(federation.node(GE), "told", pb::WatchShareMode::HitNoHit).await;
    let asked = |it: &mut Question| it.subjects = vec![number(Scheme::Passport, "L87654321")];
    let pair = (federation.node(TR), federation.node(GE));
    let (hit, said) = put(pair, asked).await.expect("an answer");
    assert!(said.is_hit());

    let node = federation.node_mut(GE);
    node.stop().await;
    super::watchlists::damage(node, "told");
    node.restart().await;
    let pair = (federation.node(TR), federation.node(GE));
    let (refusal, said) = put(pair, asked).await.expect("an answer");
    assert_eq!(said.refused, Some(Reason::QueryListsUnread.number()));
    assert!(said.findings.is_empty() && refusal.len() == hit.len());
    let told = &counts(federation.node(GE)).await.counts;
    assert_eq!(told[0].answered, 1, "a refusal counts against no quota");
    let warnings = federation.node(GE).status().await.warnings;
    let unanswered = warnings.iter().find(|it| it.code == "list_unanswered");
    let unanswered = unanswered.expect("a warning");
    assert!(unanswered.text.contains("told"), "{unanswered:?}");
    let to_ge = || wish(&[number(Scheme::Passport, "L87654321")], &[GE]);
    // While the asker dials the node that was started again it hears nothing, and says so.
    until("an answer of the node that was started again", || async {
        let answer = ask(federation.node(TR), to_ge()).await.expect("a query");
        answer.at(GE).outcome != "silent"
    })
    .await;
    let answer = ask(federation.node(TR), to_ge()).await.expect("a query");
    let answer = answer.at(GE);
    assert_eq!(
        (answer.outcome.as_str(), answer.code.as_str()),
        ("refused", "QUERY_LISTS_UNREAD")
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_found_across_spellings_where_agreement_and_purpose_tell_persons() {
    let federation = Federation::start(&[TR, GE]).await;
    federation.agree(&telling_persons()).await;
    let (asker, asked) = (federation.node(TR), federation.node(GE));
    let mut notice = notice("GE", CONTAINER);
    let person = &mut notice.persons.as_mut().expect("persons").items[0];
    person.birth_date = "1974-08-12".to_owned();
    person.names[0].written = "Эрикссон Анна Мария".to_owned();
    person.names[0].script = "Cyrl".to_owned();
    person.names[0].mrz_form.clear();
    asked.publish(notice).await;
    asked.until_indexed().await;
    let told = ask(asker, wish(&[anna()], &[GE])).await.expect("a query");
    let hits = &told.at(GE).findings[0].hits;
    assert_eq!(hits.len(), 1, "{told:?}");
    assert_eq!(hits[0].likeness, "exact");
    let mut another = anna();
    if let Subject::Person(person) = &mut another {
        person.birth_date = "1931-01-30".to_owned();
    }
    let told = ask(asker, wish(&[another], &[GE])).await.expect("a query");
    assert_eq!(told.at(GE).outcome, "no_hit");
    let mut unjustified = wish(&[anna()], &[GE]);
    unjustified.justification.clear();
    let told = ask(asker, unjustified).await.expect("a query");
    assert_eq!(told.at(GE).code, "QUERY_JUSTIFICATION_MISSING");
    federation.stop().await;
}

fn named(sort: Sort, name: &str) -> Subject {
    Subject::Named(Named {
        sort,
        name: name.to_owned(),
        number: None,
        country: String::new(),
    })
}

/// A list of one company and one vessel.
async fn companies(node: &TestNode, list: &str) {
    let entries = serde_json::json!([
        {
            "key": "key-1", "kind": "company", "names": [{ "written": "Xəzər Logistika MMC" }],
            "countries": ["AZ"],
        },
        {
            "key": "key-2", "kind": "vessel", "names": [{ "written": "Karadeniz Yıldızı" }],
            "documents": [{ "scheme": "imo_ship", "raw": "9074729" }],
        },
    ]);
    let terms = pb::ImportTerms {
        list: list.to_owned(),
        ..pb::ImportTerms::default()
    };
    let files = [serde_json::to_vec(&entries).expect("JSON")];
    let imported = super::watchlists::import(node, terms, &files).await;
    imported.expect("an import");
}

#[tokio::test(flavor = "multi_thread")]
async fn companies_and_vessels_are_found_by_name_in_records_and_lists_across_scripts() {
    let federation = Federation::sharing_all(&[TR, GE]).await;
    let (asker, asked) = (federation.node(TR), federation.node(GE));
    let mut notice = notice("GE", CONTAINER);
    let company = &mut notice.companies.as_mut().expect("companies").items[0];
    company.name = "ООО «Янтарный Путь»".to_owned();
    let leg = &mut notice.transport.as_mut().expect("a transport").legs[0];
    leg.name = "Серебряная Цапля".to_owned();
    asked.publish(notice).await;
    asked.until_indexed().await;
    let subjects = [
        named(Sort::Company, "Yantarnyy Put LLC"),
        named(Sort::Vessel, "M/V SEREBRYANAYA TSAPLYA"),
        named(Sort::Company, "Severnyy Put LLC"),
        named(Sort::Company, "ООО Хазар Логистика"),
        named(Sort::Vessel, "Karadeniz Yildizi"),
    ];
    let said = async || {
        let told = ask(asker, wish(&subjects, &[GE])).await.expect("a query");
        let findings = told.at(GE).findings.clone();
        let sources = findings.into_iter().map(|finding| {
            let sources = finding.hits.into_iter().map(|hit| hit.source);
            sources.collect::<Vec<_>>().join(" ")
        });
        sources.collect::<Vec<_>>()
    };
    companies(asked, "named").await;
    assert_eq!(said().await, ["record", "record", "", "", ""]);
    share(asked, "named", pb::WatchShareMode::HitNoHit).await;
    assert_eq!(said().await, ["record", "record", "", "list", "list"]);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_asked_is_refused_before_anything_goes_out() {
    let federation = Federation::sharing_all(&[TR, GE]).await;
    let asker = federation.node(TR);
    let refused = |change: &dyn Fn(&mut pb::AskPartnersRequest)| {
        let mut wish = wish(&[container(CONTAINER)], &[]);
        change(&mut wish);
        wish
    };
    let table = [
        (refused(&|it| it.purpose.clear()), "QUERY_PURPOSE_MISSING"),
        (refused(&|it| it.subjects.clear()), "QUERY_TOO_MANY"),
        (
            refused(&|it| it.subjects = vec![it.subjects[0].clone(); 21]),
            "QUERY_TOO_MANY",
        ),
        (
            refused(&|it| it.subjects = vec![v1::QuerySubject::default()]),
            "QUERY_SUBJECT_UNKNOWN",
        ),
        (
            refused(&|it| it.to = vec!["FR".to_owned()]),
            "PARTY_NOT_ENROLLED",
        ),
        (
            refused(&|it| it.subjects = vec![subject_message(&number(Scheme::Plate, "12"))]),
            "QUERY_TOO_BROAD",
        ),
        (
            refused(&|it| it.subjects = vec![subject_message(&named(Sort::Company, "MMC"))]),
            "QUERY_TOO_BROAD",
        ),
        (
            refused(&|it| it.subjects = vec![subject_message(&named(Sort::Vessel, "Heron"))]),
            "QUERY_TOO_BROAD",
        ),
        (
            refused(&|it| it.purpose = "curiosity".to_owned()),
            "CODE_UNKNOWN",
        ),
        (
            refused(&|it| {
                it.subjects = vec![subject_message(&number(Scheme::Mrz, "P<UTO"))];
            }),
            "QUERY_ZONE_BROKEN",
        ),
        (
            refused(&|it| it.subjects = vec![subject_message(&container(SLIP))]),
            "IDENTIFIER_BAD_CHECK",
        ),
    ];
    let size = asker.status().await.ledger_size;
    for (wish, expected) in table {
        let refused = ask(asker, wish).await.expect_err("a refusal");
        assert_eq!(reason(&refused), expected);
    }
    assert_eq!(asker.status().await.ledger_size, size);
    let slip = ask(asker, wish(&[container(CONTAINER), container(SLIP)], &[])).await;
    let slip = slip.expect_err("a slip of the hand");
    let told = slip.message();
    assert!(
        told.contains("subjects[1]") && told.contains(CONTAINER),
        "{told}"
    );
    let as_written = pb::AskPartnersRequest {
        as_written: true,
        ..wish(&[container(SLIP)], &[])
    };
    let asked = ask(asker, as_written).await.expect("as it is written");
    assert_eq!(asked.ended.asked, 1);
    let unknown = pb::ShowQueryRequest {
        id: QuestionId::new(Timestamp::from_millis(1), &[1; 10])
            .as_bytes()
            .to_vec(),
    };
    let unknown = asker.queries().show_query(unknown).await;
    assert_eq!(reason(&unknown.expect_err("none")), "QUERY_UNKNOWN");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_says_nothing_is_named_when_its_time_is_over() {
    let mut silent = TestNode::start(GE).await;
    silent.stop().await;
    silent.spawn().await;
    let asker = TestNode::start(TR).await;
    let federation = Federation::of(vec![asker, silent]).await;
    federation.agree(&pair("tr-ge", GE)).await;
    let (asker, silent) = (federation.node(TR), federation.node(GE));
    let signal = |name: &str| {
        let id = silent.process_id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("a signal").success());
    };
    signal("-STOP");
    let told = ask(asker, wish(&[container(CONTAINER)], &[])).await;
    signal("-CONT");
    let told = told.expect("a query");
    let of_ge = told.at(GE);
    assert_eq!(
        (of_ge.outcome.as_str(), of_ge.code.as_str()),
        ("silent", "PARTNER_SILENT")
    );
    assert!(of_ge.why.contains("within 5 s"), "{}", of_ge.why);
    assert!(of_ge.took_ms >= 5_000 && told.ended.silent == 1);
    let mut federation = federation;
    federation.node_mut(GE).kill();
    federation.stop().await;
}
