//! A list meets an alert that was published elsewhere: by a name in another script, and by a plate in another alphabet.

use ntc_core::screening::Verdict;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::import_watchlist_request::Part;
use ntc_proto::node::v1::move_hits_request::Move;
use ntc_proto::v1;
use ntc_terminal::say;

use super::Failure;
use super::dialogue::alert;
use super::officer::Officer;
use super::region::Region;
use super::report::{Hits, Met};
use super::show::Show;
use super::story::{BAKU, ORIGIN};
use super::wait::until_some;

/// The list, as its country writes it. All of it is made up.
const LIST: &str = r#"[
  { "key": "1", "kind": "company", "names": [{ "written": "Вымышленный Транзит" }], "countries": ["KZ"] },
  { "key": "2", "kind": "vehicle", "documents": [{ "scheme": "plate", "raw": "АВ 000 ВС", "country": "GE" }] },
  { "key": "3", "kind": "company", "names": [{ "written": "Несуществующий Экспорт" }], "countries": ["UZ"] }
]"#;
/// What it is called.
const NAME: &str = "invented";
/// The company, as the alert writes it.
const COMPANY: &str = "Vymyshlennyi Tranzit";
/// The plate, as the alert writes it.
const PLATE: &str = "AB-000-BC";
/// What meets: the company and the plate.
const MEETS: usize = 2;

/// Imports a list in one country, alerts in another, and tells that one what was met.
pub(super) async fn meet(region: &Region, show: &Show) -> Result<Hits, Failure> {
    let (baku, origin) = (region.officer(BAKU)?, region.officer(ORIGIN)?);
    show.doing(&say!("demo-step-imports", party = BAKU));
    import(baku).await?;
    share(baku).await?;
    let mut draft = alert(BAKU, None);
    put_lorry(&mut draft);
    let alert = origin.publish(draft).await?.id;
    show.done(&say!(
        "demo-step-alerts",
        party = ORIGIN,
        company = COMPANY,
        plate = PLATE,
        other = BAKU
    ));
    let found = until_some("the list to meet the alert", || async {
        let found = on(baku, &alert, &[]).await?;
        Ok((found.len() == MEETS).then_some(found))
    })
    .await?;
    let mut met = Vec::new();
    for hit in &found {
        let seen = why(baku, hit).await?;
        show.done(&say!("demo-step-met", party = BAKU, met = seen.text()));
        met.push(seen);
    }
    let request = pb::MoveHitsRequest {
        ids: found.iter().map(|hit| hit.id).collect(),
        comment: "the papers were seen".to_owned(),
        r#move: Some(Move::Confirm(pb::HitConfirm {
            tell: Some(pb::HitTell::default()),
        })),
    };
    let moved = baku.hits().move_hits(request).await?.into_inner().moved;
    if let Some(refused) = moved.iter().find(|hit| !hit.reason.is_empty()) {
        return Err(format!("a hit is not confirmed: {}", refused.message).into());
    }
    let told = until_some("who alerted to be told", || async {
        let told = told(baku, &found).await?;
        let waits = waiting(origin).await?;
        Ok((told == MEETS && waits == MEETS).then_some(told))
    })
    .await?;
    show.done(&say!("demo-step-told", party = ORIGIN, told));
    Ok(Hits {
        list: NAME.to_owned(),
        of: BAKU.to_owned(),
        alerted: ORIGIN.to_owned(),
        found: found.len() as u64,
        possible: found.iter().filter(|hit| is_near(hit)).count() as u64,
        confirmed: on(baku, &alert, &["confirmed"]).await?.len() as u64,
        told: told as u64,
        met,
    })
}

async fn import(officer: &Officer) -> Result<(), Failure> {
    let terms = pb::ImportTerms {
        list: NAME.to_owned(),
        ..pb::ImportTerms::default()
    };
    let chunk = pb::ImportChunk {
        file: 0,
        content: LIST.as_bytes().to_vec(),
    };
    let parts = [Part::Terms(terms), Part::Chunk(chunk)];
    let parts = parts.map(|part| pb::ImportWatchlistRequest { part: Some(part) });
    let parts = tokio_stream::iter(parts);
    let answers = officer.watchlists().import_watchlist(parts).await?;
    let mut answers = answers.into_inner();
    while answers.message().await?.is_some() {}
    Ok(())
}

