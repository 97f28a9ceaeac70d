//! What a request would do, for the officer who decides about it: read from the exact bytes.

use std::collections::BTreeSet;

use ntc_core::approval::Scope;
use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::identity::officer::Role;
use ntc_core::policy::Agreement;
use ntc_core::policy::review::in_plain_words;
use ntc_core::reason::Reason;
use ntc_core::wire::display;
use ntc_policy::Bundle;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_proto::v1::query_subject::About;

use super::Approving;
use super::carry::{read, sha256};
use super::differences::differences;
use crate::agree::RulesError;
use crate::api::peers::{changed_keys, replaced};
use crate::api::previewing::draft;
use crate::api::records::{id_text, record_id};
use crate::api::seeing::{Seen, Sight};
use crate::approvals::{KeyAct, StoredRequest, Warrant};
use crate::status::Refused;

impl Approving {
    /// What is kept, where the officer may see the record that it would publish: a draft is asked about by the labels that
    /// it would have. Of one that cannot be read none can be asked, and it is never published either.
    ///
    /// # Errors
    /// The rule that does not show it.
    pub(super) fn seen(
        &self,
        kept: StoredRequest,
        sight: &Sight,
    ) -> Result<Seen<StoredRequest>, Refused> {
        let asked = match kept.asked.method.as_str() {
            "Publish" if !kept.body.is_empty() => read::<pb::PublishRequest>(&kept.body)?.draft,
            "Correct" if !kept.body.is_empty() => {
                let request = read::<pb::CorrectRequest>(&kept.body)?;
                // What it takes the place of is corrected by whoever may see that too.
                sight.named(&sight.own(record_id(&request.id)?), ())?;
                request.draft
            }
            "Forward" if !kept.body.is_empty() => {
                let request = read::<pb::ForwardRequest>(&kept.body)?;
                return self.onward.shown_to(&request, kept, sight);
            }
            _ => return Ok(sight.of_no_record(kept)),
        };
        let labels = draft(asked).and_then(|it| Ok(self.records.publisher.labels(it)?));
        match labels {
            Ok(labels) => sight.labels(&labels, kept),
            Err(_) => sight.unread(kept),
        }
    }

    /// The lines; none where nothing is kept any more.
    pub(super) fn lines(&self, kept: &Seen<StoredRequest>) -> Vec<pb::ApprovalLine> {
        let kept = kept.it();
        if kept.body.is_empty() {
            return Vec::new();
        }
        let told = self.told_of(kept);
        told.unwrap_or_else(|refused| vec![line("cannot be shown", &refused.message)])
    }

    fn told_of(&self, kept: &StoredRequest) -> Result<Vec<pb::ApprovalLine>, Refused> {
        let body = &kept.body;
        let stop = |id: String, reason: String| {
            let mut lines = vec![line("agreement", &id)];
            if !reason.is_empty() {
                lines.push(line("reason", &reason));
            }
            lines
        };
        Ok(match kept.asked.method.as_str() {
            "Propose" => {
                let request: pb::ProposeRequest = read(body)?;
                document(&request.document)
            }
            "Sign" => {
                let request: pb::SignRequest = read(body)?;
                let policies = self.agreements.partners.roster().policies();
                match policies.book().latest(&request.id) {
                    Some(entry) if entry.sha256() == *request.document_sha256 => {
                        document(entry.document())
                    }
                    _ => vec![
                        line("agreement", &request.id),
                        line(
                            "document",
                            "another one is held by now; it will not be signed",
                        ),
                    ],
                }
            }
            "Resume" => stop(read::<pb::ResumeRequest>(body)?.id, String::new()),
            "Terminate" => {
                let request: pb::TerminateRequest = read(body)?;
                stop(request.id, request.reason)
            }
            "GiveNotice" => {
                let request: pb::GiveNoticeRequest = read(body)?;
                stop(request.id, request.reason)
            }
            "AddPeer" => self.card(&read::<pb::AddPeerRequest>(body)?.card)?,
            "ResumePeer" => {
                let request: pb::ResumePeerRequest = read(body)?;
                vec![line("partner", &request.party)]
            }
            "ActivatePolicy" => {
                let request: pb::ActivatePolicyRequest = read(body)?;
                let mut lines = vec![line("reason", &request.reason)];
                lines.extend(self.changes(&request.text)?);
                lines
            }
            "RollBackPolicy" => {
                let request: pb::RollBackPolicyRequest = read(body)?;
                let mut lines = vec![
                    line("rules", &format!("number {} decides again", request.number)),
                    line("reason", &request.reason),
                ];
                lines.extend(
                    self.changes(&self.policy.administration.earlier(request.number)?.text)?,
                );
                lines
            }
            "EraseRecord" => erasure(&read(body)?),
            "Publish" => self.record(read::<pb::PublishRequest>(body)?.draft)?,
            "Correct" => {
                let request: pb::CorrectRequest = read(body)?;
                let mut lines = vec![line("corrects", &id_text(&request.id))];
                if !request.reason.is_empty() {
                    lines.push(line("reason", &request.reason));
                }
                lines.extend(self.record(request.draft)?);
                lines
            }
            "Forward" => passing_on(&read(body)?),
            "AskPartners" => query(&read(body)?),
            method if Warrant::is_of_machine(method) => {
                vec![line("command", &String::from_utf8_lossy(body))]
            }
            // What this version does not know can be read from the exact bytes.
            _ => Vec::new(),
        })
    }

