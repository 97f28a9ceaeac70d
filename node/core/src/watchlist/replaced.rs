//! What is changed of an entry by another that takes its place: fields, and never what stands in them.

use std::fmt;

use super::diff::print;
use super::entry::Entry;

/// What an entry says that another takes the place of, field by field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Replaced {
    /// The key of both.
    pub key: String,
    /// Fields that the entry before had, and the new one has not.
    pub lost: Vec<&'static str>,
    /// Fields that say something else.
    pub changed: Vec<&'static str>,
    /// Fields that the new one has alone.
    pub added: Vec<&'static str>,
}

impl Replaced {
    /// What changes when `after` takes the place of `before`; none where both say the same.
    pub fn of(before: &Entry, after: &Entry) -> Option<Self> {
        if print(before) == print(after) {
            return None;
        }
        let mut replaced = Self {
            key: after.key.clone(),
            lost: Vec::new(),
            changed: Vec::new(),
            added: Vec::new(),
        };
        let mut now = before.clone();
        for (field, takes) in FIELDS {
            let (had, has) = (has(before, takes), has(after, takes));
            takes(&mut now, after);
            let is_same = print(&now) == print(before);
            takes(&mut now, before);
            match (had, has) {
                _ if is_same => {}
                (true, false) => replaced.lost.push(field),
                (false, true) => replaced.added.push(field),
                _ => replaced.changed.push(field),
            }
        }
        Some(replaced)
    }
}

/// Takes a field over from another entry.
type Takes = fn(&mut Entry, &Entry);

/// Every field that says something.
const FIELDS: [(&str, Takes); 14] = [
    ("kind", |to, from| to.kind = from.kind),
    ("names", |to, from| to.names.clone_from(&from.names)),
    ("birth_dates", |to, from| {
        to.birth_dates.clone_from(&from.birth_dates);
    }),
    ("birth_places", |to, from| {
        to.birth_places.clone_from(&from.birth_places);
    }),
    ("sex", |to, from| to.sex.clone_from(&from.sex)),
    ("nationalities", |to, from| {
        to.nationalities.clone_from(&from.nationalities);
    }),
    ("countries", |to, from| {
        to.countries.clone_from(&from.countries);
    }),
    ("documents", |to, from| {
        to.documents.clone_from(&from.documents);
    }),
    ("emails", |to, from| to.emails.clone_from(&from.emails)),
    ("addresses", |to, from| {
        to.addresses.clone_from(&from.addresses);
    }),
    ("patterns", |to, from| {
        to.patterns.clone_from(&from.patterns);
    }),
    ("programmes", |to, from| {
        to.programmes.clone_from(&from.programmes);
    }),
    ("remarks", |to, from| to.remarks.clone_from(&from.remarks)),
    ("order", |to, from| to.order.clone_from(&from.order)),
];

/// Whether an entry says anything in a field. What it is about it always says.
fn has(entry: &Entry, takes: Takes) -> bool {
    let empty = Entry::new("", entry.kind);
    let mut filled = empty.clone();
    takes(&mut filled, entry);
    filled != empty
}

impl fmt::Display for Replaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = [
            ("would lose", &self.lost),
            ("would change", &self.changed),
            ("would gain", &self.added),
        ];
        let said = said.into_iter().filter(|(_, fields)| !fields.is_empty());
        let said = said.map(|(verb, fields)| {
            let fields: Vec<_> = fields.iter().map(|field| called(field)).collect();
            format!("{verb} {}", fields.join(", "))
        });
        write!(f, "{} {}", self.key, said.collect::<Vec<_>>().join(", "))
    }
}

/// What people call a field.
fn called(field: &str) -> String {
    match field {
        "order" => "what is asked".to_owned(),
        other => other.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watchlist::{Name, Quality, SubjectKind};

    #[test]
    fn what_goes_what_changes_and_what_comes_is_told_by_field() {
        let mut before = Entry::new("case-7", SubjectKind::Person);
        before
            .names
            .push(Name::whole("Ann Invented", Quality::Primary));
        before.nationalities.push("GE".to_owned());
        let same = Entry {
            former_keys: vec!["case-1".to_owned()],
            ..before.clone()
        };
        assert_eq!(Replaced::of(&before, &same), None);
        let after = Entry {
            names: vec![Name::whole("Anna Invented", Quality::Primary)],
            nationalities: Vec::new(),
            birth_dates: vec!["1961".parse().unwrap()],
            ..before.clone()
        };
        let replaced = Replaced::of(&before, &after).unwrap();
        assert_eq!(
            (&*replaced.lost, &*replaced.changed, &*replaced.added),
            (&["nationalities"][..], &["names"][..], &["birth_dates"][..])
        );
        let told = replaced.to_string();
        assert_eq!(
            told,
            "case-7 would lose nationalities, would change names, would gain birth dates"
        );
        let of_order = Replaced {
            changed: vec!["order"],
            lost: Vec::new(),
            added: Vec::new(),
            ..replaced
        };
        assert_eq!(of_order.to_string(), "case-7 would change what is asked");
        let kind = Entry {
            kind: SubjectKind::Company,
            ..before.clone()
        };
        assert_eq!(Replaced::of(&before, &kind).unwrap().changed, ["kind"]);
    }
}
