//! One call of an officer: who it is, whether the role allows it, and its entries in the audit.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::approval::{Scope, Second};
use ntc_core::identity::officer::Role;
use ntc_core::policy::local::Local as _;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_policy::{Deed, Fact, Request as Asked};
use prost::Message;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::seeing::Sight;
use crate::approvals::{Approvals, StoredRequest, Wanted};
use crate::audit::{Act, Acts, AskedOfRules, Audit, Begun, Officer};
use crate::lookup::Lookup;
use crate::partners::Partners;
use crate::ports::Clock;
use crate::rules::{RuledOut, Rules};
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

/// An officer by name, with the roles of the certificate.
pub(crate) type Named<'a> = (&'a str, &'a [Role]);

/// Admits officers' calls.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) audit: Arc<Audit>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Who holds the rules that officers' calls ask.
    pub(crate) partners: Arc<Partners>,
    /// What is held of records, about which the rules are asked before any is shown.
    pub(crate) lookup: Arc<Lookup>,
    /// What waits for a second officer.
    pub(crate) approvals: Arc<Approvals>,
    /// The clock of decisions, by which requests wait.
    pub(crate) decides: Arc<dyn Clock>,
}

/// An officer who calls, and the rules that are asked.
pub(crate) struct Asker {
    name: String,
    roles: Vec<Role>,
    /// None where none were activated.
    rules: Result<Option<Arc<Rules>>, RuledOut>,
    now: Timestamp,
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
        let mut call = self.admit_always(request, method, roles)?;
        // What an auditor may not call changes something.
        let changes = !roles.contains(&Role::Auditor);
        let allowed = self.asker(request).and_then(|asker| {
            asker.allow_logged(&mut call.0, |officer, now| {
                Asked::act(officer, (method, roles, changes), now)
            })
        });
        match allowed {
            Ok(()) => Ok(call),
            Err(refused) => Err(call.refuse(refused)),
        }
    }

    /// The officer who calls, for what the own rules are asked of beyond the call itself.
    ///
    /// # Errors
    /// When it is no officer.
    pub(crate) fn asker<T>(&self, request: &Request<T>) -> Result<Asker, Refused> {
        let identity = caller(request).map(Caller::identity);
        let identity = identity.ok_or_else(no_officer)?;
        Ok(Asker {
            name: identity.name.to_string(),
            roles: identity.roles.iter().copied().collect(),
            rules: self.partners.rules(),
            now: self.decides.now(),
        })
    }

    /// What the officer who calls may see of records. The entry of the call says how much was shown.
    pub(crate) fn sight<T>(&self, call: &Call, request: &Request<T>) -> Sight {
        let (lookup, partners) = (Arc::clone(&self.lookup), Arc::clone(&self.partners));
        let clock = Arc::clone(&self.decides);
        let showing = Arc::clone(call.0.showing());
        Sight::of(self.asker(request), (lookup, partners), clock, showing)
    }

    /// What is seen where no officer looks.
    pub(super) fn no_sight(&self) -> Sight {
        let (lookup, partners) = (Arc::clone(&self.lookup), Arc::clone(&self.partners));
        let clock = Arc::clone(&self.decides);
        Sight::of(Err(no_officer()), (lookup, partners), clock, Arc::default())
    }

    /// Admits a call that is not refused for want of room in the audit, whose entry then waits, nor by the own rules: one
    /// that stops something, or that tells why others are refused.
    pub(crate) fn admit_always<T>(
        &self,
        request: &Request<T>,
        method: &str,
        roles: &[Role],
    ) -> Result<Call, Status> {
        let caller = caller(request);
        let officer = caller.map(|caller| caller.identity().into());
        let (audit, clock) = (Arc::clone(&self.audit), Arc::clone(&self.clock));
        let acts = Acts::new(audit, clock, officer.unwrap_or_default(), method);
        let call = Call(acts.act());
        let Some(caller) = caller.filter(|caller| caller.is_trusted()) else {
            return Err(call.refuse(no_officer()));
        };
        let identity = caller.identity();
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

/// The connection that a call came by, and the officer's certificate that it presents.
fn caller<T>(request: &Request<T>) -> Option<&Caller<OfficerIdentity>> {
    request.extensions().get()
}

/// The officer of a call, who decides about what another one asked for.
pub(super) fn second<T>(request: &Request<T>) -> Result<Second, Refused> {
    let caller = caller(request).ok_or_else(no_officer)?;
    Ok(Second {
        who: Officer::from(caller.identity()).into(),
        roles: caller.identity().roles.clone(),
    })
}

/// The refusal of a call that presents no officer's certificate.
fn no_officer() -> Refused {
    let why = "this call needs an officer's certificate of this node";
    Refused::new(Reason::NotAnOfficer, why)
}

impl Asker {
    /// What the own rules read of a record about which a deed is asked; none where they read nothing, so that all records
    /// have one answer.
    pub(super) fn reads(&self, deed: Deed) -> Option<Vec<Fact>> {
        let rules = self.rules.as_ref().ok().and_then(Option::as_ref)?;
        let facts = rules.evaluator().reads_of_record(deed);
        (!facts.is_empty()).then_some(facts)
    }

    /// What takes a deed away whatever the record is; none where that depends on the record.
    pub(super) fn takes_all(
        &self,
        deed: impl FnOnce(Named<'_>, Timestamp) -> Asked,
    ) -> Option<RuledOut> {
        let rules = self.rules.as_ref().ok().and_then(Option::as_ref)?;
        let asked = deed((&self.name, &self.roles), self.now);
        let objection = rules.evaluator().takes(&asked, Fact::ALL)?;
        Some(RuledOut::from(objection))
    }

    /// Whether a deed is allowed whatever the record is.
    pub(super) fn gives_all(&self, deed: impl FnOnce(Named<'_>, Timestamp) -> Asked) -> bool {
        let rules = self.rules.as_ref().ok().and_then(Option::as_ref);
        let asked = deed((&self.name, &self.roles), self.now);
        rules.is_some_and(|rules| rules.evaluator().gives(&asked, Fact::ALL))
    }

    /// What the own rules say of a deed with a record of which these facts are not known any more; none where it depends on
    /// them.
    pub(super) fn allow_without(
        &self,
        unknown: &[Fact],
        deed: impl FnOnce(Named<'_>, Timestamp) -> Asked,
    ) -> Option<Result<(), RuledOut>> {
        let asked = deed((&self.name, &self.roles), self.now).without(unknown);
        let rules = self.rules.as_ref().ok().and_then(Option::as_ref)?;
        let evaluator = rules.evaluator();
        match evaluator.takes(&asked, unknown) {
            Some(objection) => Some(Err(objection.into())),
            None => evaluator.gives(&asked, unknown).then_some(Ok(())),
        }
    }

    /// The hash of the rules that decide; none where none does.
    pub(super) fn sha256(&self) -> Option<[u8; 32]> {
        let rules = self.rules.as_ref().ok().and_then(Option::as_ref)?;
        Some(rules.sha256())
    }

    /// The same officer at another time, with the rules of then.
    pub(crate) fn again(&self, partners: &Partners, now: Timestamp) -> Self {
        Self {
            name: self.name.clone(),
            roles: self.roles.clone(),
            rules: partners.rules(),
            now,
        }
    }

    /// Whether the officer may make a call that changes nothing, by role and by the own rules: what it shows is told by
    /// another call too.
    pub(super) fn may(&self, method: &str, roles: &[Role]) -> bool {
        let has_role = self.roles.iter().any(|role| roles.contains(role));
        has_role
            && self
                .allow(|it, now| Asked::act(it, (method, roles, false), now))
                .is_ok()
    }

    /// Whether the own rules let the officer do something.
    ///
    /// # Errors
    /// The rule that does not. Where no rule can be read nothing is allowed but the call itself, by the role alone, so that
    /// an administrator can mend the rules.
    pub(super) fn allow(
        &self,
        deed: impl FnOnce(Named<'_>, Timestamp) -> Asked,
    ) -> Result<(), RuledOut> {
        self.asked(deed).1
    }

    /// The same, where what was asked stands in the next entry of the act.
    ///
    /// # Errors
    /// As [`Self::allow`].
    pub(crate) fn allow_logged(
        &self,
        act: &mut Act,
        deed: impl FnOnce(Named<'_>, Timestamp) -> Asked,
    ) -> Result<(), Refused> {
        let (logged, allowed) = self.asked(deed);
        logged.into_iter().for_each(|logged| act.asked(logged));
        Ok(allowed?)
    }

    /// What the rules say, and what the log keeps of it; none where there are no rules to be asked.
    fn asked(
        &self,
        deed: impl FnOnce(Named<'_>, Timestamp) -> Asked,
    ) -> (Option<AskedOfRules>, Result<(), RuledOut>) {
        let asked = deed((&self.name, &self.roles), self.now);
        match &self.rules {
            Ok(Some(rules)) => {
                let allowed = rules.allow(&asked, self.now);
                let by = allowed.as_ref().err().map(RuledOut::by);
                let said = (rules.evaluator().sha256(), by.as_deref());
                let logged = AskedOfRules::of(&asked, said, self.now);
                (Some(logged), allowed)
            }
            Err(unreadable) if asked.deed() != Deed::Act => (None, Err(unreadable.clone())),
            Ok(None) | Err(_) => (None, Ok(())),
        }
    }
}

impl Desk {
    /// Whether a call waits for a second officer, who did not approve it yet.
    pub(super) fn asks_second(&self, call: &Call, scope: Scope) -> bool {
        !call.0.is_approved() && self.approvals.rules().asks(scope)
    }

    /// Goes on with a call that needs no second officer, or has one. Of any other call the exact request is kept until a
    /// second officer decides, and the caller is told so; nothing of it is carried out.
    ///
    /// # Errors
    /// That it waits now, or that it cannot be kept.
    pub(super) async fn second(
        &self,
        call: Call,
        scope: Scope,
        about: &str,
        request: &impl Message,
    ) -> Result<Call, Status> {
        self.second_to(call, (scope, None), about, request).await
    }

    /// The same of a record that would go to these parties now.
    ///
    /// # Errors
    /// That it waits now, or that it cannot be kept.
    pub(super) async fn second_to(
        &self,
        call: Call,
        (scope, goes_to): (Scope, Option<BTreeSet<String>>),
        about: &str,
        request: &impl Message,
    ) -> Result<Call, Status> {
        if !self.asks_second(&call, scope) {
            return Ok(call);
        }
        let wanted = Wanted {
            sort: scope.sort(),
            method: call.0.method().to_owned(),
            about: about.chars().take(MAX_ABOUT).collect(),
            by: call.0.by().into(),
            body: request.encode_to_vec(),
            rules_asked: call.0.rules_asked().to_vec(),
        };
        let (approvals, now) = (Arc::clone(&self.approvals), self.decides.now());
        match blocking(move || Ok(approvals.ask_to(wanted, goes_to, now)?)).await {
            Ok(kept) => {
                let subject = format!("{} {}", kept.asked.id, kept.about);
                Err(call.about(&subject).refuse(waits(&kept)))
            }
            Err(refused) => Err(call.refuse(refused)),
        }
    }

    /// A call that a second officer approved, in the name of the officer who asked for it.
    ///
    /// # Errors
    /// When there is no place for its entries.
    pub(super) fn approved(&self, request: &StoredRequest) -> Result<Call, Refused> {
        self.audit.admit()?;
        let desk = (Arc::clone(&self.audit), Arc::clone(&self.clock));
        let acts = request.acts(desk, &request.asked.method);
        Ok(Call(acts.act()).about(&request.about))
    }

    /// The same to carry it out now, where the own rules still let the first officer make the call: they may have narrowed
    /// since it was made.
    ///
    /// # Errors
    /// The rule that does not, which the audit has then, or that there is no place for its entries.
    pub(super) fn carries_out(&self, request: &StoredRequest) -> Result<Call, Status> {
        let mut call = self.approved(request).map_err(Status::from)?;
        let Some(asker) = self.first_asker(request) else {
            return Ok(call);
        };
        let of = (&*request.asked.by.name, &*request.asked.method);
        let asked = request.rules_asked.iter();
        let asked = asked.filter_map(|asked| asked.request_at(of, asker.now));
        for asked in asked.filter(|asked| asked.deed() == Deed::Act) {
            if let Err(refused) = asker.allow_logged(&mut call.0, |_, _| asked) {
                return Err(call.refuse(refused));
            }
        }
        Ok(call)
    }

    /// The officer who asked for what was approved, with the roles of then and the rules of now; none where no rule was asked
    /// about the call.
    pub(super) fn first_asker(&self, request: &StoredRequest) -> Option<Asker> {
        Some(Asker {
            name: request.asked.by.name.clone(),
            roles: request.rules_asked.first()?.roles()?,
            rules: self.partners.rules(),
            now: self.decides.now(),
        })
    }
}

/// Characters of what a request is about, at most.
pub(super) const MAX_ABOUT: usize = 100;

/// What the first officer is told, and what the second one does.
fn waits(kept: &StoredRequest) -> Refused {
    let (id, until) = (kept.asked.id, kept.asked.until);
    let message = format!(
        "it is not done yet: {id} waits for a second officer until {until}, who reads it with `ntc approvals show {id}` and \
         approves it with `ntc approvals approve {id} --hash {}`",
        kept.sha256
    );
    Refused {
        more: vec![
            ("approval", id.to_string()),
            ("sha256", kept.sha256.to_string()),
        ],
        ..Refused::new(Reason::ApprovalPending, message)
    }
}

impl Call {
    /// Whether a second officer approved it.
    pub(super) fn is_approved(&self) -> bool {
        self.0.is_approved()
    }

    /// Says what the call is about: an id, a party, never content.
    pub(crate) fn about(mut self, subject: &str) -> Self {
        self.0.about(subject);
        self
    }

    /// Whether the own rules let the officer do by the call what they are asked of beyond it; the log has it in the next
    /// entry of the call.
    ///
    /// # Errors
    /// The rule that does not.
    pub(super) fn allow(
        &mut self,
        asker: &Asker,
        deed: impl FnOnce(Named<'_>, Timestamp) -> Asked,
    ) -> Result<(), Refused> {
        asker.allow_logged(&mut self.0, deed)
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

    /// Ends the call with nothing done.
    pub(super) fn refuse(mut self, refused: Refused) -> Status {
        self.0.refused(refused.reason);
        refused.into()
    }
}
