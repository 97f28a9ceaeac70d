//! The event section of an outcome: what came of a record that asked somebody to act.

use ntc_proto::v1;

use super::goods::Goods;
use super::kind::{coded, fill_value, line, lines, moment, needed, one, part, record_id, told};
use super::reader::{Reader, Source};
use super::reference::RecordName;
use super::table::{Form as _, form};
use super::value::Table;
use crate::model::codes::OUTCOMES;
use crate::model::{Coded, InvalidRecord, Moment, RecordId};

form! {
    /// What came of a record of another party. What was found stands in the goods section.
    OutcomeEvent: v1::OutcomeEvent;
    /// The record that something came of.
    about: RecordName = needed(part());
    /// What came of it; examined and nothing found is an outcome.
    result: Coded = one(coded(&OUTCOMES)) => "no_offence";
    /// When it was examined, or was known; none when not told.
    happened: Option<Moment> = moment() => "2026-02-03T09:30Z";
    /// The case number of the author, to be quoted in what follows.
    reference: String = line() => "AZ-2026-114";
    /// The seizure notice of the author about the same event.
    notice: Option<RecordId> = told(record_id()) => "";
    /// More about it, as written.
    text: String = lines() => "End use confirmed by the consignee";
}

/// What an officer says of an outcome, as a client sends it: the event without the record that it is about, and the goods.
///
/// # Errors
/// Every value of the wrong type, and every field that is none.
pub(crate) fn fill_outcome(
    mut table: Table,
) -> Result<(v1::OutcomeEvent, Option<v1::Goods>), Vec<InvalidRecord>> {
    let mut at = Reader::new(Source::Draft);
    let event = at.take_table("event", &mut table).unwrap_or_default();
    let event = at.within("event", |at| OutcomeEvent::fill(at, event));
    let goods = table.take("goods");
    let goods = goods.map(|value| fill_value(&mut at, &part::<Goods>(), "goods", value));
    at.refuse_rest(table, &["event", "goods"]);
    let errors = at.into_errors();
    if errors.is_empty() {
        Ok((event, goods))
    } else {
        Err(errors)
    }
}

/// Reads what an officer says came of a record.
///
/// # Errors
/// Every field that breaks its rule.
pub(crate) fn read_outcome(
    event: v1::OutcomeEvent,
    goods: Option<v1::Goods>,
) -> Result<(OutcomeEvent, Option<Goods>), Vec<InvalidRecord>> {
    let mut at = Reader::new(Source::Draft);
    let event = at.within("event", |at| OutcomeEvent::read(at, event));
    let goods = goods.filter(|goods| *goods != v1::Goods::default());
    let goods = goods.and_then(|goods| at.within("goods", |at| Goods::read(at, goods)));
    match (event, at.into_errors()) {
        (Some(event), errors) if errors.is_empty() => Ok((event, goods)),
        (_, errors) => Err(errors),
    }
}
