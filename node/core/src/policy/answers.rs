//! How the answer to a request may be given: by which grounds it may be refused, with what reason, and how long deferred.

use std::collections::BTreeSet;
use std::time::Duration;

use super::agreement::Requests;
use super::permit::Refusal;
use super::policies::Policies;
use crate::party::Party;
use crate::reason::Reason;
use crate::record::AnswerEvent;
use crate::time::Timestamp;

const REFUSED: &str = "refused";
const DEFERRED: &str = "deferred";

/// Whether the own party may answer a request of `asker` like this, by every agreement in force between the two that says
/// how requests are answered.
///
/// # Errors
/// The clause that does not let it.
pub fn decide_answer(
    answer: &AnswerEvent,
    asker: &Party,
    policies: &Policies,
    now: Timestamp,
) -> Result<(), Refusal> {
    for requests in agreed(asker, policies, now) {
        match answer.status.as_str() {
            REFUSED => may_refuse(answer, requests)?,
            DEFERRED => may_defer(answer, requests, now)?,
            _ => {}
        }
    }
    Ok(())
}

fn agreed<'a>(asker: &'a Party, policies: &'a Policies, now: Timestamp) -> Vec<&'a Requests> {
    let (own, book) = (policies.own(), policies.book());
    book.in_force(asker, own, now)
        .filter_map(|entry| entry.agreement().requests())
        .collect()
}

fn may_refuse(answer: &AnswerEvent, requests: &Requests) -> Result<(), Refusal> {
    let ground = answer.refusal.as_ref().map(|refusal| refusal.code.as_str());
    if !ground.is_some_and(|ground| requests.refusal_grounds.contains(ground)) {
        let grounds = words(&requests.refusal_grounds);
        return refuse(
            Reason::RefusalGround,
            "event.refusal",
            format!("the agreement lets a request be refused for {grounds} alone"),
        );
    }
    if requests.reasons && answer.text.trim().is_empty() {
        return refuse(
            Reason::RefusalReason,
            "event.text",
            "the agreement has a refusal give its reason; say it".to_owned(),
        );
    }
    Ok(())
}

fn may_defer(answer: &AnswerEvent, requests: &Requests, now: Timestamp) -> Result<(), Refusal> {
    let days = requests.deferral_days;
    let latest = now.plus(Duration::from_secs(u64::from(days) * 24 * 3600));
    if answer.deferred_until.is_none_or(|until| until > latest) {
        return refuse(
            Reason::DeferredTooLong,
            "event.deferred_until",
            format!("the agreement lets an answer be deferred by {days} days at most"),
        );
    }
    Ok(())
}

fn words(codes: &BTreeSet<String>) -> String {
    codes
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn refuse(reason: Reason, field: &'static str, message: String) -> Result<(), Refusal> {
    Err(Refusal {
        reason,
        message,
        field: Some(field),
        rules: Vec::new(),
    })
}
