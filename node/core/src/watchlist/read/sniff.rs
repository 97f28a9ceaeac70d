//! Of which form a file is, told by its beginning.

use std::io::Read as _;

use super::looks::root;
use super::{Format, Source, Unreadable, eu_xml, uk_xml, un};
use crate::intake::text::beginning;

/// Bytes of the beginning that are looked at.
const LOOKED_AT: u64 = 64 * 1024;

/// The beginning of a file.
pub(super) fn head(source: &mut dyn Source) -> Result<Vec<u8>, Unreadable> {
    let mut head = Vec::new();
    source.open()?.take(LOOKED_AT).read_to_end(&mut head)?;
    Ok(head)
}

/// The form of a file that begins with `head`; none where it is of none that is known.
pub fn sniff(head: &[u8]) -> Option<Format> {
    let text = beginning(head).text;
    let text = text.trim_start();
    match text.chars().next()? {
        '<' => of_root(root(text)?),
        '{' => Some(of_object(text)),
        '[' => Some(Format::Json),
        _ => of_table(text),
    }
}

fn of_root(root: &str) -> Option<Format> {
    match root {
        un::ROOT => Some(Format::Un),
        eu_xml::ROOT => Some(Format::Eu),
        uk_xml::ROOT => Some(Format::Uk),
        _ => None,
    }
}

/// Entities of FollowTheMoney name their schema on every line.
fn of_object(text: &str) -> Format {
    let line = text.lines().next().unwrap_or_default();
    let is_entity = line.contains("\"schema\"") && line.contains("\"properties\"");
    if is_entity { Format::Ftm } else { Format::Json }
}

fn of_table(text: &str) -> Option<Format> {
    let mut lines = text.lines();
    let first = lines.next()?.to_lowercase();
    let has = |line: &str, names: &[&str]| names.iter().all(|name| line.contains(name));
    if has(&first, &["entity_logicalid", "namealias_wholename"]) {
        return Some(Format::Eu);
    }
    if has(&first, &["id", "schema", "aliases", "dataset"]) {
        return Some(Format::OpenSanctions);
    }
    let second = lines.next().unwrap_or_default().to_lowercase();
    let of_uk = ["unique id", "name 6", "name type"];
    if has(&first, &of_uk) || (first.starts_with("report date") && has(&second, &of_uk)) {
        return Some(Format::Uk);
    }
    // No heading: a number, a name in quotation marks.
    let (number, rest) = first.split_once(',').unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    if is_number && (rest.contains("-0-") || rest.starts_with('"')) {
        return Some(Format::Ofac);
    }
    super::own::is_heading(text).then_some(Format::Csv)
}