    /// What a text would change of the rules that decide.
    fn changes(&self, text: &str) -> Result<Vec<pb::ApprovalLine>, Refused> {
        let after = Bundle::read(text).map_err(RulesError::Faulty)?;
        Ok(differences(self.policy.deciding().as_deref(), &after))
    }

    /// Whose card it is, and of which keys it says something else than the one that is enrolled.
    fn card(&self, card: &[u8]) -> Result<Vec<pb::ApprovalLine>, Refused> {
        let card = NodeCard::read(card)?;
        let mut lines = vec![
            line("partner", card.party().as_str()),
            line("fingerprint", &card.fingerprint().to_string()),
            line("addresses", &card.addresses().join(", ")),
            line("contact", card.contact()),
        ];
        let roster = self.agreements.partners.roster();
        if let Some(before) = replaced(&card, &roster) {
            lines.push(line("replaces the card", &before.fingerprint().to_string()));
            lines.push(line(
                "changed keys",
                &changed_keys(before, &card).join(", "),
            ));
        }
        Ok(lines)
    }

    /// What a draft says, and who would get it now.
    fn record(&self, asked: Option<pb::Draft>) -> Result<Vec<pb::ApprovalLine>, Refused> {
        let draft = draft(asked)?;
        let publisher = &self.records.publisher;
        let mut lines = Vec::new();
        for decision in publisher.decided(draft.clone())?.into_values() {
            if decision.refused.is_some() {
                continue;
            }
            let withheld: Vec<_> = decision.withheld.keys().map(|it| it.name()).collect();
            let what = if withheld.is_empty() {
                "all of it".to_owned()
            } else {
                format!("without {}", withheld.join(", "))
            };
            lines.push(line(&format!("goes to {}", decision.peer), &what));
        }
        let (header, sections) = publisher.encoded(draft)?;
        let held: Vec<_> = (0_u32..)
            .zip(&sections)
            .filter_map(|(slot, bytes)| Some((slot, bytes.as_deref()?)))
            .collect();
        let shown = display::lines(&header, &held).into_iter();
        lines.extend(shown.map(|shown| pb::ApprovalLine {
            depth: u32::try_from(shown.depth).unwrap_or(u32::MAX),
            label: shown.label,
            value: shown.value,
        }));
        Ok(lines)
    }
}

