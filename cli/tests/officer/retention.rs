//! How long records are kept, and erasing them before, as officers see it.

use ntc_proto::node::v1::retention_service_server::RetentionService;
use ntc_proto::node::v1::*;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::listing::summary;
use crate::reading::{ID, held};
use crate::recalls::recalled;

const TIME: i64 = 1_772_323_200_000;

#[tonic::async_trait]
impl RetentionService for Fake {
    async fn erase_record(
        &self,
        request: Request<EraseRecordRequest>,
    ) -> Result<Response<EraseRecordResponse>, Status> {
        let request = request.into_inner();
        self.call(if request.check {
            "erase_check"
        } else {
            "erase"
        })?;
        let holders = self.recall.holders.iter().map(|holder| ErasedHolder {
            party: holder.party.clone(),
            sections: vec!["event".to_owned(), "persons".to_owned()],
            erased_ms: holder.erased_ms,
            kept_ms: holder.kept_ms,
        });
        Ok(Response::new(EraseRecordResponse {
            origin: "GE/revenue-service".to_owned(),
            kind: "SeizureNotice".to_owned(),
            sections: vec!["event".to_owned(), "persons".to_owned()],
            holders: holders.collect(),
            ledger_index: if request.check { 0 } else { 4711 },
            destroyed: !request.check,
        }))
    }

    async fn find_subject(
        &self,
        request: Request<FindSubjectRequest>,
    ) -> Result<Response<FindSubjectResponse>, Status> {
        let exports = request.into_inner().export;
        self.call(if exports {
            "export_subject"
        } else {
            "find_subject"
        })?;
        let records = self.pages.iter().flat_map(|page| &page.records);
        let records = records.map(|record| SubjectRecord {
            unseen: false,
            record: Some(record.clone()),
            refused: "SUPERSEDED".to_owned(),
            holders: vec![ErasedHolder {
                party: "MD/customs-service".to_owned(),
                sections: vec!["persons".to_owned()],
                erased_ms: TIME,
                kept_ms: TIME,
            }],
            erasures: self.record.erasures.clone(),
            kept_until_ms: TIME,
            kept_by: "author".to_owned(),
        });
        Ok(Response::new(FindSubjectResponse {
            records: records.collect(),
            next_page: Vec::new(),
            read: 4711,
            erased: 2,
            unread: 1,
        }))
    }

    async fn list_ending(
        &self,
        request: Request<ListEndingRequest>,
    ) -> Result<Response<ListEndingResponse>, Status> {
        self.call("list_ending")?;
        let records = self.pages.iter().flat_map(|page| &page.records);
        let records: Vec<_> = records
            .enumerate()
            .map(|(at, record)| EndingRecord {
                record: Some(record.clone()),
                ends_ms: TIME,
                by: if at == 0 { "author" } else { "agreement" }.to_owned(),
                agreement: if at == 0 { "" } else { "az-ge-narcotics" }.to_owned(),
                section: if at == 0 { "" } else { "persons" }.to_owned(),
                own: at == 0,
            })
            .collect();
        let request = request.into_inner();
        let count = records.len() as u64;
        Ok(Response::new(ListEndingResponse {
            unseen: 0,
            records,
            count,
            days: if request.remind { 30 } else { request.days },
        }))
    }
}

/// The same record with how long it is kept.
pub(crate) fn kept(record: GetResponse) -> GetResponse {
    GetResponse {
        uses: vec!["it is not used in court".into()],
        kept_until_ms: TIME,
        kept_by: "agreement".to_owned(),
        kept_by_agreement: "az-ge-narcotics".to_owned(),
        kept_sections: vec![
            KeptSection {
                section: "media".to_owned(),
                until_ms: TIME - 86_400_000,
                by: "agreement".to_owned(),
                agreement: "az-ge-narcotics".to_owned(),
            },
            KeptSection {
                section: "persons".to_owned(),
                until_ms: TIME - 86_400_000,
                by: "own".to_owned(),
                agreement: String::new(),
            },
        ],
        ..record
    }
}

