//! Watchlists: what is sent to the node, and what is told of its answers.

use std::os::unix::fs::PermissionsExt as _;

use ntc_proto::node::v1::import_watchlist_request::Part as Asked;
use ntc_proto::node::v1::import_watchlist_response::Part;
use ntc_proto::node::v1::watchlist_service_server::WatchlistService;
use ntc_proto::node::v1::*;
use ntc_proto::v1::{Coded, Evaluation};
use serde_json::Value;
use tokio_stream::iter;
use tonic::{Request, Response, Status, Streaming};

use crate::desk::Desk;
use crate::fake::{Fake, refusal};

const AT: u64 = 1_764_000_000_000;

type Answer<T> = Result<Response<T>, Status>;
type Run<T> = tokio_stream::Iter<std::vec::IntoIter<Result<T, Status>>>;

fn run<T>(answers: Vec<T>) -> Run<T> {
    let answers: Vec<_> = answers.into_iter().map(Ok).collect();
    iter(answers)
}

impl Fake {
    fn first_list(&self, name: &'static str) -> Result<Option<WatchListState>, Status> {
        self.call(name)?;
        Ok(self.lists.first().cloned())
    }
}

#[tonic::async_trait]
impl WatchlistService for Fake {
    type ImportWatchlistStream = Run<ImportWatchlistResponse>;
    type PushWatchlistStream = Run<PushWatchlistResponse>;
    type ExportWatchlistStream = Run<ExportWatchlistResponse>;

    async fn create_watchlist(
        &self,
        request: Request<CreateWatchlistRequest>,
    ) -> Answer<CreateWatchlistResponse> {
        let state = self.first_list("create_watchlist")?;
        self.described
            .lock()
            .unwrap()
            .extend(request.into_inner().list);
        Ok(Response::new(CreateWatchlistResponse { state }))
    }

    async fn describe_watchlist(
        &self,
        request: Request<DescribeWatchlistRequest>,
    ) -> Answer<DescribeWatchlistResponse> {
        let state = self.first_list("describe_watchlist")?;
        self.described
            .lock()
            .unwrap()
            .extend(request.into_inner().list);
        Ok(Response::new(DescribeWatchlistResponse { state }))
    }

    async fn remove_watchlist(
        &self,
        _: Request<RemoveWatchlistRequest>,
    ) -> Answer<RemoveWatchlistResponse> {
        self.call("remove_watchlist")?;
        Ok(Response::new(RemoveWatchlistResponse {}))
    }

    async fn list_watchlists(
        &self,
        _: Request<ListWatchlistsRequest>,
    ) -> Answer<ListWatchlistsResponse> {
        self.call("list_watchlists")?;
        let lists = self.lists.clone();
        Ok(Response::new(ListWatchlistsResponse { lists }))
    }

    async fn show_watchlist(
        &self,
        request: Request<ShowWatchlistRequest>,
    ) -> Answer<ShowWatchlistResponse> {
        let state = self.first_list("show_watchlist")?;
        let state = state.ok_or_else(|| {
            let message = "no watchlist is called so";
            refusal(tonic::Code::NotFound, "NOT_FOUND", "", message)
        })?;
        let state = Some(state);
        let one = !request.into_inner().key.is_empty();
        let entries = self.entries.iter().take(if one { 1 } else { usize::MAX });
        Ok(Response::new(ShowWatchlistResponse {
            state,
            entries: entries.cloned().collect(),
            more: !one,
        }))
    }

    async fn put_entries(&self, request: Request<PutEntriesRequest>) -> Answer<PutEntriesResponse> {
        let state = self.first_list("put_entries")?;
        let entries = request.into_inner().entries;
        let keys = entries.iter().map(|entry| match entry.key.as_str() {
            "" => "3-1".to_owned(),
            key => key.to_owned(),
        });
        let keys: Vec<_> = keys.collect();
        self.put.lock().unwrap().extend(entries);
        // One of this key was there, and said more.
        let replaced = keys.iter().filter(|key| *key == "case-7");
        let replaced = replaced.map(|key| ReplacedEntry {
            key: key.clone(),
            lost: vec!["nationalities".to_owned()],
            changed: vec!["names".to_owned()],
            added: vec!["birth_dates".to_owned()],
        });
        let same = keys.iter().filter(|key| *key == "case-9");
        Ok(Response::new(PutEntriesResponse {
            state,
            replaced: replaced.collect(),
            same: same.cloned().collect(),
            keys,
        }))
    }

