//! What an officer is told when a command does not work: what happened, why, and what to do.

use std::collections::HashMap;
use std::fmt;
use std::io;

use console::{Alignment, measure_text_width, pad_str};
use ntc_core::checkup::Cause;
use ntc_core::phrase::{Name, Phrase, RuleWhy, Said};
use ntc_core::reason::{Call, Reason};
use ntc_core::record::InvalidRecord;
use serde_json::{Value, json};
use tonic::{Code, Status};
use tonic_types::StatusExt;

use crate::client::fault::Fault;
use crate::client::heard;
use crate::exit::Exit;
use crate::lang::{self, say};
use crate::output::words;

/// A command that did not work. Boxed, because it is the rare case of every result.
#[derive(Debug)]
pub(crate) struct Failure(Box<Told>);

#[derive(Debug)]
struct Told {
    exit: Exit,
    what: String,
    why: String,
    /// Whose English `why` is, where it is not of the catalogue.
    words_of: Option<Whose>,
    advice: String,
    reason: Option<String>,
    field: Option<String>,
    /// Further fields, with their reasons and what is wrong with them.
    more: Vec<(String, Reason, String)>,
    /// The request that waits for a second officer, and its hash.
    approval: Option<(String, String)>,
    /// What is wrong between this program and the node, where that is known.
    cause: Option<Cause>,
    quiet: bool,
}

/// Whose words stand in English in every language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Whose {
    /// Of the node.
    Node,
    /// Of the rule that was broken, here.
    Rule,
}

impl Failure {
    /// A failure in the three parts that every failure has.
    pub(crate) fn new(
        exit: Exit,
        what: impl Into<String>,
        why: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Self(Box::new(Told {
            exit,
            what: what.into(),
            why: why.into(),
            words_of: None,
            advice: advice.into(),
            reason: None,
            field: None,
            more: Vec::new(),
            approval: None,
            cause: None,
            quiet: false,
        }))
    }

    /// A failure of one of the rules that have a stable code, in the words of `ntc-core`, which are English.
    pub(crate) fn rule(
        call: Call,
        what: impl Into<String>,
        reason: Reason,
        field: &str,
        why: impl Into<String>,
    ) -> Self {
        let mut failure = Self::said(call, what, reason, field, why);
        failure.0.words_of = Some(Whose::Rule);
        failure
    }

    /// The same in words of the catalogue.
    pub(crate) fn said(
        call: Call,
        what: impl Into<String>,
        reason: Reason,
        field: &str,
        why: impl Into<String>,
    ) -> Self {
        let advice = lang::advice(reason, call, field);
        Self::new(reason.row().exit, what, why, advice)
            .with_reason(reason.code())
            .with_field(field)
    }

    /// Why it did not work.
    pub(crate) fn why(&self) -> &str {
        &self.0.why
    }

    /// The field that it is about.
    pub(crate) fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// True when another value of the field that it names would mend it.
    pub(crate) fn is_of_a_field(&self) -> bool {
        self.0.field.is_some() && self.0.exit == Exit::InvalidInput
    }

    /// True when it has this stable code.
    pub(crate) fn is(&self, reason: Reason) -> bool {
        self.0.reason.as_deref() == Some(reason.code())
    }

    /// Fields of a draft that break their rules, all at once, so that they are corrected at once.
    pub(crate) fn fields(what: impl Into<String>, errors: &[InvalidRecord]) -> Self {
        let Some(first) = errors.first() else {
            return Self::said(
                Call::Draft,
                what,
                Reason::FieldInvalid,
                "",
                say!("failure-field-breaks-rule"),
            );
        };
        let mut failure = Self::rule(
            Call::Draft,
            what,
            first.reason,
            &first.field,
            &first.message,
        );
        failure.0.more = errors
            .iter()
            .skip(1)
            .map(|error| (error.field.clone(), error.reason, error.message.clone()))
            .collect();
        failure
    }

