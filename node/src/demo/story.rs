//! One real seizure: what two partners see of it, where its container is found again, and what is only near it.

use ntc_core::finding::{Likeness, Why};
use ntc_core::record::RecordId;
use ntc_core::wire::display;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_terminal::{row, say};

use super::Failure;
use super::picture::Picture;
use super::region::Region;
use super::report::{Answer, Found, NearMiss, Row, Seen, Story, WithheldSection};
use super::sent::{Drafts, Sent, is_done, until_all};
use super::show::Show;
use super::wait::until_some;

/// Who tells of the seizure.
pub(super) const ORIGIN: &str = "TR/customs-guards";
/// Who sees more of it.
pub(super) const BAKU: &str = "AZ/state-customs-committee";
/// Who sees less of it.
pub(super) const TASHKENT: &str = "UZ/customs-committee";
/// Who looks for the container.
pub(super) const TBILISI: &str = "GE/revenue-service";
/// Who is about to publish a number near it.
const KYIV: &str = "UA/state-customs-service";

/// The container, as its author writes it. Press reports name none: it is made up.
pub(super) const CONTAINER: &str = "NTCU 163912-4";
/// The same as the third country's officer types it.
const ASKED: &str = "ntcu163912";
/// A number of which two neighbouring digits are swapped.
const NEAR: &str = "NTCU1693124";

/// Publishes the newest notice of a container that the origin has, with what the press does not tell, and waits until
/// every partner holds what it may.
pub(super) async fn publish(region: &Region, drafts: &mut Drafts) -> Result<Sent, Failure> {
    let own = drafts.get_mut(ORIGIN).ok_or("the origin has no notice")?;
    let at = own.iter().rposition(came_in_container);
    let at = at.ok_or("the origin has no notice of a container")?;
    let mut draft = own.remove(at);
    put_container(&mut draft, CONTAINER);
    draft.companies = Some(v1::Companies {
        items: vec![v1::Company {
            role: Some(v1::Coded {
                code: "consignee".to_owned(),
                text: String::new(),
            }),
            name: "Example Trading".to_owned(),
            ..v1::Company::default()
        }],
    });
    let picture = Picture::attach(region, ORIGIN, &mut draft).await?;
    let sent = Sent::publish(region, ORIGIN, draft, false).await?;
    until_all(region, [&sent], "every receipt", is_done).await?;
    picture.until_arrived(region, &sent.recipients).await?;
    Ok(sent)
}

/// What two partners see of it, and what is found by its container.
pub(super) async fn tell(
    region: &Region,
    sent: &Sent,
    drafts: &Drafts,
    show: &Show,
) -> Result<Story, Failure> {
    let baku = region.officer(BAKU)?.get(&sent.id).await?;
    let tashkent = region.officer(TASHKENT)?.get(&sent.id).await?;
    let found = find(region, sent).await?;
    show.done(&say!(
        "demo-step-finds",
        party = TBILISI,
        asked = ASKED,
        held = &found.answer.held,
        likeness = row("likeness", &found.answer.likeness, &found.answer.likeness)
    ));
    let near_miss = near(region, sent, drafts).await?;
    let near = &near_miss.answer;
    show.done(&say!(
        "demo-step-near",
        party = KYIV,
        written = &near_miss.written,
        likeness = row("likeness", &near.likeness, &near.likeness),
        held = &near.held
    ));
    Ok(Story {
        origin: ORIGIN.to_owned(),
        id: RecordId::from_slice(&sent.id)?.to_string(),
        rows: rows(&baku, &tashkent),
        seen: vec![
            seen(region, sent, BAKU, &baku).await?,
            seen(region, sent, TASHKENT, &tashkent).await?,
        ],
        found,
        near_miss,
    })
}

fn came_in_container(draft: &pb::Draft) -> bool {
    let mut legs = draft.transport.iter().flat_map(|transport| &transport.legs);
    legs.any(|leg| {
        let conveyance = leg.conveyance.as_ref();
        conveyance.is_some_and(|it| it.code == "container" || it.text == "container")
    })
}

pub(super) fn put_container(draft: &mut pb::Draft, number: &str) {
    let transport = draft.transport.get_or_insert_default();
    transport.equipment.push(v1::Equipment {
        container: Some(v1::Identifier {
            scheme: "container".to_owned(),
            raw: number.to_owned(),
            ..v1::Identifier::default()
        }),
        ..v1::Equipment::default()
    });
}

