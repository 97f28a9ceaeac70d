//! One call of an officer: who it is, whether the role allows it, and its entries in the audit.

use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use tonic::{Request, Response, Status};

use crate::audit::{Act, Acts, Audit, Begun, Officer};
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
pub(crate) struct Call(Act);

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
        self.admit_always(request, method, roles)
    }

    /// Admits a call that is not refused for want of room in the audit, whose entry then waits: one that stops
    /// something, or that tells why others are refused.
    pub(crate) fn admit_always<T>(
        &self,
        request: &Request<T>,
        method: &str,
        roles: &[Role],
    ) -> Result<Call, Status> {
        let caller = request.extensions().get::<Caller<OfficerIdentity>>();
        let identity = caller.map(Caller::identity);
        let officer = identity.map(|officer| Officer {
            name: officer.name.to_string(),
            serial: officer.serial.clone(),
        });
        let (audit, clock) = (Arc::clone(&self.audit), Arc::clone(&self.clock));
        let acts = Acts::new(audit, clock, officer.unwrap_or_default(), method);
        let call = Call(acts.act());
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
        self.0.about(subject);
        self
    }

    /// The officer who calls.
    pub(crate) fn officer(&self) -> &str {
        self.0.officer()
    }

    /// Acts for the records of this call, one each.
    pub(crate) fn acts(&self) -> Acts {
        self.0.like()
    }

    /// Notes that the call begins to change something; the entry is durable when this returns.
    ///
    /// # Errors
    /// When it cannot be: nothing may be changed then.
    pub(crate) async fn begin(mut self) -> Result<(Self, Begun), Status> {
        let begun = self.0.begin();
        match self.0.durable(begun).await {
            Ok(()) => Ok((self, begun)),
            Err(stuck) => Err(self.refuse(stuck.into())),
        }
    }

    /// Carries out what changes partners or agreements: an entry that it begins is durable before.
    pub(crate) async fn change<T, W>(
        self,
        work: impl FnOnce(Begun) -> W,
    ) -> Result<Response<T>, Status>
    where
        T: Send + 'static,
        W: Future<Output = (Option<String>, Result<T, Refused>)> + Send + 'static,
    {
        let (call, begun) = self.begin().await?;
        call.work(work(begun)).await
    }

    /// Carries out what stops something, whether the entry that it begins can be durable or not: where the audit finds
    /// no room, stopping goes before, and the entry waits.
    pub(crate) async fn stop<T, W>(
        mut self,
        work: impl FnOnce(Begun) -> W,
    ) -> Result<Response<T>, Status>
    where
        T: Send + 'static,
        W: Future<Output = (Option<String>, Result<T, Refused>)> + Send + 'static,
    {
        let begun = self.0.begin();
        if let Err(stuck) = self.0.durable(begun).await {
            tracing::warn!(%stuck, "what is stopped is not in the audit yet");
        }
        self.work(work(begun)).await
    }

    async fn work<T: Send + 'static>(
        self,
        work: impl Future<Output = (Option<String>, Result<T, Refused>)> + Send + 'static,
    ) -> Result<Response<T>, Status> {
        self.carry_out(|mut act| async move {
            let (subject, outcome) = work.await;
            if let Some(subject) = subject {
                act.about(&subject);
            }
            (act, outcome)
        })
        .await
    }

    /// Carries out what changes something, to its end: a caller who goes away meanwhile leaves nothing half done, and
    /// the audit with how it ended.
    pub(crate) async fn carry_out<T, W>(
        self,
        work: impl FnOnce(Act) -> W,
    ) -> Result<Response<T>, Status>
    where
        T: Send + 'static,
        W: Future<Output = (Act, Result<T, Refused>)> + Send + 'static,
    {
        // Boxed here, what is handed on from here to the runtime is small.
        let work = Box::pin(work(self.0));
        let carried_out = tokio::spawn(async move {
            let (act, outcome) = work.await;
            Self(act).done(outcome)
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
                self.0.done();
                Ok(Response::new(answer))
            }
            Err(refused) => Err(self.refuse(refused)),
        }
    }

    fn refuse(mut self, refused: Refused) -> Status {
        self.0.refused(refused.reason);
        refused.into()
    }
}
