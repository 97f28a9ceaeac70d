//! The sections that tell, show and refer: narrative, media, national.

use ntc_proto::v1;

use super::read::{Reader, write_coded};
use crate::model::codes::{MEDIA_KINDS, REQUESTED_ACTIONS};
use crate::reason::Reason;
use crate::record::{MAX_MEDIA, MAX_MEDIA_SIZE, Media, MediaItem, Narrative, National};

pub(super) fn read_narrative(reader: &mut Reader, message: v1::Narrative) -> Narrative {
    Narrative {
        modus_operandi: reader.long("modus_operandi", message.modus_operandi),
        indicators: reader.long("indicators", message.indicators),
        requested_action: message
            .requested_action
            .map(|it| reader.coded("requested_action", &REQUESTED_ACTIONS, it)),
    }
}

pub(super) fn write_narrative(narrative: &Narrative) -> v1::Narrative {
    v1::Narrative {
        modus_operandi: narrative.modus_operandi.clone(),
        indicators: narrative.indicators.clone(),
        requested_action: narrative.requested_action.as_ref().map(write_coded),
    }
}

pub(super) fn read_media(reader: &mut Reader, message: v1::Media) -> Media {
    reader.require("items", message.items.is_empty());
    let items = reader.list("items", MAX_MEDIA, message.items, item);
    Media {
        items: items.into_iter().flatten().collect(),
    }
}

/// None only when an error has been told.
fn item(reader: &mut Reader, message: v1::MediaItem) -> Option<MediaItem> {
    reader.require("size", message.size == 0);
    reader.require("content_type", message.content_type.is_empty());
    if message.size > MAX_MEDIA_SIZE {
        let text = format!("is more than {MAX_MEDIA_SIZE} bytes");
        reader.refuse("size", Reason::TooLarge, &text);
    }
    let sha256 = reader.bytes("sha256", &message.sha256);
    Some(MediaItem {
        size: message.size,
        content_type: reader.form(
            "content_type",
            message.content_type,
            is_media_type,
            "a media type, for example image/jpeg",
        ),
        caption: reader.short("caption", message.caption),
        media_kind: reader.required_code("media_kind", &MEDIA_KINDS, message.media_kind),
        sha256: sha256?,
    })
}

/// A type and a subtype of at most 127 characters each (RFC 6838, section 4.2), without parameters.
fn is_media_type(text: &str) -> bool {
    let is_name = |part: &str| {
        (1..=127).contains(&part.len())
            && part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    text.split_once('/')
        .is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype))
}

pub(super) fn write_media(media: &Media) -> v1::Media {
    v1::Media {
        items: media
            .items
            .iter()
            .map(|item| v1::MediaItem {
                sha256: item.sha256.to_vec(),
                size: item.size,
                content_type: item.content_type.clone(),
                caption: item.caption.clone(),
                media_kind: item.media_kind.clone(),
            })
            .collect(),
    }
}

pub(super) fn read_national(reader: &mut Reader, message: v1::National) -> National {
    National {
        source_reference: reader.short("source_reference", message.source_reference),
        source_url: reader.long("source_url", message.source_url),
        case_number: reader.short("case_number", message.case_number),
        note: reader.long("note", message.note),
    }
}

pub(super) fn write_national(national: &National) -> v1::National {
    v1::National {
        source_reference: national.source_reference.clone(),
        source_url: national.source_url.clone(),
        case_number: national.case_number.clone(),
        note: national.note.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_has_no_parameters() {
        assert!(is_media_type("image/jpeg"));
        assert!(is_media_type("application/vnd.oasis.opendocument.text"));
        for text in [
            "image",
            "image/",
            "/jpeg",
            "text/plain; charset=utf-8",
            "a/b/c",
        ] {
            assert!(!is_media_type(text), "{text}");
        }
    }
}