pub(super) fn line(label: &str, value: &str) -> pb::ApprovalLine {
    pb::ApprovalLine {
        depth: 0,
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

/// An agreement in plain sentences.
fn document(document: &[u8]) -> Vec<pb::ApprovalLine> {
    let mut lines = vec![line("document", &sha256(document))];
    if let Ok(agreement) = Agreement::read(document) {
        let version = format!("{} version {}", agreement.id(), agreement.version());
        lines.push(line("agreement", &version));
        lines.push(line("title", agreement.title()));
        let (said, idle) = in_plain_words(&agreement, document);
        lines.extend(said.iter().map(|said| line("", &said.to_string())));
        if !idle.is_empty() {
            lines.push(line("not carried out by the program", ""));
        }
        lines.extend(idle.iter().map(|idle| pb::ApprovalLine {
            depth: 1,
            ..line(&idle.field, &idle.message.to_string())
        }));
    }
    lines
}

fn erasure(request: &pb::EraseRecordRequest) -> Vec<pb::ApprovalLine> {
    let sections = if request.sections.is_empty() {
        "the whole record".to_owned()
    } else {
        request.sections.join(", ")
    };
    let origin = if request.origin.is_empty() {
        "of this party, or the one that has this id"
    } else {
        &request.origin
    };
    vec![
        line("record", &id_text(&request.id)),
        line("origin", origin),
        line("erases", &sections),
        line("reason", &request.reason),
    ]
}

fn passing_on(request: &pb::ForwardRequest) -> Vec<pb::ApprovalLine> {
    let mut lines = vec![
        line("passes on", &id_text(&request.id)),
        line("to", &request.to),
    ];
    if !request.purpose.is_empty() {
        lines.push(line("purpose", &request.purpose));
    }
    lines
}

fn query(request: &pb::AskPartnersRequest) -> Vec<pb::ApprovalLine> {
    let to = if request.to.is_empty() {
        "every partner that may be asked".to_owned()
    } else {
        request.to.join(", ")
    };
    let mut lines = vec![
        line("asks", &to),
        line("purpose", &request.purpose),
        line("justification", &request.justification),
    ];
    let subjects = request.subjects.iter().filter_map(|it| it.about.as_ref());
    lines.extend(subjects.map(|about| match about {
        About::Number(it) => line("number", &number(it)),
        About::Person(it) => {
            let document = it.document.as_ref().map(number).unwrap_or_default();
            line(
                "person",
                &told([&it.name, &it.birth_date, &it.nationality, &document]),
            )
        }
        About::Named(it) => {
            let own = it.number.as_ref().map(number).unwrap_or_default();
            line("company or vessel", &told([&it.name, &it.country, &own]))
        }
        About::Email(it) => line("e-mail", it),
        About::Address(it) => line("address", &told([&it.text, &it.country])),
    }));
    lines
}

fn number(number: &v1::QueryNumber) -> String {
    told([&number.scheme, &number.raw, &number.country])
}

/// What is there of several, by commas.
fn told<const MANY: usize>(parts: [&String; MANY]) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What is asked for to be done on the node's machine.
pub(super) fn warrant(request: pb::AskApprovalRequest) -> Result<(Scope, Warrant), Refused> {
    use pb::ask_approval_request::Act;
    match request.act {
        Some(Act::IssueOfficer(issue)) => {
            let invalid =
                |field: &str, why: String| Refused::field(Reason::FieldInvalid, field, why);
            let name = issue.name.parse();
            let name = name.map_err(|error: ntc_core::identity::officer::InvalidOfficerName| {
                invalid("issue_officer.name", error.to_string())
            })?;
            let roles: Result<BTreeSet<Role>, _> =
                issue.roles.iter().map(|role| role.parse()).collect();
            let roles = roles.map_err(|error: ntc_core::identity::officer::InvalidRole| {
                invalid("issue_officer.roles", error.to_string())
            })?;
            if roles.is_empty() {
                let why = "name one role at least".to_owned();
                return Err(invalid("issue_officer.roles", why));
            }
            Ok((Scope::Enrolment, Warrant::issue(&name, &roles)))
        }
        Some(Act::ChangeKey(change)) => {
            let mut roles = KeyRole::ALL.into_iter();
            let role = roles
                .find(|role| role.name() == change.role)
                .ok_or_else(|| {
                    let why = format!("keys are {}", KeyRole::NAMES);
                    Refused::field(Reason::FieldInvalid, "change_key.role", why)
                })?;
            let act = match (change.revoke, change.now) {
                (false, false) => KeyAct::Rotate,
                (false, true) => KeyAct::RotateNow,
                (true, false) => KeyAct::Revoke,
                (true, true) => {
                    let why = "a key that is revoked is replaced at once in any case";
                    let field = "change_key.now";
                    return Err(Refused::field(Reason::FieldInvalid, field, why));
                }
            };
            Ok((Scope::Keys, Warrant::key(role, act)))
        }
        None => Err(Refused::field(
            Reason::FieldMissing,
            "act",
            "say what is to be done",
        )),
    }
}