    async fn take_off_entries(
        &self,
        _: Request<TakeOffEntriesRequest>,
    ) -> Answer<TakeOffEntriesResponse> {
        let state = self.first_list("take_off_entries")?;
        Ok(Response::new(TakeOffEntriesResponse { state }))
    }

    async fn import_watchlist(
        &self,
        request: Request<Streaming<ImportWatchlistRequest>>,
    ) -> Answer<Self::ImportWatchlistStream> {
        self.call("import_watchlist")?;
        let mut parts = request.into_inner();
        while let Some(message) = parts.message().await? {
            self.imports.lock().unwrap().extend(message.part);
        }
        let answers = self.imported.iter().cloned().map(|part| {
            let part = Some(part);
            ImportWatchlistResponse { part }
        });
        Ok(Response::new(run(answers.collect())))
    }

    async fn push_watchlist(
        &self,
        request: Request<PushWatchlistRequest>,
    ) -> Answer<Self::PushWatchlistStream> {
        self.call("push_watchlist")?;
        self.pushes.lock().unwrap().push(request.into_inner());
        Ok(Response::new(run(self.pushed.clone())))
    }

    async fn export_watchlist(
        &self,
        _: Request<ExportWatchlistRequest>,
    ) -> Answer<Self::ExportWatchlistStream> {
        self.call("export_watchlist")?;
        let page = |entry: &WatchEntry| ExportWatchlistResponse {
            entries: vec![entry.clone()],
        };
        Ok(Response::new(run(self.entries.iter().map(page).collect())))
    }
}

fn source() -> WatchSource {
    WatchSource {
        format: "un".into(),
        files: vec![WatchFile {
            sha256: vec![0xab; 32],
            size: 9_000,
        }],
        version: "2026-11-20".into(),
        refused: 0,
    }
}

/// A list of which all is told.
pub(crate) fn state() -> WatchListState {
    WatchListState {
        list: Some(WatchList {
            name: "un".into(),
            title: "United Nations".into(),
            share: WatchShareMode::None as i32,
            order: Some(WatchOrder {
                action: WatchAction::SpecificCheck as i32,
                reason: Some(Coded {
                    code: "watchlist".into(),
                    text: "as listed".into(),
                }),
                category: "weapon".into(),
                markers: vec![WatchMarker::Armed as i32],
                legal_basis: "Resolution 1".into(),
                evaluation: Some(Evaluation {
                    scheme: "4x4".into(),
                    source: "A".into(),
                    information: "1".into(),
                }),
                valid_from_ms: AT,
                valid_until_ms: AT + 1,
                review_ms: AT + 1,
                owner: "ann".into(),
                contact_first: true,
            }),
        }),
        edition: Some(WatchEdition {
            number: 3,
            source: Some(source()),
            entries: 2,
            digest: vec![0xcd; 32],
            changed_ms: AT,
            by: "ann".into(),
        }),
        damage: String::new(),
        pushed: 0,
        reviews_due: 2,
        review_ms: AT as i64,
    }
}

/// A list of officers of which no more is told than must be, and one that is damaged.
pub(crate) fn bare_lists() -> Vec<WatchListState> {
    let mut own = state();
    (own.reviews_due, own.review_ms) = (0, 0);
    if let Some(list) = &mut own.list {
        list.title.clear();
        list.order = Some(WatchOrder {
            action: WatchAction::SpecificCheck as i32,
            reason: Some(Coded {
                code: "watchlist".into(),
                text: String::new(),
            }),
            ..WatchOrder::default()
        });
    }
    if let Some(edition) = &mut own.edition {
        edition.source = None;
        edition.by.clear();
    }
    let damaged = WatchListState {
        list: Some(WatchList {
            name: "eu".into(),
            ..WatchList::default()
        }),
        edition: None,
        damage: "the file of its entries is not as it was written".into(),
        ..WatchListState::default()
    };
    vec![own, damaged]
}