/// Lets partners learn that the list has whom they look for, and nothing else of it.
async fn share(officer: &Officer) -> Result<(), Failure> {
    let mut lists = officer.watchlists();
    let held = lists.list_watchlists(pb::ListWatchlistsRequest {}).await?;
    let mut held = held.into_inner().lists.into_iter().filter_map(|it| it.list);
    let list = held.find(|list| list.name == NAME);
    let list = pb::WatchList {
        share: pb::WatchShareMode::HitNoHit.into(),
        ..list.ok_or("the list is not there")?
    };
    let request = pb::DescribeWatchlistRequest { list: Some(list) };
    lists.describe_watchlist(request).await?;
    Ok(())
}

fn put_lorry(draft: &mut pb::Draft) {
    let code = |code: &str| v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    };
    draft.companies = Some(v1::Companies {
        items: vec![v1::Company {
            role: Some(code("consignee")),
            name: COMPANY.to_owned(),
            ..v1::Company::default()
        }],
    });
    draft.transport = Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "3".to_owned(),
            identifiers: vec![v1::Identifier {
                scheme: "plate".to_owned(),
                raw: PLATE.to_owned(),
                country: "GE".to_owned(),
                ..v1::Identifier::default()
            }],
            ..v1::Leg::default()
        }],
        route_unknown: true,
        ..v1::Transport::default()
    });
}

/// Hits on an alert in these states; without one, those that wait.
async fn on(officer: &Officer, alert: &[u8], states: &[&str]) -> Result<Vec<pb::Hit>, Failure> {
    let request = pb::ListHitsRequest {
        states: states.iter().map(|state| (*state).to_owned()).collect(),
        record: Some(v1::RecordName {
            origin: ORIGIN.to_owned(),
            id: alert.to_vec(),
        }),
        ..pb::ListHitsRequest::default()
    };
    Ok(officer.hits().list_hits(request).await?.into_inner().hits)
}

fn is_near(hit: &pb::Hit) -> bool {
    hit.verdict() == pb::HitVerdict::Near
}

/// What an officer sees of a hit: both sides, and by what they meet.
async fn why(officer: &Officer, hit: &pb::Hit) -> Result<Met, Failure> {
    let request = pb::ShowHitRequest { id: hit.id };
    let shown = officer.hits().show_hit(request).await?.into_inner();
    let told = ["number", "word"];
    let because = shown
        .how
        .into_iter()
        .filter(|line| told.contains(&line.what.as_str()));
    let verdict = Verdict::from_number(hit.verdict).ok_or("a verdict that is not known")?;
    Ok(Met {
        alerted: hit.subject_line.clone(),
        listed: hit.target_line.clone(),
        verdict: verdict.name().to_owned(),
        because: because.map(|line| line.says).collect(),
    })
}

/// Notices that the partner signed for and accepted.
async fn told(officer: &Officer, hits: &[pb::Hit]) -> Result<usize, Failure> {
    let mut told = 0;
    for hit in hits {
        let request = pb::ShowHitRequest { id: hit.id };
        let shown = officer.hits().show_hit(request).await?.into_inner();
        let arrived = shown.tellings.iter().filter(|telling| {
            let delivery = telling.delivery.as_ref();
            delivery.is_some_and(|it| it.state() == pb::DeliveryState::Accepted)
        });
        told += arrived.count();
    }
    Ok(told)
}

/// Notices of hits that wait for an officer.
async fn waiting(officer: &Officer) -> Result<usize, Failure> {
    let request = pb::ListOwedRequest {
        side: pb::Side::Own.into(),
        ..pb::ListOwedRequest::default()
    };
    let owed = officer.inbox().list_owed(request).await?.into_inner().owed;
    Ok(owed.iter().filter(|owed| owed.task == "hit").count())
}