    /// A failure to read or write `name`. A reader that closed the pipe has had enough: no message.
    pub(crate) fn io(what: impl Into<String>, name: &str, error: &io::Error) -> Self {
        let kind = error.kind();
        let advice = if kind == io::ErrorKind::NotFound {
            say!("failure-io-not-found")
        } else if kind == io::ErrorKind::PermissionDenied {
            say!("failure-io-denied")
        } else if kind == io::ErrorKind::AlreadyExists {
            say!("failure-io-exists")
        } else {
            say!("failure-io-other")
        };
        let why = if kind == io::ErrorKind::AlreadyExists {
            say!("failure-io-there", name)
        } else {
            format!("{name}: {}", lang::system(error))
        };
        let mut failure = Self::new(Exit::InvalidInput, what, why, advice);
        failure.0.quiet = kind == io::ErrorKind::BrokenPipe;
        if failure.0.quiet {
            failure.0.exit = Exit::Done;
        }
        failure
    }

    /// What a broken connection means for the officer.
    pub(crate) fn connection(fault: &Fault, what: impl Into<String>) -> Self {
        let (exit, advice) = match fault {
            Fault::Closed(_) => (Exit::Unavailable, say!("failure-closed-advice")),
            Fault::NoWay(_) => (Exit::Unavailable, say!("failure-no-way-advice")),
            Fault::Silent => (Exit::Unavailable, say!("failure-silent-advice")),
            Fault::NotYourNode(_) => (Exit::NotPermitted, say!("failure-not-your-node-advice")),
            Fault::NodeExpired => (Exit::NotPermitted, say!("failure-node-expired-advice")),
            Fault::NotAccepted(_) => (Exit::NotPermitted, say!("failure-not-accepted-advice")),
            Fault::NotANode(_) => (Exit::Unavailable, say!("failure-not-a-node-advice")),
            Fault::Broken(_) => (Exit::Unavailable, say!("failure-broken-advice")),
        };
        let mut failure = Self::new(exit, what, told_of(fault), advice);
        failure.0.cause = Some(match fault {
            Fault::Closed(_) | Fault::NoWay(_) | Fault::Silent | Fault::Broken(_) => {
                Cause::NodeUnreached
            }
            Fault::NotYourNode(_) | Fault::NotANode(_) => Cause::NotYourNode,
            Fault::NodeExpired => Cause::CertificateThere,
            Fault::NotAccepted(_) => Cause::NotAccepted,
        });
        failure
    }

    /// The same with what is wrong between this program and the node.
    #[must_use]
    pub(crate) fn with_cause(mut self, cause: Cause) -> Self {
        self.0.cause = Some(cause);
        self
    }

    /// What is wrong between this program and the node, where that is known.
    pub(crate) fn cause(&self) -> Option<Cause> {
        self.0.cause
    }

    /// The node's refusal of a call, in the officer's words.
    pub(crate) fn status(call: Call, what: impl Into<String>, status: &Status) -> Self {
        let what = what.into();
        if let Some(fault) = heard::fault(status) {
            return Self::connection(&fault, what);
        }
        let details = status.get_error_details();
        let field = details
            .error_info()
            .and_then(|info| info.metadata.get("field").cloned())
            .or_else(|| {
                let request = details.bad_request()?;
                Some(request.field_violations.first()?.field.clone())
            })
            .filter(|field| !field.is_empty());
        let code = details.error_info().map(|info| info.reason.clone());
        let approval = details.error_info().and_then(|info| {
            let told = |name| info.metadata.get(name).cloned();
            Some((told("approval")?, told("sha256")?))
        });
        let reason = code.as_deref().and_then(Reason::from_code);
        let (exit, advice) = match reason {
            Some(reason) => {
                let place = field.as_deref().unwrap_or_default();
                (reason.row().exit, lang::advice(reason, call, place))
            }
            None => by_status_code(status.code()),
        };
        let is_said = !status.message().is_empty();
        let why = if is_said {
            status.message().to_owned()
        } else {
            say!(
                "failure-without-a-word",
                code = format!("{:?}", status.code())
            )
        };
        let mut failure = Self::new(exit, what, why, advice);
        failure.0.words_of = is_said.then_some(Whose::Node);
        let by_rule = details
            .error_info()
            .and_then(|info| by_rule(&info.metadata));
        if let Some(said) = by_rule.filter(|_| !lang::is_english()) {
            failure.0.why = lang::spoken(&said);
            failure.0.words_of = None;
        }
        if let Some(field) = &field {
            failure.0.why = words::without_field(field, &failure.0.why).to_owned();
        }
        failure.0.reason = code;
        failure.0.approval = approval;
        failure.0.field = field;
        let violations = details.bad_request().into_iter();
        let violations = violations.flat_map(|request| request.field_violations.iter().skip(1));
        failure.0.more = violations
            .filter_map(|it| {
                let reason = Reason::from_code(&it.reason)?;
                Some((it.field.clone(), reason, it.description.clone()))
            })
            .collect();
        failure
    }

