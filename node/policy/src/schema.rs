//! The typed schema, written from the facts, the lists and the deeds: rules that name anything else are refused.

use std::fmt::Write as _;

use crate::fact::{Fact, List, Of, Type};
use crate::request::Deed;

/// The schema as Cedar reads it.
pub fn schema_text() -> String {
    let mut text = String::from("namespace NTC {\n");
    for list in List::ALL {
        let members: Vec<_> = list
            .members()
            .iter()
            .map(|name| format!("{name:?}"))
            .collect();
        let _always = writeln!(
            text,
            "  entity {} enum [{}];",
            list.name(),
            members.join(", ")
        );
    }
    text.push_str("  entity Officer in [Role];\n");
    for (of, name) in [
        (Of::Party, "Party"),
        (Of::Record, "Record"),
        (Of::Query, "Query"),
        (Of::Call, "Call"),
    ] {
        let _always = writeln!(
            text,
            "  entity {name} = {{ {} }};",
            attributes(of, |_| true)
        );
    }
    text.push_str("  action tell, office;\n");
    for deed in Deed::ALL {
        let group = deed
            .group()
            .map_or(String::new(), |group| format!(" in [{group}]"));
        let _always = writeln!(
            text,
            "  action {}{group} appliesTo {{ principal: [{}], resource: [{}], context: {{ {} }} }};",
            deed.name(),
            deed.principal(),
            deed.resource(),
            attributes(Of::Context, |fact| deed.has(fact)),
        );
    }
    text.push_str("}\n");
    text
}

fn attributes(of: Of, has: impl Fn(Fact) -> bool) -> String {
    let facts = Fact::ALL.iter().copied();
    let facts = facts.filter(|fact| fact.of() == of && has(*fact));
    let attributes = facts.map(|fact| {
        // What every request of the action has, no rule has to ask for first.
        let may = fact.is_optional() && of != Of::Context;
        format!(
            "{}{}: {}",
            fact.name(),
            if may { "?" } else { "" },
            type_name(fact.type_of())
        )
    });
    attributes.collect::<Vec<_>>().join(", ")
}

fn type_name(kind: Type) -> String {
    match kind {
        Type::Flag => "Bool".to_owned(),
        Type::Number => "Long".to_owned(),
        Type::Text => "String".to_owned(),
        Type::Texts => "Set<String>".to_owned(),
        Type::Time => "datetime".to_owned(),
        Type::One(list) => list.name().to_owned(),
        Type::Some(list) => format!("Set<{}>", list.name()),
        Type::Party => "Party".to_owned(),
        Type::Parties => "Set<Party>".to_owned(),
    }
}