/// Somebody who does not exist.
pub(crate) fn entries() -> Vec<WatchEntry> {
    vec![WatchEntry {
        key: "6900001".into(),
        former_keys: vec!["6900000".into()],
        kind: WatchSubjectKind::Person as i32,
        names: vec![WatchName {
            written: "Anna Invented".into(),
            surname: "Invented".into(),
            quality: WatchNameQuality::Primary as i32,
        }],
        birth_dates: vec!["about 1961".into()],
        birth_places: vec!["Batumi".into()],
        sex: "F".into(),
        nationalities: vec!["GE".into()],
        countries: vec!["TR".into()],
        documents: vec![WatchDocument {
            scheme: "passport".into(),
            raw: "X0000001".into(),
            country: "GE".into(),
            state: "false".into(),
            label: "Diplomatic passport".into(),
        }],
        emails: vec!["anna@invented.example".into()],
        addresses: vec![WatchAddress {
            text: "1 Invented Street".into(),
            country: "GE".into(),
        }],
        patterns: vec![WatchPattern {
            hs: "2402".into(),
            origin: "UA".into(),
            via: vec!["GEPTI".into()],
            destination: "TR".into(),
            words: vec!["filter".into()],
        }],
        programmes: vec!["INVENTED".into()],
        remarks: "Invented".into(),
        order: None,
    }]
}

/// The answers to an import of which all is told.
pub(crate) fn imported() -> Vec<Part> {
    vec![
        Part::Read(1_000),
        Part::Fault(ImportFault {
            file: 0,
            line: 7,
            key: "6900002".into(),
            field: "birth_dates[0]".into(),
            reason: "FIELD_INVALID".into(),
            message: "is no date".into(),
            kept: true,
            as_written: false,
            year_alone: false,
        }),
        Part::Fault(ImportFault {
            file: 0,
            line: 8,
            key: "6900004".into(),
            field: "container".into(),
            reason: "IDENTIFIER_BAD_CHECK".into(),
            message:
                "one has a wrong check digit (container): 4 stands where 3 belongs; CSQU3054383 would hold"
                    .into(),
            kept: true,
            as_written: true,
            year_alone: false,
        }),
        Part::Change(ImportChange {
            fate: "renumbered".into(),
            key: "6900003".into(),
            former_key: "6900001".into(),
        }),
        Part::Change(ImportChange {
            fate: "removed".into(),
            key: "6900004".into(),
            former_key: String::new(),
        }),
        Part::Result(Box::new(ImportResult {
            list: "un".into(),
            source: Some(source()),
            is_detected: true,
            entries: 2,
            faults: 2,
            left: vec![ImportLeft {
                what: "Security".into(),
                count: 4,
            }],
            before: 3,
            added: 0,
            changed: 0,
            renumbered: 1,
            removed: 1,
            state: Some(state()),
        })),
    ]
}

/// The same with no more told than must be.
pub(crate) fn bare_import() -> Vec<Part> {
    let mut answers = imported();
    for answer in &mut answers {
        match answer {
            Part::Fault(fault) => fault.key.clear(),
            Part::Result(result) => {
                result.state = None;
                if let Some(source) = &mut result.source {
                    source.version.clear();
                }
            }
            Part::Read(_) | Part::Change(_) => {}
        }
    }
    answers
}

/// One entry that was told, one that is known, and one that is told no more.
pub(crate) fn pushed() -> Vec<PushWatchlistResponse> {
    let row = |key: &str, step: &str| PushWatchlistResponse {
        key: key.into(),
        step: step.into(),
        record: vec![7; 16],
        ..PushWatchlistResponse::default()
    };
    vec![
        PushWatchlistResponse {
            told: vec![PushTold {
                party: "AZ/state-customs-committee".into(),
                withheld: vec!["persons".into()],
            }],
            unseeing: vec!["TR/customs".into()],
            cut: vec!["birth_dates".into()],
            ..row("6900001", "published")
        },
        row("6900002", "same"),
        row("6900003", "retracted"),
    ]
}