    /// The same with each field called as the officer gave it, and what is known of that field as what to do.
    #[must_use]
    pub(crate) fn with_fields_called(
        mut self,
        call: Call,
        called: impl Fn(&str) -> String,
    ) -> Self {
        self.0.field = self.0.field.map(|field| called(&field));
        let reason = self.0.reason.as_deref().and_then(Reason::from_code);
        if let (Some(reason), Some(field)) = (reason, &self.0.field)
            && reason.advice(call, field) != reason.advice(call, "")
        {
            self.0.advice = lang::advice(reason, call, field);
        }
        for (field, ..) in &mut self.0.more {
            *field = called(field);
        }
        self
    }

    /// Says which stable code this failure has.
    #[must_use]
    pub(crate) fn with_reason(mut self, code: &str) -> Self {
        self.0.reason = Some(code.to_owned());
        self
    }

    /// Says which field this failure is about; an empty name says nothing.
    #[must_use]
    pub(crate) fn with_field(mut self, field: &str) -> Self {
        self.0.field = (!field.is_empty()).then(|| field.to_owned());
        self
    }

    /// Says in front which of several things it is about.
    #[must_use]
    pub(crate) fn of(mut self, which: &str) -> Self {
        self.0.what = format!("{which}: {}", self.0.what);
        self
    }

    /// Says what to do in other words than those of its reason.
    #[must_use]
    pub(crate) fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.0.advice = advice.into();
        self
    }

    /// Adds further fields, with their reasons and what is wrong with them.
    #[must_use]
    pub(crate) fn with_more(
        mut self,
        more: impl IntoIterator<Item = (String, Reason, String)>,
    ) -> Self {
        self.0.more.extend(more);
        self
    }

    /// How the process ends.
    pub(crate) fn exit(&self) -> Exit {
        self.0.exit
    }

    /// True when there is nobody left to tell.
    pub(crate) fn is_quiet(&self) -> bool {
        self.0.quiet
    }

    /// True when trying again later can help.
    pub(crate) fn is_passing(&self) -> bool {
        self.0.exit == Exit::Unavailable
    }

    /// The same for programs.
    pub(crate) fn to_json(&self) -> Value {
        json!({"error": {
            "exit": self.0.exit.code(),
            "reason": self.0.reason,
            "field": self.0.field,
            "what": self.0.what,
            "why": self.0.why,
            "advice": self.0.advice,
            "approval": self.0.approval.as_ref().map(|(id, sha256)| json!({
                "id": id,
                "sha256": sha256,
            })),
            "more": self.0.more.iter().map(|(field, reason, why)| json!({
                "field": field,
                "reason": reason.code(),
                "why": why,
            })).collect::<Vec<_>>(),
        }})
    }
}

impl Told {
    /// Why, in the officer's language: where the words are of others, what their reason means.
    fn why(&self) -> String {
        if lang::is_english() || self.words_of.is_none() {
            return self.why.clone();
        }
        let reason = self.reason.as_deref().and_then(Reason::from_code);
        reason.map_or_else(|| say!("failure-refused"), lang::meaning)
    }

