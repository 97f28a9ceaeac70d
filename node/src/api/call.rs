//! One call of an officer: who it is, whether the role allows it, and its entry in the audit.

use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use tonic::{Request, Response, Status};

use crate::audit::{Audit, AuditEntry};
use crate::ports::Clock;
use crate::status::Refused;
use crate::tls::{Caller, OfficerIdentity};

/// The roles that may read.
pub(super) const READERS: &[Role] = &[
    Role::Publisher,
    Role::Liaison,
    Role::Administrator,
    Role::Auditor,
];
/// The roles that may change who is a partner and what is agreed.
pub(super) const CHANGERS: &[Role] = &[Role::Administrator];

/// Admits officers' calls.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) audit: Arc<Audit>,
    pub(crate) clock: Arc<dyn Clock>,
}

/// A call that was admitted. Every way out of it leaves an audit entry, that of a caller who went away included.
pub(crate) struct Call {
    desk: Desk,
    entry: AuditEntry,
    noted: bool,
}

/// What makes an entry for each record of a call that publishes many.
#[derive(Clone)]
pub(crate) struct Rows {
    desk: Desk,
    entry: AuditEntry,
}

/// Characters of a subject at most.
const MAX_SUBJECT: usize = 128;
/// Outcome of a call whose caller went away before its answer.
const BROKEN_OFF: &str = "BROKEN_OFF";
/// Outcome of the entry that is durable before a change is made.
const BEGUN: &str = "BEGUN";

impl Desk {
    /// Admits a call that any of these roles may make.
    pub(crate) fn admit<T>(
        &self,
        request: &Request<T>,
        method: &str,
        roles: &[Role],
    ) -> Result<Call, Status> {
        self.audit
            .admit()
            .map_err(|stuck| Status::from(Refused::from(stuck)))?;
        self.admit_stop(request, method, roles)
    }

    /// Admits a call that stops something: it is not refused for want of room in the audit, whose entry then waits.
    pub(crate) fn admit_stop<T>(
        &self,
        request: &Request<T>,
        method: &str,
        roles: &[Role],
    ) -> Result<Call, Status> {
        let caller = request.extensions().get::<Caller<OfficerIdentity>>();
        let identity = caller.map(Caller::identity);
        let entry = AuditEntry {
            officer: identity
                .map(|officer| officer.name.to_string())
                .unwrap_or_default(),
            serial: identity
                .map(|officer| officer.serial.clone())
                .unwrap_or_default(),
            method: method.to_owned(),
            ..AuditEntry::default()
        };
        let call = Call {
            desk: self.clone(),
            entry,
            noted: false,
        };
        let Some(identity) = identity.filter(|_| caller.is_some_and(Caller::is_trusted)) else {
            let why = "this call needs an officer's certificate of this node";
            return Err(call.refuse(Refused::new(Reason::NotAnOfficer, why)));
        };
        if roles.iter().any(|role| identity.has(*role)) {
            return Ok(call);
        }
        let names: Vec<_> = roles.iter().map(|role| role.code()).collect();
        let why = format!(
            "this call needs the role {}; ask an administrator for a certificate that has it",
            names.join(" or ")
        );
        Err(call.refuse(Refused::new(Reason::RoleMissing, why)))
    }
}

impl Call {
    /// Says what the call is about: an id, a party, never content.
    pub(crate) fn about(mut self, subject: &str) -> Self {
        self.entry.subject = bounded(subject);
        self
    }

    /// Entries for the records of this call, one each.
    pub(crate) fn rows(&self) -> Rows {
        Rows {
            desk: self.desk.clone(),
            entry: self.entry.clone(),
        }
    }

    /// Carries out what changes partners or agreements: an entry that it begins is durable before.
    pub(crate) async fn change<T: Send + 'static>(
        self,
        work: impl Future<Output = (Option<String>, Result<T, Refused>)> + Send + 'static,
    ) -> Result<Response<T>, Status> {
        let number = self.begun();
        if let Err(stuck) = self.desk.audit.durable(number).await {
            return Err(self.refuse(stuck.into()));
        }
        self.carry_out(work).await
    }

    /// Carries out what stops something, at once: the entry that it begins is written, and not waited for.
    pub(crate) async fn stop<T: Send + 'static>(
        self,
        work: impl Future<Output = (Option<String>, Result<T, Refused>)> + Send + 'static,
    ) -> Result<Response<T>, Status> {
        self.begun();
        self.carry_out(work).await
    }

    fn begun(&self) -> u64 {
        self.desk.audit.note(&AuditEntry {
            at_ms: self.desk.clock.now().as_millis(),
            outcome: BEGUN.to_owned(),
            ..self.entry.clone()
        })
    }

    /// Carries out what changes something, to its end: a caller who goes away meanwhile leaves nothing half done, and
    /// the audit with how it ended.
    pub(crate) async fn carry_out<T: Send + 'static>(
        self,
        work: impl Future<Output = (Option<String>, Result<T, Refused>)> + Send + 'static,
    ) -> Result<Response<T>, Status> {
        let carried_out = tokio::spawn(async move {
            let (subject, outcome) = work.await;
            let call = match subject {
                Some(subject) => self.about(&subject),
                None => self,
            };
            call.done(outcome)
        });
        carried_out.await.unwrap_or_else(|_| {
            let why = "the call failed inside the node; see its log";
            Err(Refused::new(Reason::Internal, why).into())
        })
    }

    /// Ends the call.
    pub(crate) fn done<T>(mut self, outcome: Result<T, Refused>) -> Result<Response<T>, Status> {
        match outcome {
            Ok(answer) => {
                self.note("OK");
                Ok(Response::new(answer))
            }
            Err(refused) => Err(self.refuse(refused)),
        }
    }

    fn refuse(mut self, refused: Refused) -> Status {
        self.note(refused.reason.code());
        refused.into()
    }

    fn note(&mut self, outcome: &str) {
        self.noted = true;
        let at_ms = self.desk.clock.now().as_millis();
        let entry = AuditEntry {
            at_ms,
            outcome: outcome.to_owned(),
            ..self.entry.clone()
        };
        self.desk.audit.note(&entry);
    }
}

impl Rows {
    /// Whether one more record may be taken: there is a place for its entry.
    ///
    /// # Errors
    /// When the audit cannot be written.
    pub(crate) fn admit(&self) -> Result<(), Refused> {
        Ok(self.desk.audit.admit()?)
    }

    /// Notes how one record ended.
    pub(crate) fn note(&self, subject: &str, outcome: &str) {
        self.desk.audit.note(&AuditEntry {
            at_ms: self.desk.clock.now().as_millis(),
            subject: bounded(subject),
            outcome: outcome.to_owned(),
            ..self.entry.clone()
        });
    }
}

/// A subject that is longer than any id or name is cut, so that no caller can make an entry that the journal does not
/// take.
fn bounded(subject: &str) -> String {
    subject.chars().take(MAX_SUBJECT).collect()
}

impl Drop for Call {
    fn drop(&mut self) {
        if !self.noted {
            self.note(BROKEN_OFF);
        }
    }
}
