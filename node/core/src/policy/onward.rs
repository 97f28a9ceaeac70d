//! Whether what was received may be passed on to a third party.
//!
//! An agreement with the author that says never forbids it, consent or not. One that lists the third party lets it go,
//! unless its handling keeps it closer: H2 among the handling codes, which are those of the terms where its author set none, or an audience above TLP:AMBER. Everything
//! else needs the author's consent for this record, this party and this purpose, which has not ended and was not taken
//! back. Where several agreements are in force with the author, all of them have to let it go. That the third party is
//! told the record at all is decided after it, as of any own record.

use super::agreement::Onward as Clauses;
use super::decide::{Bar, bar};
use super::decision::{Clause, Rule};
use super::permit::Refusal;
use super::policies::Policies;
use super::uses::handling_codes;
use crate::model::RecordId;
use crate::model::handling::Tlp;
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::reason::Reason;
use crate::record::{ConsentDecision, Header};
use crate::time::Timestamp;

/// The handling code of no dissemination without the author's permission.
const NO_DISSEMINATION: &str = "H2";

/// What the author of a record decided about passing it on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Consent {
    /// The record that says so.
    pub id: RecordId,
    /// When its author signed.
    pub created: Timestamp,
    /// What is decided.
    pub decision: ConsentDecision,
    /// Who holds the record, and may pass it on.
    pub holder: Party,
    /// To whom.
    pub to: Party,
    /// What for, a code.
    pub purpose: String,
    /// Until when; none for no end.
    pub until: Option<Timestamp>,
}

impl Consent {
    /// Whether a record may be passed on by it now, where no newer decision counts in its place.
    pub fn acts(&self, now: Timestamp) -> bool {
        self.decision == ConsentDecision::Grant && self.until.is_none_or(|until| now < until)
    }
}

/// A record that somebody wants to pass on.
#[derive(Clone, Copy, Debug)]
pub struct Passing<'a> {
    /// The header that its author signed.
    pub header: &'a Header,
    /// Who sent it: its author, or who passed it on.
    pub from: &'a Party,
    /// The third party.
    pub to: &'a Party,
    /// What for, a code.
    pub purpose: &'a str,
}

/// Why it may be passed on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Onward {
    /// The consent by which it goes; none where the agreements let it go without.
    pub consent: Option<RecordId>,
    /// Every rule that spoke.
    pub rules: Vec<Rule>,
}

/// The decision that counts of those about passing a record on to a party for a purpose: the newest, and of equally new
/// ones that with the larger id.
pub fn newest<'a>(
    consents: impl IntoIterator<Item = &'a Consent>,
    (holder, to, purpose): (&Party, &Party, &str),
) -> Option<&'a Consent> {
    let meant = consents.into_iter().filter(|consent| {
        consent.holder == *holder && consent.to == *to && consent.purpose == purpose
    });
    meant.max_by_key(|consent| (consent.created, consent.id))
}

/// Decides whether the own party passes on what it received. `consents` are those of the record's author about this
/// record.
///
/// # Errors
/// The rule that keeps it, and every other one that spoke.
pub fn decide_onward(
    passing: Passing<'_>,
    policies: &Policies,
    consents: &[Consent],
    now: Timestamp,
) -> Result<Onward, Refusal> {
    let (header, to) = (passing.header, passing.to);
    let mut rules = Rules::default();
    if header.kind == RecordKind::Forward || *passing.from != header.origin {
        return rules.refuse(None, Clause::CarriedAgain(passing.from.clone()));
    }
    let own = policies.own();
    let in_force = policies.book().in_force(&header.origin, own, now);
    // Without an agreement in force nothing is listed.
    let mut is_listed = false;
    let mut needs_consent = false;
    for entry in in_force {
        let agreement = entry.agreement();
        let reference = Some(agreement.reference().clone());
        match agreement.onward() {
            Clauses::Never => return rules.refuse(reference, Clause::OnwardNever),
            Clauses::Listed(parties) if parties.contains(to) => {
                is_listed = true;
                rules.say(reference, Clause::OnwardListed(to.clone()));
            }
            Clauses::Listed(_) | Clauses::Consent => {
                needs_consent = true;
                rules.say(reference, Clause::OnwardByConsent);
            }
        }
    }
    if handling_codes(header, policies, now).contains(NO_DISSEMINATION) {
        needs_consent = true;
        rules.say(None, Clause::NoDissemination);
    }
    if header.handling.tlp > Tlp::Amber {
        needs_consent = true;
        rules.say(None, Clause::CloseAudience(header.handling.tlp));
    }
    if passing.purpose != header.purpose {
        needs_consent = true;
        rules.say(None, Clause::OtherPurpose(header.purpose.clone()));
    }
    if is_listed && !needs_consent {
        return Ok(Onward {
            consent: None,
            rules: rules.0,
        });
    }
    let author = header.origin.clone();
    match newest(consents, (own, to, passing.purpose)) {
        Some(consent) if consent.decision == ConsentDecision::Grant => match consent.until {
            Some(until) if until <= now => rules.refuse(None, Clause::ConsentEnded(author, until)),
            until => {
                rules.say(None, Clause::ConsentGiven(author, until));
                Ok(Onward {
                    consent: Some(consent.id),
                    rules: rules.0,
                })
            }
        },
        Some(consent) if consent.decision == ConsentDecision::Withdraw => {
            rules.refuse(None, Clause::ConsentWithdrawn(author, consent.created))
        }
        Some(consent) => rules.refuse(None, Clause::ConsentRefused(author, consent.created)),
        None => {
            let purpose = passing.purpose.to_owned();
            rules.refuse(None, Clause::ConsentMissing(author, to.clone(), purpose))
        }
    }
}

