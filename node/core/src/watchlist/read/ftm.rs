//! `entities.ftm.json` of FollowTheMoney: an entity a line, papers, sanctions and addresses as entities of their own
//! that name their holder.
//!
//! The file is read twice: first what is attached to others is gathered, then subjects are read and joined with it. So
//! subjects may stand before or behind their papers, and memory holds the papers only.

mod attached;
mod subject;

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;

use super::gather::Gathered;
use super::lines::Lines;
use super::opensanctions::kind_of;
use super::out::Out;
use super::source::{finished, metered};
use super::{FileTold, Place, Source, Unreadable};
use crate::reason::Reason;
use attached::Attached;

pub use attached::MAX_ATTACHED;

/// What every line tells first; the rest is passed over.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    schema: Cow<'a, str>,
}

/// A line as it is read.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    schema: Cow<'a, str>,
    #[serde(default)]
    referents: Vec<String>,
    #[serde(default)]
    last_change: Option<String>,
    #[serde(borrow, default)]
    properties: HashMap<Cow<'a, str>, Vec<String>>,
}

/// What a line is.
enum Read {
    /// A subject, and when it changed last.
    Subject(String, Box<Gathered>),
    /// Of another schema.
    Other(String),
}

impl Line<'_> {
    /// The values of a property.
    fn all(&self, name: &str) -> &[String] {
        self.properties.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first value of a property; empty where there is none.
    fn first(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }
}

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let (mut attached, before) = gather(file, source)?;
    let mut lines = Lines::new(metered(source)?, file);
    while let Some(line) = lines.next()? {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let read = match serde_json::from_slice::<Head<'_>>(line) {
            Ok(head) if kind_of(&head.schema).is_none() => {
                Ok(Read::Other(head.schema.into_owned()))
            }
            Ok(_) => serde_json::from_slice::<Line<'_>>(line)
                .map(|line| {
                    let gathered = subject::of(&line, &mut attached);
                    Read::Subject(line.last_change.unwrap_or_default(), Box::new(gathered))
                })
                .map_err(|_| "is no entity: id, schema and properties of texts"),
            Err(_) => Err("is no JSON object with a schema"),
        };
        let place = Place {
            file,
            line: lines.line(),
        };
        match read {
            Ok(Read::Subject(change, gathered)) => {
                out.version(&change);
                out.entry(place, *gathered)?;
            }
            Ok(Read::Other(schema)) if !attached::is_attached(&schema) => out.left_out(&schema),
            Ok(Read::Other(_)) => {}
            Err(message) => out.refused(place, "", "line", Reason::Malformed, message)?,
        }
    }
    let told = finished(lines.into_reader())?;
    if told != before {
        return Err(Unreadable::Changed { file: file + 1 });
    }
    attached.unclaimed(out);
    Ok(told)
}

/// Gathers what is attached to subjects, and tells which file that was.
fn gather(file: usize, source: &mut dyn Source) -> Result<(Attached, FileTold), Unreadable> {
    let mut attached = Attached::default();
    let mut lines = Lines::new(metered(source)?, file);
    while let Some(line) = lines.next()? {
        // What is no entity is told when the file is read for its subjects.
        let head = serde_json::from_slice::<Head<'_>>(line);
        if head.is_ok_and(|head| attached::is_attached(&head.schema))
            && let Ok(line) = serde_json::from_slice::<Line<'_>>(line)
        {
            attached.add(&line)?;
        }
    }
    Ok((attached, finished(lines.into_reader())?))
}
