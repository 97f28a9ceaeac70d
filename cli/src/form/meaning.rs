//! What a field and a name that is offered mean, in the language of the officer.

use crate::lang::say;

/// What a field means, by its row; the row's own words where no form asks for it.
pub(super) fn of_field(row: &str, english: &str) -> String {
    match row {
        "event.place.site_name" => say!("form-help-place"),
        "event.occurred" => say!("form-help-when"),
        "event.concealment_location" => say!("form-help-where"),
        "goods.items[].description" => say!("form-help-description"),
        "goods.items[].quantity" => say!("form-help-quantity"),
        "transport.legs[].identifiers" => say!("form-help-identifiers"),
        "transport.equipment[].container" => say!("form-help-container"),
        "national.source_reference" => say!("form-help-reference"),
        "event.text" => say!("form-help-text"),
        "event.reply_by" => say!("form-help-by"),
        "event.justification" => say!("form-help-why"),
        _ => english.to_owned(),
    }
}

/// What a name means that a field may hold.
pub(super) fn of_name(name: &str, english: &str) -> String {
    match name {
        "CLEAR" => say!("form-tlp-clear"),
        "GREEN" => say!("form-tlp-green"),
        "AMBER" => say!("form-tlp-amber"),
        "AMBER+STRICT" => say!("form-tlp-strict"),
        "RED" => say!("form-tlp-red"),
        "none_visible" => say!("form-action-none"),
        "documentary" => say!("form-action-documentary"),
        "examine" => say!("form-action-examine"),
        "any" => say!("form-action-any"),
        "routine" => say!("form-urgency-routine"),
        "priority" => say!("form-urgency-priority"),
        "urgent" => say!("form-urgency-urgent"),
        "immediate" => say!("form-urgency-immediate"),
        _ => english.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::forms::Row;

    use super::*;
    use crate::form::notice::NOTICE;
    use crate::form::question::{Asked, Fills, Form};
    use crate::form::request::REQUEST;

    /// The rows of the questions that are asked in a line, or offer names.
    fn rows(form: &'static Form) -> Vec<(String, Row)> {
        let rows = (form.rows)();
        let asked = form.questions.iter().map(|question| Asked {
            question,
            field: question.field.to_owned(),
        });
        let rows = asked.filter_map(|asked| {
            let name = asked.row_of();
            let row = rows.get(&name)?.clone();
            Some((name, row))
        });
        rows.collect()
    }

    #[test]
    fn what_a_form_tells_of_a_field_is_what_its_row_says() {
        for form in [&NOTICE, &REQUEST] {
            for (name, row) in rows(form) {
                assert_eq!(of_field(&name, row.help), row.help, "{name}");
                for it in row.facts.names {
                    assert_eq!(of_name(it.name, it.meaning), it.meaning, "{}", it.name);
                }
            }
        }
    }

    #[test]
    fn each_field_that_a_form_asks_in_a_line_is_told_by_the_catalogue() {
        for form in [&NOTICE, &REQUEST] {
            for question in form.questions {
                let is_line = matches!(
                    question.fills,
                    Fills::Line | Fills::Plate | Fills::Amount(_)
                );
                let asked = Asked {
                    question,
                    field: question.field.to_owned(),
                };
                let row = asked.row_of();
                assert!(!is_line || !of_field(&row, "").is_empty(), "{row}");
            }
            for (_, row) in rows(form) {
                for it in row.facts.names {
                    assert!(!of_name(it.name, "").is_empty(), "{}", it.name);
                }
            }
        }
    }
}