/// Why no consent that names a party stands any more: it is suspended, or what was agreed with it is suspended, ended,
/// left it out or excludes the two, and nothing else is in force. None where something is in force, and where nothing
/// ever was: an author lets its records go to parties that it has agreed nothing with.
pub fn stopped(party: &Party, policies: &Policies, now: Timestamp) -> Option<Refusal> {
    let peer = policies.peers().get(party);
    if peer.is_some_and(|peer| peer.suspended) {
        return Rules::default().stop(None, Clause::PeerSuspended);
    }
    let own = policies.own();
    let mut stopped = None;
    for entry in policies.book().between(own, party) {
        let clause = match bar(entry, (own, party), policies, now) {
            Bar::None => return None,
            Bar::Gone | Bar::NotInForce(Clause::NotSigned(_) | Clause::NotYetValid(_)) => continue,
            Bar::Suspended(clause) | Bar::NotInForce(clause) => clause,
        };
        stopped = Some((entry.agreement().reference().clone(), clause));
    }
    let (agreement, clause) = stopped?;
    Rules::default().stop(Some(agreement), clause)
}

/// The rules that spoke.
#[derive(Default)]
struct Rules(Vec<Rule>);

impl Rules {
    fn say(&mut self, agreement: Option<super::AgreementRef>, clause: Clause) {
        self.0.push(Rule { agreement, clause });
    }

    fn stop(self, agreement: Option<super::AgreementRef>, clause: Clause) -> Option<Refusal> {
        self.refuse::<()>(agreement, clause).err()
    }

    fn refuse<T>(
        mut self,
        agreement: Option<super::AgreementRef>,
        clause: Clause,
    ) -> Result<T, Refusal> {
        let reason = clause.denies().unwrap_or(Reason::ConsentMissing);
        self.say(agreement, clause);
        Err(Refusal {
            reason,
            message: self.0.last().map(Rule::sentence).unwrap_or_default(),
            field: None,
            rules: self.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::fixture::{AZ, GE, NOW, moved, party, policies, standing, template};
    use super::*;

    #[test]
    fn a_party_is_stopped_by_a_suspension_an_end_or_an_exclusion_while_nothing_else_is_in_force() {
        let pair = template("test-pair", &[GE, AZ]);
        let agreed = policies(&[&pair]);
        let why = |policies: &Policies| stopped(&party(AZ), policies, NOW).map(|it| it.reason);
        assert_eq!(why(&agreed), None);
        assert_eq!(why(&policies(&[])), None, "nothing was ever agreed");
        let suspended = agreed.clone().with_peer(party(AZ), standing(true));
        assert_eq!(why(&suspended), Some(Reason::PeerSuspended));
        for (step, reason) in [
            (Step::Suspend, Reason::AgreementSuspended),
            (Step::Terminate, Reason::AgreementTerminated),
        ] {
            let book = moved(agreed.book(), GE, step, &pair).unwrap();
            assert_eq!(why(&agreed.clone().with_book(book)), Some(reason));
            let both = policies(&[&pair, &template("test-other", &[GE, AZ])]);
            let book = moved(both.book(), GE, step, &pair).unwrap();
            assert_eq!(
                why(&both.clone().with_book(book)),
                None,
                "another is in force"
            );
        }
    }
}