/// What one partner holds, as its own node tells it, and why not more, as the origin's node tells it.
async fn seen(
    region: &Region,
    sent: &Sent,
    party: &str,
    held: &pb::GetResponse,
) -> Result<Seen, Failure> {
    let delivery = sent.delivery(region, party).await?;
    let recipient = delivery.recipient.unwrap_or_default();
    let tree = display::tree(&[], &sections(held));
    Ok(Seen {
        party: party.to_owned(),
        sections: tree
            .iter()
            .skip(1)
            .map(|section| section.key.to_owned())
            .collect(),
        not_disclosed: held.not_disclosed.clone(),
        withheld: recipient.withheld.into_iter().map(withheld).collect(),
        rules: recipient.rules,
    })
}

fn withheld(withheld: pb::WithheldSection) -> WithheldSection {
    WithheldSection {
        section: withheld.section,
        reason: withheld.reason,
    }
}

fn sections(held: &pb::GetResponse) -> Vec<display::Held<'_>> {
    let sections = held.sections.iter();
    sections
        .map(|section| (section.slot, section.content.as_slice()))
        .collect()
}

/// Each section that one of the two holds: in words as the first holds it, and whether the second holds the same bytes.
fn rows(more: &pb::GetResponse, less: &pb::GetResponse) -> Vec<Row> {
    let same = |section: &pb::HeldSection| less.sections.contains(section);
    let rows = more.sections.iter().map(|section| {
        let held = [(section.slot, section.content.as_slice())];
        let tree = display::tree(&[], &held);
        let name = tree.last().map_or("", |section| section.key);
        let lines = display::lines(&[], &held);
        let own = lines.iter().rev().take_while(|line| line.depth > 0);
        let mut words: Vec<_> = own
            .filter(|line| !line.value.is_empty())
            .map(|line| format!("{} {}", line.label, line.value).trim().to_owned())
            .collect();
        words.reverse();
        Row {
            section: name.to_owned(),
            words: words.join("; "),
            both: same(section),
        }
    });
    rows.collect()
}

/// Looks for the container in a third country.
async fn find(region: &Region, sent: &Sent) -> Result<Found, Failure> {
    let officer = region.officer(TBILISI)?;
    until_some("the container to be found", || async {
        let listed = officer.find(ASKED).await?;
        let record = listed
            .records
            .into_iter()
            .find(|record| record.id == sent.id);
        let Some(record) = record else {
            return Ok(None);
        };
        let answer = record.answers.into_iter().next();
        let answer = answer.ok_or("a record was found without a field that answers")?;
        Ok(Some(Found {
            party: TBILISI.to_owned(),
            asked: ASKED.to_owned(),
            answer: Answer {
                origin: record.origin,
                field: answer.field,
                held: answer.held,
                likeness: Likeness::from_number(answer.likeness)
                    .ok_or("a likeness that this version does not know")?
                    .name()
                    .to_owned(),
                why: answer.why,
                because: answer.because,
            },
        }))
    })
    .await
}

/// Checks, without publishing, a notice with a number near the container's.
async fn near(region: &Region, sent: &Sent, drafts: &Drafts) -> Result<NearMiss, Failure> {
    let own = drafts.get(KYIV).and_then(|own| own.first());
    let mut draft = own.ok_or("no notice to check")?.clone();
    put_container(&mut draft, NEAR);
    let officer = region.officer(KYIV)?;
    until_some("the near miss to be told", || async {
        let previewed = officer.preview(draft.clone()).await?;
        let near = previewed.near.into_iter();
        let Some(near) = near.into_iter().find(|near| near.other_id == sent.id) else {
            return Ok(None);
        };
        let why = Why::ALL.iter().find(|why| why.code() == near.why);
        let why = why.ok_or("a reason that this version does not know")?;
        Ok(Some(NearMiss {
            party: KYIV.to_owned(),
            written: near.held,
            answer: Answer {
                origin: near.other_origin,
                field: near.other_field,
                held: near.other_held,
                likeness: why.likeness().name().to_owned(),
                why: near.why,
                because: near.because,
            },
        }))
    })
    .await
}