    /// The words of others, which are English, where they are not the whole of it.
    fn words(&self, why: &str) -> Option<String> {
        if lang::is_english() {
            return None;
        }
        Some(match self.words_of? {
            Whose::Node => say!("failure-words-of-node", words = why),
            Whose::Rule => say!("failure-words-of-rule", words = why),
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = &self.0;
        let labels = [
            say!("failure-label-field"),
            say!("failure-label-why"),
            say!("failure-label-advice"),
        ];
        let column = labels.iter().map(|it| measure_text_width(it)).max();
        let [field, why, advice] = labels
            .map(|label| pad_str(&label, column.unwrap_or(0), Alignment::Left, None).into_owned());
        writeln!(f, "{}", told.what)?;
        if let Some(name) = &told.field {
            writeln!(f, "  {field} {name}")?;
        }
        write!(f, "  {why} {}", told.why())?;
        if let Some(reason) = &told.reason {
            write!(f, " [{reason}]")?;
        }
        if let Some(words) = told.words(&told.why) {
            write!(f, "\n  {words}")?;
        }
        write!(f, "\n  {advice} {}", told.advice)?;
        if !told.more.is_empty() {
            write!(f, "\n  {}", say!("failure-label-more"))?;
        }
        for (field, reason, why) in &told.more {
            let said = if lang::is_english() {
                why.clone()
            } else {
                lang::meaning(*reason)
            };
            write!(f, "\n    {field}: {said} [{reason}]")?;
            if let Some(words) = told.words(why) {
                write!(f, "\n      {words}")?;
            }
        }
        Ok(())
    }
}

/// What is wrong with the connection, as people are told it.
fn told_of(fault: &Fault) -> String {
    match fault {
        Fault::Closed(why) => say!("failure-closed", why),
        Fault::NoWay(why) => why.clone(),
        Fault::Silent => say!("failure-silent"),
        Fault::NotYourNode(why) => say!("failure-not-your-node", why),
        Fault::NodeExpired => say!("failure-node-expired"),
        Fault::NotAccepted(why) => say!("failure-not-accepted", why),
        Fault::NotANode(why) => say!("failure-not-a-node", why),
        Fault::Broken(why) => say!("failure-broken", why),
    }
}

/// What an own rule of the node says, in the words of whoever wrote it; none where no rule forbade it.
fn by_rule(told: &HashMap<String, String>) -> Option<Said> {
    let (rule, why) = (told.get("rule")?, told.get("why")?);
    let others = told.get("why_in").map_or("", String::as_str).lines();
    let others = others.filter_map(|line| line.split_once(' '));
    let others = others.map(|(language, text)| (language.to_owned(), text.to_owned()));
    let said = Phrase::RuleForbids {
        rule: rule.clone(),
        why: Name::of_rule(rule, RuleWhy::new(why, others)),
    };
    Some(said.said())
}

/// What to make of a status that carries no reason that this program knows.
fn by_status_code(code: Code) -> (Exit, String) {
    match code {
        Code::InvalidArgument | Code::OutOfRange | Code::AlreadyExists => {
            (Exit::InvalidInput, say!("failure-invalid-advice"))
        }
        Code::PermissionDenied => (Exit::NotPermitted, say!("failure-denied-advice")),
        Code::Unauthenticated => (Exit::NotPermitted, say!("failure-unauthenticated-advice")),
        Code::NotFound => (Exit::NotFound, say!("failure-not-found-advice")),
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted => {
            (Exit::Unavailable, say!("failure-unavailable-advice"))
        }
        Code::DataLoss => (Exit::Integrity, say!("failure-data-loss-advice")),
        Code::Unimplemented => (Exit::Other, say!("failure-unimplemented-advice")),
        Code::Ok
        | Code::Cancelled
        | Code::Unknown
        | Code::FailedPrecondition
        | Code::Aborted
        | Code::Internal => (Exit::Other, say!("failure-internal-advice")),
    }
}

#[cfg(test)]
mod tests {
    use tonic_types::FieldViolation;

    use super::*;

    #[test]
    fn a_failure_says_what_why_and_what_to_do() {
        let failure = Failure::rule(
            Call::Draft,
            "the record was not published",
            Reason::CodeUnknown,
            "goods.items[0].category",
            "the code is not in the list",
        );
        assert_eq!(failure.exit(), Exit::InvalidInput);
        assert_eq!(
            failure.to_string(),
            "the record was not published\n  field:   goods.items[0].category\n  why:     the code is not in \
             the list [CODE_UNKNOWN]\n  do this: use a code of the list: 'ntc codes LIST' shows them all, and 'ntc codes WORD' finds one in every list"
        );
    }

    #[test]
    fn a_code_of_a_newer_node_is_shown_and_judged_by_its_status() {
        let details =
            tonic_types::ErrorDetails::with_error_info("SOMETHING_NEW", "ntc-node", HashMap::new());
        let status = Status::with_error_details(Code::NotFound, "no such thing", details);
        let failure = Failure::status(Call::Records, "it was not shown", &status);
        assert_eq!(failure.exit(), Exit::NotFound);
        assert!(failure.to_string().contains("[SOMETHING_NEW]"));
    }

    #[test]
    fn a_refusal_by_a_rule_carries_what_its_author_wrote_in_each_language() {
        let told = [
            ("rule", "call-first"),
            ("why", "call us first"),
            ("why_in", "kk алдымен бізге\nru сначала звоните"),
        ];
        let told = told.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let said = by_rule(&HashMap::from(told)).unwrap();
        assert_eq!(
            said.to_string(),
            "the rule call-first forbids it: call us first"
        );
        let (_, ntc_core::phrase::Value::Name(why)) = &said.places[1] else {
            panic!("a reason");
        };
        assert_eq!(why.in_words_of("ru"), "сначала звоните");
        assert_eq!(why.in_words_of("uz"), "call us first");
        assert!(by_rule(&HashMap::new()).is_none());
    }

    #[test]
    fn the_same_refusal_is_advised_by_what_the_officer_was_about() {
        let details = tonic_types::ErrorDetails::with_error_info(
            Reason::NotFound.code(),
            "ntc-node",
            HashMap::new(),
        );
        let status = Status::with_error_details(Code::NotFound, "no such peer", details);
        let told = |call| Failure::status(call, "it was not done", &status).to_string();
        assert!(told(Call::Partner).contains("'ntc peer list'"));
        assert!(told(Call::Records).contains("'ntc alert list'"));
    }

    #[test]
    fn a_refusal_names_its_field_once() {
        let details = tonic_types::ErrorDetails::with_error_info(
            Reason::FieldInvalid.code(),
            "ntc-node",
            HashMap::from([("field".to_owned(), "audience".to_owned())]),
        );
        for (told, why) in [
            ("audience: is an empty list", "is an empty list"),
            ("audience names nobody", "audience names nobody"),
        ] {
            let status = Status::with_error_details(Code::InvalidArgument, told, details.clone());
            let failure = Failure::status(Call::Draft, "it was not published", &status);
            assert_eq!(failure.why(), why);
        }
        assert_eq!(words::of_field("unit", "unit: is none"), "unit: is none");
        assert_eq!(words::of_field("", "is none"), "is none");
    }

    #[test]
    fn each_field_that_the_node_refuses_is_told_by_itself() {
        let mut details = tonic_types::ErrorDetails::with_error_info(
            Reason::FieldInvalid.code(),
            "ntc-node",
            HashMap::from([("field".to_owned(), "order.until".to_owned())]),
        );
        let mut late = FieldViolation::new("order.review", "comes later than the end");
        late.reason = Reason::ReviewTooLate.code().to_owned();
        let first = FieldViolation::new("order.until", "has passed");
        details.set_bad_request(vec![first, late]);
        let status = Status::with_error_details(Code::InvalidArgument, "has passed", details);
        let failure = Failure::status(Call::Watchlist, "nothing was written", &status);
        let failure =
            failure.with_fields_called(Call::Watchlist, |field| field.replace("order.", ""));
        assert_eq!(
            failure.to_string(),
            "nothing was written\n  field:   until\n  why:     has passed [FIELD_INVALID]\n  do this: name a time to \
             come, as --until 2027-03-01\n  and also:\n    review: comes later than the end \
             [REVIEW_TOO_LATE]"
        );
        assert_eq!(failure.to_json()["error"]["more"][0]["field"], "review");
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let error = io::Error::from(io::ErrorKind::BrokenPipe);
        let failure = Failure::io("it was not shown", "standard output", &error);
        assert!(failure.is_quiet());
        assert_eq!(failure.exit(), Exit::Done);
    }
}
