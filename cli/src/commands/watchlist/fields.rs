//! Fields of an entry by the words with which an entry is shown.

use crate::lang::say;
use crate::output::words;

/// What a field of an entry is called.
pub(super) fn label(field: &str) -> String {
    match field {
        "kind" => say!("watchlist-label-what"),
        "names" => say!("watchlist-label-names"),
        "birth_dates" => say!("watchlist-label-born"),
        "birth_places" => say!("watchlist-label-born-at"),
        "sex" => say!("watchlist-label-sex"),
        "nationalities" => say!("watchlist-label-nationalities"),
        "countries" => say!("watchlist-label-states"),
        "documents" => say!("watchlist-label-numbers"),
        "emails" => say!("watchlist-label-email"),
        "addresses" => say!("watchlist-label-addresses"),
        "patterns" => say!("watchlist-label-goods"),
        "programmes" => say!("watchlist-label-listed"),
        "remarks" => say!("watchlist-label-remarks"),
        "order" => say!("watchlist-label-own"),
        other => words::clean(&other.replace('_', " ")),
    }
}

/// The option that says what a field of a list or of an entry holds; another field as it is.
pub(super) fn option(field: &str) -> String {
    let within = field.strip_prefix("entries[0].").unwrap_or(field);
    let of_order = within.strip_prefix("order.");
    let name = of_order
        .unwrap_or(within)
        .split(['[', '.'])
        .next()
        .unwrap_or_default();
    let option = match name {
        "names" => "name",
        "birth_dates" => "born",
        "nationalities" => "nationality",
        "documents" => "number",
        "emails" => "email",
        "addresses" => "address",
        "key" => "id",
        "valid_until" => "until",
        "evaluation" => "grade",
        "legal_basis" => "legal-basis",
        "remarks" => "remarks",
        name if of_order.is_some() => name,
        _ => field,
    };
    option.to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_field_of_an_entry_is_called_as_its_option() {
        for (field, option) in [
            ("entries[0].documents[1]", "number"),
            ("entries[0].birth_dates[0]", "born"),
            ("entries[0].names", "name"),
            ("entries[0].order.valid_until", "until"),
            ("entries[0].order.review", "review"),
            ("entries[0].patterns[0].hs", "entries[0].patterns[0].hs"),
            ("list", "list"),
            ("order.legal_basis", "legal-basis"),
            ("order.valid_until", "until"),
        ] {
            assert_eq!(super::option(field), option, "{field}");
        }
    }
}
