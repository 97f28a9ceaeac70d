//! Fields that a later version added: kept with the bytes that hold them, and shown as not known.

use ntc_proto::shape::{Shape, ShapeField};
use prost::DecodeError;
use prost::bytes::Buf as _;
use prost::encoding::{DecodeContext, WireType, decode_key, decode_varint, skip_field};

use super::shown::Shown;

/// Most fields that are shown of one section.
const MAX_SHOWN: usize = 64;

/// The fields of a message that its shape does not have, each by the part that it stands in, its number and its length;
/// none when there is no such field.
pub(crate) fn unknown(bytes: &[u8], shape: &Shape) -> Option<Shown> {
    let mut found = Vec::new();
    // What is no message has been refused by the decoder, with what it has found shown so far.
    drop(walk(bytes, shape, "", &mut found));
    (!found.is_empty()).then_some(Shown::List(found))
}

fn walk(
    mut bytes: &[u8],
    shape: &Shape,
    path: &str,
    found: &mut Vec<Shown>,
) -> Result<(), DecodeError> {
    let mut seen = vec![0_usize; shape.fields.len()];
    while bytes.has_remaining() && found.len() < MAX_SHOWN {
        let (number, wire_type) = decode_key(&mut bytes)?;
        let known = shape
            .fields
            .iter()
            .zip(&mut seen)
            .find(|(field, _)| field.number == number);
        let (len, content) = content(&mut bytes, wire_type, number)?;
        match known {
            None => found.push(Shown::Text(told(path, number, len))),
            Some((field, position)) => {
                if let (Some(part), Some(content)) = (field.part, content) {
                    walk(content, part, &inner(path, field, *position), found)?;
                }
                *position += 1;
            }
        }
    }
    Ok(())
}

/// Passes over the value of a field: its length, and its bytes where they may be a message.
fn content<'a>(
    bytes: &mut &'a [u8],
    wire_type: WireType,
    number: u32,
) -> Result<(usize, Option<&'a [u8]>), DecodeError> {
    let start = bytes.len();
    if wire_type != WireType::LengthDelimited {
        skip_field(wire_type, number, bytes, DecodeContext::default())?;
        return Ok((start - bytes.len(), None));
    }
    let mut rest = *bytes;
    let len = usize::try_from(decode_varint(&mut rest)?).unwrap_or(usize::MAX);
    let content = rest.get(..len);
    skip_field(wire_type, number, bytes, DecodeContext::default())?;
    Ok((len, content))
}

fn inner(path: &str, field: &ShapeField, position: usize) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    let index = if field.is_list {
        format!("[{position}]")
    } else {
        String::new()
    };
    format!("{path}{dot}{}{index}", field.name)
}

fn told(path: &str, number: u32, len: usize) -> String {
    let colon = if path.is_empty() { "" } else { ": " };
    let unit = if len == 1 { "byte" } else { "bytes" };
    format!("{path}{colon}field {number}, {len} {unit}")
}
