//! Consents that name a party which is suspended, excluded, or with which what was agreed ended, are withdrawn by the node
//! itself. It looks at each change of partners, agreements and consents, and after a start: a crash before a withdrawal
//! leaves nothing standing for longer than the node is down.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::party::Party;
use ntc_core::policy::Refusal;
use ntc_core::policy::onward::{Consent, stopped as stopped_by};
use ntc_core::record::Coded;
use tokio_util::sync::CancellationToken;

use super::{OWN_WAIT, OnwardError, Onwards};

/// How often it is looked whether an agreement ended by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// How long a withdrawal waits that could not be published.
const TRY_AGAIN: Duration = Duration::from_secs(5);
/// The code of what a withdrawal says of itself.
const OUTSIDE_AGREEMENT: &str = "outside_agreement";

impl Onwards {
    /// Withdraws what stands no more until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        let mut changes = self.publisher.partners.watch();
        loop {
            changes.borrow_and_update();
            let pause = match self.take_back().await {
                Ok(()) => LOOK_AGAIN,
                Err(error) => {
                    let reason = error.reason();
                    tracing::warn!(%error, %reason, "consents are not withdrawn yet");
                    TRY_AGAIN
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                changed = changes.changed(), if pause == LOOK_AGAIN => if changed.is_err() { return },
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Withdraws every consent that names a party which is stopped now.
    async fn take_back(self: &Arc<Self>) -> Result<(), OnwardError> {
        let stopped = self.stopped();
        if stopped.is_empty() {
            return Ok(());
        }
        // What was withdrawn before is seen in the own ledger.
        let lookup = &self.publisher.lookup;
        lookup.caught_up_with_own(OWN_WAIT).await?;
        let (lookup, own) = (Arc::clone(lookup), self.publisher.party.clone());
        let parties: Vec<Party> = stopped.keys().cloned().collect();
        let names = move |it: &Consent| parties.contains(&it.to) || parties.contains(&it.holder);
        let read = move || lookup.state().granted_by(&own, names);
        let granted = tokio::task::spawn_blocking(read).await;
        let granted = granted.map_err(|_| OnwardError::Stopping)??;
        let now = self.publisher.clock.now();
        let mut failed = None;
        for consent in granted.iter().filter(|consent| consent.acts(now)) {
            let names = [&consent.to, &consent.holder];
            let party = names.into_iter().find_map(|it| stopped.get_key_value(it));
            let Some((party, refusal)) = party else {
                continue;
            };
            // One that cannot be told keeps none of those behind it waiting.
            if let Err(error) = self.withdraw_for(consent, (party, refusal)).await {
                failed = Some(error);
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// The parties that are stopped now, with why, of those that are enrolled or named by an agreement.
    fn stopped(&self) -> BTreeMap<Party, Refusal> {
        let policies = self.publisher.partners.policies();
        let now = self.publisher.clock.now();
        let agreed = policies.book().entries().into_iter();
        let agreed = agreed.flat_map(|entry| entry.agreement().parties());
        let known = policies.peers().keys().chain(agreed);
        let stopped = known.filter(|party| **party != self.publisher.party);
        let stopped = stopped.filter_map(|party| {
            let why = stopped_by(party, &policies, now)?;
            Some((party.clone(), why))
        });
        stopped.collect()
    }

    async fn withdraw_for(
        &self,
        consent: &Consent,
        (party, refusal): (&Party, &Refusal),
    ) -> Result<(), OnwardError> {
        self.can_read(&consent.holder)?;
        let why = Coded {
            code: OUTSIDE_AGREEMENT.to_owned(),
            text: format!("{party}: {}", refusal.reason().code()),
        };
        let mut act = self.requests.recall.act("WithdrawConsent", consent.id)?;
        match self.withdraw(consent.id, Some(why), &mut act).await {
            Ok(_) => {
                act.done();
                Ok(())
            }
            Err(error) => {
                act.refused(error.reason());
                Err(error)
            }
        }
    }
}