/// The same with an entry that was refused.
pub(crate) fn bare_pushed() -> Vec<PushWatchlistResponse> {
    let mut rows = pushed();
    rows.push(PushWatchlistResponse {
        key: "6900004".into(),
        step: "refused".into(),
        reason: "FIELD_MISSING".into(),
        field: "order.category".into(),
        message: "order.category: the area of offence is required: an alert names it".into(),
        ..PushWatchlistResponse::default()
    });
    rows
}

fn fake() -> Fake {
    Fake {
        lists: vec![state()],
        entries: entries(),
        imported: imported(),
        pushed: pushed(),
        ..Fake::default()
    }
}

#[tokio::test]
async fn the_files_of_a_list_go_one_after_the_other_and_what_they_change_is_told() {
    let desk = Desk::with(fake()).await;
    let long = vec![b'a'; 300_000];
    desk.write("one.csv", &long);
    desk.write("two.csv", "b\n");
    let ran = desk
        .ntc("watchlist import one.csv two.csv --to un --accept-shrink")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for told in [
        "Took in un: 2 entries",
        "removed 1",
        "renumbered 6900003",
        "line 7",
        "Security: 4",
    ] {
        assert!(ran.stdout.contains(told), "{told}: {}", ran.stdout);
    }
    let sent = desk.fake.imports.lock().unwrap().clone();
    let Asked::Terms(terms) = &sent[0] else {
        panic!("{:?}", sent[0]);
    };
    assert!(terms.list == "un" && terms.accept_shrinking && !terms.check);
    let mut files = [Vec::new(), Vec::new()];
    for part in &sent[1..] {
        let Asked::Chunk(chunk) = part else {
            panic!("terms twice");
        };
        files[chunk.file as usize].extend_from_slice(&chunk.content);
    }
    assert!(files == [long, b"b\n".to_vec()]);
    let ran = desk.ntc("watchlist import absent.csv").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("absent.csv"), "{}", ran.stderr);
}

