//! A question about a record as an officer asks it, field by field; and a request to start from.

use ntc_proto::v1;

use crate::forms::{Held, Table, fill_request};
use crate::model::InvalidRecord;

/// A draft of a request that is complete in itself.
pub const REQUEST_SAMPLE: &str = include_str!("request.toml");

/// Makes what a client sends of fields by their paths, `event.asks` or `event.text`, each as people write it. The record
/// that it is about is added by the node.
///
/// # Errors
/// Every value of the wrong type, and every field that is none.
pub fn request<'a>(
    fields: impl IntoIterator<Item = (&'a str, String)>,
) -> Result<v1::RequestEvent, Vec<InvalidRecord>> {
    let mut table = Table::default();
    for (path, text) in fields {
        table.put(path, Held::Text(text));
    }
    fill_request(table)
}

#[cfg(test)]
mod tests {
    use ntc_proto::node::v1::draft::Event;

    use super::*;
    use crate::intake::draft_file;
    use crate::model::RecordId;
    use crate::model::kind::RecordKind;
    use crate::record::{Defaults, MAX_RETENTION};
    use crate::time::Timestamp;
    use crate::wire::record::draft_all;

    #[test]
    fn the_sample_is_a_request_that_may_be_sent_as_it_stands() {
        let mut draft = draft_file::read(REQUEST_SAMPLE).unwrap();
        assert_eq!(draft.kind, RecordKind::Request as i32);
        // The node fills in what the agreement gives.
        if let Some(Event::Request(asked)) = &mut draft.event {
            asked.answer_within = 480;
        }
        let draft = draft_all(draft).unwrap();
        let (asker, now) = (
            "AZ/customs".parse().unwrap(),
            Timestamp::from_millis(1_772_323_200_000),
        );
        let defaults = Defaults {
            expiry: MAX_RETENTION,
        };
        let checked = draft.check(&asker, RecordId::new(now, &[0; 10]), now, &defaults);
        let (record, warnings) = checked.unwrap();
        assert_eq!((record.kind(), warnings.len()), (RecordKind::Request, 0));
    }
}
