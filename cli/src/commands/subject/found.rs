//! What a search for a person found.

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ErasedHolder, FindSubjectRequest, SubjectRecord};
use serde_json::{Value, json};

use crate::client::{Node, ask};
use crate::commands::alert::erasure;
use crate::commands::sought::{In, answer_json, answer_line};
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// Whom to look for.
#[derive(Args, Debug)]
pub(super) struct Whom {
    /// A name, a document, a telephone and the like; a record answers when one of them does
    #[arg(required = true, num_args = 1..=16, value_name = "TEXT")]
    texts: Vec<String>,

    /// Where to look.
    #[command(flatten)]
    within: In,
}

/// What was found.
pub(super) struct Found {
    records: Vec<SubjectRecord>,
    read: u64,
    erased: u64,
    unread: u64,
}

impl Found {
    /// Asks the node page by page.
    pub(super) async fn ask(
        node: &Node,
        whom: &Whom,
        export: bool,
        what: &str,
        output: &Output,
    ) -> Result<Self, Failure> {
        let mut found = Self {
            records: Vec::new(),
            read: 0,
            erased: 0,
            unread: 0,
        };
        let mut request = FindSubjectRequest {
            sought: whom
                .texts
                .iter()
                .map(|text| whom.within.sought(text))
                .collect(),
            page: Vec::new(),
            export,
        };
        let bar = output.counting(&say!("subject-reading"));
        loop {
            let page = node
                .retention()
                .find_subject(ask(request.clone()))
                .await
                .map_err(|status| Failure::status(Call::Records, what, &status))?
                .into_inner();
            found.records.extend(page.records);
            found.read += page.read;
            found.erased += page.erased;
            found.unread += page.unread;
            bar.set_position(found.read);
            if page.next_page.is_empty() {
                bar.finish_and_clear();
                return Ok(found);
            }
            request.page = page.next_page;
        }
    }

    /// How many records mention what was sought.
    pub(super) fn len(&self) -> u64 {
        self.records.len() as u64
    }

    /// For people.
    pub(super) fn text(&self, width: Option<u16>) -> String {
        let mut text = String::new();
        for found in &self.records {
            let record = found.record.clone().unwrap_or_default();
            let (id, kind) = (words::id(&record.id), words::kind(record.kind));
            let origin = words::clean(&record.origin);
            if found.unseen {
                text.push_str(&format!("{}\n\n", say!("subject-unseen", id, origin)));
                continue;
            }
            let line = match found.refused.as_str() {
                "" => say!("subject-record", id, kind, origin),
                code => say!(
                    "subject-record-refused",
                    id,
                    kind,
                    origin,
                    code = words::clean(code)
                ),
            };
            text.push_str(&format!("{line}\n"));
            for answer in &record.answers {
                text.push_str(&format!("  {}\n", answer_line(answer)));
            }
            for ErasedHolder {
                party,
                sections,
                erased_ms,
                ..
            } in &found.holders
            {
                let party = words::clean(party);
                let (told, at) = (words::sections(sections), words::time(*erased_ms));
                let line = match (sections.is_empty(), *erased_ms) {
                    (true, 0) => say!("subject-from", party),
                    (true, _) => say!("subject-from-erased", party, at),
                    (false, 0) => say!("subject-told", sections = told, party),
                    (false, _) => say!("subject-told-erased", sections = told, party, at),
                };
                text.push_str(&format!("  {line}\n"));
            }
            text.push_str(&erasure::lines(&found.erasures, width));
            if found.kept_until_ms != 0 {
                let until = words::time(found.kept_until_ms);
                text.push_str(&format!("  {}\n", say!("subject-kept", until)));
            }
            text.push('\n');
        }
        let count = Grouped(self.len());
        let summary = say!("subject-summary", count, read = self.read);
        text.push_str(&format!("{summary}\n"));
        if self.erased > 0 {
            let erased = say!("subject-erased", count = Grouped(self.erased));
            text.push_str(&format!(" {erased}\n"));
        }
        if self.unread > 0 {
            let unread = say!("subject-unread", count = Grouped(self.unread));
            text.push_str(&format!(" {unread}\n"));
        }
        text
    }

    /// For programs.
    pub(super) fn document(&self) -> Value {
        let records = self.records.iter().map(|found| {
            let record = found.record.clone().unwrap_or_default();
            let holders = found.holders.iter().map(|holder| {
                json!({
                    "party": holder.party,
                    "sections": holder.sections,
                    "erased": words::time_json(holder.erased_ms),
                    "kept": words::time_json(holder.kept_ms),
                })
            });
            json!({
                "id": words::id(&record.id),
                "origin": record.origin,
                "kind": if found.unseen { Value::Null } else { json!(kind(record.kind)) },
                "created": words::time_json(record.created_ms),
                "refused": words::text_json(&found.refused),
                "answers": record.answers.iter().map(answer_json).collect::<Vec<_>>(),
                "holders": holders.collect::<Vec<_>>(),
                "erasures": erasure::document(&found.erasures),
                "kept_until": words::time_json(found.kept_until_ms),
                "kept_by": words::text_json(&found.kept_by),
                "unseen": found.unseen,
            })
        });
        json!({
            "records": records.collect::<Vec<_>>(),
            "read": self.read,
            "erased": self.erased,
            "unread": self.unread,
        })
    }
}

/// The code of a kind: what is exported for programs is read by them in any language.
fn kind(number: i32) -> String {
    RecordKind::from_number(number)
        .map_or_else(|| words::kind(number), |kind| kind.name().to_owned())
}
