//! What the own rules were asked about an officer's act, and said: enough to ask others the same.

use ntc_core::identity::officer::Role;
use ntc_core::time::Timestamp;
use ntc_policy::{Deed, Fact, Request, Value};
use prost::{Message, Oneof};

use super::AuditEntry;

/// What was asked. Storage of this node; field numbers are never reused.
#[derive(Clone, Eq, PartialEq, Message)]
pub struct AskedOfRules {
    /// What is done, as rules name it.
    #[prost(string, tag = "1")]
    pub deed: String,
    /// The officer's roles, by their codes.
    #[prost(string, repeated, tag = "2")]
    pub roles: Vec<String>,
    /// When, milliseconds since the epoch.
    #[prost(uint64, tag = "3")]
    pub at_ms: u64,
    /// The facts that are no content: of a record that is erased not the places that it named, as they go with it.
    #[prost(message, repeated, tag = "4")]
    pub facts: Vec<FactOf>,
    /// SHA-256 of the rules, 32 bytes.
    #[prost(bytes = "vec", tag = "5")]
    pub rules: Vec<u8>,
    /// True when the rules did not let it be done.
    #[prost(bool, tag = "6")]
    pub refused: bool,
    /// The id of the rule that refused it, or the code of the reason where no rule says it; empty where it was not refused,
    /// and in entries of older versions.
    #[prost(string, tag = "7")]
    pub refused_by: String,
}

/// A fact with its value.
#[derive(Clone, Eq, PartialEq, Message)]
pub struct FactOf {
    /// Its path, `record.kind`.
    #[prost(string, tag = "1")]
    pub path: String,
    /// What it is.
    #[prost(oneof = "Stored", tags = "2, 3, 4, 5, 6")]
    pub value: Option<Stored>,
}

/// A value.
#[derive(Clone, Eq, PartialEq, Oneof)]
pub enum Stored {
    /// True or false.
    #[prost(bool, tag = "2")]
    Flag(bool),
    /// A number.
    #[prost(sint64, tag = "3")]
    Number(i64),
    /// A text.
    #[prost(string, tag = "4")]
    Text(String),
    /// A set of texts.
    #[prost(message, tag = "5")]
    Texts(Texts),
    /// A moment, milliseconds since the epoch.
    #[prost(uint64, tag = "6")]
    Time(u64),
}

/// A set of texts.
#[derive(Clone, Eq, PartialEq, Message)]
pub struct Texts {
    /// The texts.
    #[prost(string, repeated, tag = "1")]
    pub texts: Vec<String>,
}

impl AskedOfRules {
    /// What was asked of rules with this hash, and which of them refused it.
    pub(crate) fn of(
        request: &Request,
        (rules, refused_by): ([u8; 32], Option<&str>),
        at: Timestamp,
    ) -> Self {
        let kept = request.facts().filter(|(fact, _)| is_kept(*fact));
        let facts = kept.map(|(fact, value)| FactOf {
            path: fact.path(),
            value: Some(stored(value)),
        });
        Self {
            deed: request.deed().name().to_owned(),
            roles: request.roles().map(|role| role.code().to_owned()).collect(),
            at_ms: at.as_millis(),
            facts: facts.collect(),
            rules: rules.to_vec(),
            refused: refused_by.is_some(),
            refused_by: refused_by.unwrap_or_default().to_owned(),
        }
    }

    /// The same request again, of the officer and about the call that its entry names; none when this version does not know
    /// what it asks.
    pub(crate) fn request(&self, entry: &AuditEntry) -> Option<Request> {
        let at = Timestamp::from_millis(self.at_ms);
        self.request_at((&entry.officer, &entry.method), at)
    }

    /// The same request of this officer, about this call, at another time.
    pub(crate) fn request_at(
        &self,
        (officer, method): (&str, &str),
        at: Timestamp,
    ) -> Option<Request> {
        let deed = Deed::of_name(&self.deed)?;
        let roles = self.roles()?;
        let facts = self.facts.iter().map(|fact| {
            let value = fact.value.as_ref().map(value)?;
            Some((Fact::of_path(&fact.path)?, value))
        });
        let facts: Vec<_> = facts.collect::<Option<_>>()?;
        Some(Request::logged(deed, (officer, &roles), method, facts, at))
    }

    /// The roles that the officer had; none where this version does not know one of them.
    pub(crate) fn roles(&self) -> Option<Vec<Role>> {
        self.roles.iter().map(|role| role.parse().ok()).collect()
    }
}

/// Whether a fact is kept: the time stands beside, and the places of a record go when it is erased.
pub(crate) fn is_kept(fact: Fact) -> bool {
    !matches!(fact, Fact::Now | Fact::Places)
}

fn stored(value: &Value<'_>) -> Stored {
    match value {
        Value::Flag(flag) => Stored::Flag(*flag),
        Value::Number(number) => Stored::Number(*number),
        Value::Text(text) => Stored::Text(text.to_string()),
        Value::Texts(texts) => Stored::Texts(Texts {
            texts: texts.iter().map(ToString::to_string).collect(),
        }),
        Value::Time(at) => Stored::Time(at.as_millis()),
    }
}

fn value(stored: &Stored) -> Value<'static> {
    match stored {
        Stored::Flag(flag) => Value::Flag(*flag),
        Stored::Number(number) => Value::Number(*number),
        Stored::Text(text) => Value::text(text).into_owned(),
        Stored::Texts(texts) => Value::texts(texts.texts.iter().map(String::as_str)).into_owned(),
        Stored::Time(at) => Value::Time(Timestamp::from_millis(*at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_comes_back_as_it_was_but_for_the_places() {
        let now = Timestamp::from_millis(1_780_272_000_000);
        let officer = ("anna", &[Role::Liaison, Role::Publisher][..]);
        let entry = |request: &Request| AuditEntry {
            officer: "anna".to_owned(),
            method: "Publish".to_owned(),
            asked: vec![AskedOfRules::of(request, ([7; 32], None), now)],
            ..AuditEntry::default()
        };
        let asked = [
            Request::act(officer, ("Publish", &[Role::Publisher], true), now),
            Request::ask(officer, ("customs_risk", true, 3, false), now),
        ];
        for request in asked {
            let stored = AuditEntry::decode(&*entry(&request).encode_to_vec()).unwrap();
            assert_eq!(stored.asked[0].request(&stored).as_ref(), Some(&request));
        }
        let places = Value::texts(["KZ", "GEPTI"]).into_owned();
        let request = Request::see_any(officer, now).with(Fact::Places, places);
        let stored = entry(&request);
        let again = stored.asked[0].request(&stored).unwrap();
        assert_eq!(again, Request::see_any(officer, now));
    }
}
