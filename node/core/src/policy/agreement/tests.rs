use super::*;

fn party(name: &str) -> TemplateParty {
    TemplateParty {
        party: name.parse().unwrap(),
        name: format!("Authority of {name}"),
    }
}

pub(super) fn template() -> String {
    Template {
        id: "test-pair".to_owned(),
        title: "A \"test\" agreement".to_owned(),
        legal_basis: "Memorandum of 1 January 2026".to_owned(),
        parties: vec![
            party("GE/revenue-service"),
            party("AZ/state-customs-committee"),
        ],
        from: "2026-01-01".to_owned(),
        until: "2030-12-31".to_owned(),
    }
    .document()
}

/// Reads the template after one replacement, which must be found.
fn read_with(old: &str, new: &str) -> Result<Agreement, InvalidAgreement> {
    let document = template();
    assert!(document.contains(old), "{old}");
    Agreement::read(document.replacen(old, new, 1).as_bytes())
}

#[test]
fn the_template_is_valid_as_it_stands() {
    let agreement = Agreement::read(template().as_bytes()).unwrap();
    assert_eq!(agreement.title(), "A \"test\" agreement");
    assert_eq!(agreement.form(), Form::Bilateral);
    assert_eq!(agreement.parties().count(), 2);
    assert_eq!(
        agreement.validity().from.to_string(),
        "2026-01-01T00:00:00.000Z"
    );
    assert_eq!(
        agreement.validity().end.to_string(),
        "2031-01-01T00:00:00.000Z"
    );
}

#[test]
fn an_unknown_term_is_refused_with_its_line() {
    let error = read_with("[validity]\n", "[validity]\nhalf_life = 3\n").unwrap_err();
    let line = template()
        .lines()
        .position(|line| line == "[validity]")
        .unwrap()
        + 2;
    assert_eq!(error.line, Some(line));
    assert!(error.message.contains("half_life"), "{error}");
}