#[tokio::test]
async fn an_alert_says_until_when_it_is_kept_and_by_whose_word() {
    let desk = Desk::with(Fake {
        record: kept(held()),
        ..Fake::default()
    })
    .await;
    let shown = desk.ntc(&format!("alert show {ID}")).await.stdout;
    for line in [
        " Kept until 2026-03-01 00:00 UTC, by the agreement az-ge-narcotics\n",
        "  persons until 2026-02-28 00:00 UTC, by the rule of this node\n",
        " Use: it is not used in court\n",
    ] {
        assert!(shown.contains(line), "{shown}");
    }
}

#[tokio::test]
async fn the_inbox_says_what_ends_soon_and_what_can_be_done() {
    let page = ListResponse {
        records: vec![
            summary(1, "GE/revenue-service"),
            summary(2, "UA/state-customs-service"),
        ],
        ..ListResponse::default()
    };
    let desk = Desk::with(Fake {
        pages: vec![page],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("inbox").await;
    insta::assert_snapshot!(ran.stdout, @r"
    Nothing waits for you.
     More: --page 070707070707070707

    Erased within 30 days, because the time that they may be kept ends:
     ENDS (UTC)         ID                   KIND                       ORIGIN                     BY                              WHAT TO DO
    ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     2026-03-01 00:00   0193b5a0-7c1e-7d2f   SeizureNotice              GE/revenue-service         its author                      correct it with a later 'expires', or let it go
     2026-03-01 00:00   0193b5a0-7c1e-7d2f   persons of SeizureNotice   UA/state-customs-service   the agreement az-ge-narcotics   act on it before
    ");
    let ran = desk.ntc("inbox --json").await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let ending = &value["ending"];
    assert_eq!((&ending["days"], &ending["count"]), (&30.into(), &2.into()));
    assert_eq!(ending["records"][1]["section"], "persons");
    assert_eq!(ending["records"][1]["agreement"], "az-ge-narcotics");
}

#[tokio::test]
async fn what_would_be_erased_is_told_before_and_nothing_goes_without_a_yes() {
    let desk = Desk::with(Fake {
        recall: recalled(),
        ..Fake::default()
    })
    .await;
    let line = format!("record erase {ID} --reason demanded");
    let checked = desk.ntc(&format!("{line} --check")).await;
    assert_eq!(checked.exit, 0, "{}", checked.stderr);
    assert!(checked.stdout.contains("PARTNER"), "{}", checked.stdout);
    assert!(
        checked.stdout.contains("UZ/customs-committee"),
        "{}",
        checked.stdout
    );
    let unasked = desk.ntc_with(&line, "yes\n").await;
    assert_ne!(unasked.exit, 0);
    assert!(!desk.fake.calls().contains(&"erase"));
    let erased = desk.ntc(&format!("{line} --yes")).await;
    assert_eq!(erased.exit, 0, "{}", erased.stderr);
    assert!(
        erased.stdout.starts_with("Erased event, persons of "),
        "{}",
        erased.stdout
    );
    let wrong = desk
        .ntc(&format!("record erase {ID} --reason withdrawn --yes"))
        .await;
    assert_ne!(wrong.exit, 0);
}

#[tokio::test]
async fn what_is_held_of_a_person_is_written_for_the_officer_alone_and_over_nothing() {
    let desk = Desk::with(Fake::default()).await;
    let file = desk.file("case");
    let line = format!("subject export L898902C3 --to {}", file.display());
    let ran = desk.ntc(&line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(desk.fake.calls().pop(), Some("export_subject"));
    for ending in ["json", "txt"] {
        let written = file.with_added_extension(ending);
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&written.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    let told = std::fs::read_to_string(file.with_added_extension("txt")).unwrap();
    assert!(
        told.contains("0 records mention what is sought, of 4711 read."),
        "{told}"
    );
    assert!(told.contains("2 records were erased"), "{told}");
    let again = desk.ntc(&line).await;
    assert_ne!(again.exit, 0, "the files are there");
}