#[tokio::test]
async fn a_table_of_ones_own_is_called_as_its_file_and_takes_the_place_of_no_list() {
    const TABLE: &str = "id,name,birth_date\n1,Ann,1961\n";
    let desk = Desk::with(Fake {
        lists: Vec::new(),
        ..fake()
    })
    .await;
    desk.write("Stolen_plates.csv", TABLE);
    desk.write("second.csv", TABLE);
    let ran = desk.ntc("watchlist import Stolen_plates.csv").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let sent = desk.fake.imports.lock().unwrap().clone();
    let Some(Asked::Terms(terms)) = sent.first() else {
        panic!("{sent:?}");
    };
    assert_eq!(terms.list, "stolen-plates");
    // Two tables are no list that a file names.
    let ran = desk
        .ntc("watchlist import second.csv Stolen_plates.csv")
        .await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("--to"), "{}", ran.stderr);
    // One that is there stays as it is.
    let desk = Desk::with(fake()).await;
    desk.write("un.csv", TABLE);
    let ran = desk.ntc("watchlist import un.csv").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("ntc watchlist update un"),
        "{}",
        ran.stderr
    );
    assert!(desk.fake.imports.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_entry_has_an_order_of_its_own_where_options_say_so() {
    let desk = Desk::with(fake()).await;
    let line = "watchlist add own --kind person --name Ann --born 1961 --marker violent --action discreet_surveillance";
    let ran = desk.ntc(line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let ran = desk
        .ntc("watchlist add own --kind person --name Ann --born 1961")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let put = desk.fake.put.lock().unwrap().clone();
    let mut expected = state().list.unwrap().order.unwrap();
    expected.markers = vec![WatchMarker::Violent as i32];
    expected.action = WatchAction::DiscreetSurveillance as i32;
    assert_eq!(put[0].order, Some(expected));
    assert_eq!(put[1].order, None);
}

#[tokio::test]
async fn a_list_is_described_with_what_is_said_and_the_rest_stays() {
    let desk = Desk::with(fake()).await;
    let ran = desk
        .ntc("watchlist describe un --share hit_no_hit --owner bob")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let described = desk.fake.described.lock().unwrap().clone();
    let mut expected = state().list.unwrap();
    expected.share = WatchShareMode::HitNoHit as i32;
    expected.order.as_mut().unwrap().owner = "bob".into();
    assert_eq!(described, [expected]);
}

#[tokio::test]
async fn an_entry_by_options_and_entries_of_a_file_go_to_the_node() {
    let desk = Desk::with(fake()).await;
    let line = "watchlist add own --id k --kind person --name Ann --name Anka --born 1961-03 \
                --number passport:X0000001:GE";
    let ran = desk.ntc(line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    desk.write("own.csv", "id,kind,container\n7,container,CSQU3054383\n");
    let ran = desk.ntc("watchlist add own own.csv").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let put = desk.fake.put.lock().unwrap().clone();
    let keys: Vec<_> = put.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["k", "7"]);
    assert_eq!(
        (put[0].names.len(), put[0].birth_dates.as_slice()),
        (2, &["1961-03".to_owned()][..])
    );
    assert_eq!(put[1].documents[0].scheme, "container");
}

#[tokio::test]
async fn a_damaged_list_is_told_and_ends_with_the_code_of_integrity() {
    let lists = bare_lists();
    let desk = Desk::with(Fake { lists, ..fake() }).await;
    let ran = desk.ntc("watchlist list").await;
    assert_eq!(ran.exit, 8);
    assert!(ran.stdout.contains("eu is damaged"), "{}", ran.stdout);
}

#[tokio::test]
async fn a_list_says_how_many_reviews_are_due_and_from_when() {
    let desk = Desk::with(fake()).await;
    let ran = desk.ntc("watchlist list").await;
    let told = "un: reviews due within 30 days or overdue: 2, the first on 20";
    assert!(ran.exit == 0 && ran.stdout.contains(told), "{}", ran.stdout);
    let ran = desk.ntc("inbox").await;
    assert!(ran.exit == 0 && ran.stdout.contains(told), "{}", ran.stdout);
    let ran = desk.ntc("inbox --json").await;
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    let due = &document["reviews"][0];
    assert_eq!(
        (&due["code"], &due["count"]),
        (&"reviews_due".into(), &2.into())
    );
    let lists = bare_lists();
    let desk = Desk::with(Fake { lists, ..fake() }).await;
    for line in ["watchlist list", "inbox"] {
        let ran = desk.ntc(line).await;
        assert!(!ran.stdout.contains("reviews due"), "{}", ran.stdout);
    }
}

#[tokio::test]
async fn a_push_sends_what_is_said_and_tells_what_became_of_each_entry() {
    let desk = Desk::with(fake()).await;
    let line = "watchlist push un 6900001 --check --purpose counter_narcotics --tlp green --expected GEBUS";
    let ran = desk.ntc(line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let asked = desk.fake.pushes.lock().unwrap().clone();
    let expected = PushWatchlistRequest {
        list: "un".into(),
        keys: vec!["6900001".into()],
        check: true,
        purpose: "counter_narcotics".into(),
        tlp: ntc_proto::v1::Tlp::Green.into(),
        place: "GEBUS".into(),
    };
    assert_eq!(asked, [expected]);
    for told in [
        "Nothing was told. A push would do this:",
        "AZ/state-customs-committee",
        "(without persons)",
        "New: 1, corrected: 0, withdrawn: 1",
        "AZ/state-customs-committee: new: 1, corrected: 0, withdrawn: 0; without persons (1)",
        "TR/customs: 1 alert about persons not sent, for no agreement shows it persons",
        "1 entry is published as before",
        "6900001: an alert has no room for all of: birth dates",
    ] {
        assert!(ran.stdout.contains(told), "{}", ran.stdout);
    }
    // Where nobody can be asked nothing is told unless that was said.
    let ran = desk.ntc("watchlist push un").await;
    assert_ne!(ran.exit, 0);
    assert!(ran.stderr.contains("give --yes"), "{}", ran.stderr);
    let asked = desk.fake.pushes.lock().unwrap().clone();
    assert!(asked.iter().all(|request| request.check), "{asked:?}");
    let ran = desk.ntc("watchlist push un --yes").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let says = "'ntc alert delivery RECORD' says who has received it";
    assert!(ran.stdout.contains(says), "{}", ran.stdout);
    let pushed = bare_pushed();
    let desk = Desk::with(Fake { pushed, ..fake() }).await;
    let ran = desk.ntc("watchlist push un --yes").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(ran.stdout.contains("[FIELD_MISSING]"), "{}", ran.stdout);
    // It says which option says it, with the codes.
    let told = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for says in [
        "6900004 was refused: the area of offence is required",
        "New: 1, corrected: 0, withdrawn: 1, refused: 1",
        "ntc watchlist describe un --category CODE",
        "narcotic,",
    ] {
        assert!(told.contains(says), "{}", ran.stdout);
    }
    assert!(!told.contains("ntc watchlist add"), "{}", ran.stdout);
}

#[tokio::test]
async fn corrections_and_withdrawals_are_counted_and_asked_about_before_they_are_told() {
    let pushed = pushed().into_iter().skip(1).collect();
    let desk = Desk::with(Fake { pushed, ..fake() }).await;
    let ran = desk.ntc("watchlist push un --check").await;
    let sum = "New: 0, corrected: 0, withdrawn: 1";
    assert!(ran.stdout.contains(sum), "{}", ran.stdout);
    let ran = desk.ntc("watchlist push un").await;
    assert_ne!(ran.exit, 0, "{}", ran.stdout);
    let asked = desk.fake.pushes.lock().unwrap().clone();
    assert!(asked.iter().all(|request| request.check), "{asked:?}");
    let ran = desk.ntc("watchlist push un --yes").await;
    assert!(ran.stdout.contains(sum), "{}", ran.stdout);
    let ran = desk.ntc("watchlist push un --check --json").await;
    let told: Value = serde_json::from_str(&ran.stdout).unwrap();
    let sum = serde_json::json!({ "new": 0, "corrected": 0, "withdrawn": 1 });
    assert_eq!(told["sum"], sum);
}

#[tokio::test]
async fn what_an_entry_takes_the_place_of_is_told_with_what_goes() {
    let desk = Desk::with(fake()).await;
    let line = "watchlist add own --id case-7 --kind person --name Ann --born 1961 --replace";
    let ran = desk.ntc(line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for told in [
        "Replaced case-7",
        "gone: Nationalities",
        "changed: Names",
        "new: Born",
    ] {
        assert!(ran.stdout.contains(told), "{}", ran.stdout);
    }
    assert!(!ran.stdout.contains("Wrote"), "{}", ran.stdout);
    let line = "watchlist add own --id case-9 --kind person --name Ann --born 1961";
    let ran = desk.ntc(line).await;
    let told = "1 entry says what was there before: case-9";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
}

#[tokio::test]
async fn a_table_without_its_last_line_break_is_added_where_that_is_said() {
    let desk = Desk::with(fake()).await;
    desk.write("own.csv", "id,name,birth_date\n7,Ann,1961");
    let ran = desk.ntc("watchlist add own own.csv").await;
    assert_eq!(ran.exit, 3, "{}", ran.stdout);
    let told = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("look at the end of the file"),
        "{}",
        ran.stderr
    );
    assert!(told.contains("--as-written takes it so"), "{}", ran.stderr);
    let ran = desk.ntc("watchlist add own own.csv --as-written").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
}

#[tokio::test]
async fn what_is_exported_is_json_that_holds_every_entry() {
    let desk = Desk::with(fake()).await;
    let ran = desk.ntc("watchlist export un --to un.json").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for told in ["Not in the file: title,", "ntc watchlist create LIST"] {
        assert!(ran.stdout.contains(told), "{}", ran.stdout);
    }
    let written = std::fs::read(desk.file("un.json")).unwrap();
    let mode = std::fs::metadata(desk.file("un.json"))
        .unwrap()
        .permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
    let written: Vec<Value> = serde_json::from_slice(&written).unwrap();
    assert_eq!(
        (written.len(), &written[0]["key"]),
        (1, &Value::from("6900001"))
    );
    // What is there is not overwritten.
    let again = desk.ntc("watchlist export un --to un.json").await;
    assert_eq!(again.exit, 3);
}
