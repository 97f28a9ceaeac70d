//! What a search for a person found.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ErasedHolder, FindSubjectRequest, SubjectRecord};
use serde_json::{Value, json};

use crate::client::{Node, ask};
use crate::commands::alert::erasure;
use crate::commands::sought::{In, answer_json, answer_line};
use crate::failure::Failure;
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
        let bar = output.counting("reading");
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
            if found.unseen {
                text.push_str(&format!(
                    "{} of {}: your rules do not show you this record; somebody who may see it has to look\n\n",
                    words::id(&record.id),
                    words::clean(&record.origin),
                ));
                continue;
            }
            let refused = match found.refused.as_str() {
                "" => String::new(),
                code => format!(", does not count: {}", words::clean(code)),
            };
            text.push_str(&format!(
                "{} {} of {}{refused}\n",
                words::id(&record.id),
                words::kind(record.kind),
                words::clean(&record.origin),
            ));
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
                let told = match sections.as_slice() {
                    [] => "  from".to_owned(),
                    sections => format!("  told {} to", words::clean(&sections.join(", "))),
                };
                let erased = match erased_ms {
                    0 => String::new(),
                    at => format!(", which erased it at {} UTC", words::time(*at)),
                };
                text.push_str(&format!("{told} {}{erased}\n", words::clean(party)));
            }
            text.push_str(&erasure::lines(&found.erasures, width));
            if found.kept_until_ms != 0 {
                let until = words::time(found.kept_until_ms);
                text.push_str(&format!("  kept until {until} UTC\n"));
            }
            text.push('\n');
        }
        text.push_str(&format!(
            "{} what is sought, of {} read.\n",
            words::count(self.len(), "record mentions", "records mention"),
            self.read
        ));
        if self.erased > 0 {
            let erased = words::count(self.erased, "record was", "records were");
            text.push_str(&format!(
                " {erased} erased, whole or in part: what they said is not known any more.\n"
            ));
        }
        if self.unread > 0 {
            let unread = words::count(self.unread, "record", "records");
            text.push_str(&format!(" {unread} cannot be read by this version.\n"));
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
                "kind": if found.unseen { Value::Null } else { json!(words::kind(record.kind)) },
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
