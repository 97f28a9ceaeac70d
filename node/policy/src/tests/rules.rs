//! What texts may act, and what the default rules say.

use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::policy::local::{Act, Objection};
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use super::fixture::{NOW, evaluator, lines, request};
use crate::check::{FLOOR_READ, read};
use crate::{
    Bundle, DEFAULT_RULES, Evaluator, Fact, MAX_BYTES_OF_RULE, MAX_LINKS, MAX_OPEN, MAX_RULE_BYTES,
    MAX_RULES, NOT_ASKED, Place, Request, Value, check, explain,
};

#[test]
fn the_default_rules_have_no_fault() {
    assert_eq!(check(DEFAULT_RULES), []);
}

#[test]
fn the_default_rules_permit_exactly_what_is_agreed() {
    let agreed = SectionSet::ALL
        .without(Section::National)
        .without(Section::Persons);
    let answer = evaluator(DEFAULT_RULES).answer(&request(Act::Publish, agreed));
    assert!(answer.whole.allowed, "{answer:?}");
    assert_eq!(answer.disclosed(), agreed);
    let explained = explain(&evaluator(DEFAULT_RULES), &request(Act::Publish, agreed));
    let lines = lines(&explained);
    assert!(
        lines.iter().any(|line| line.contains("floor-agreed")),
        "{lines:#?}"
    );
}

#[test]
fn an_officer_makes_the_calls_of_the_own_roles() {
    let default = evaluator(DEFAULT_RULES);
    for (roles, allowed) in [
        (&[Role::Publisher][..], true),
        (&[Role::Auditor][..], false),
    ] {
        let call = ("Publish", &[Role::Publisher][..], true);
        let request = Request::act(("anna", roles), call, NOW);
        assert_eq!(default.answer(&request).whole.allowed, allowed);
    }
}

/// The first fault of a text: where, of which rule, and what is said.
fn fault(text: &str) -> (Option<(usize, usize)>, Option<String>, String) {
    let fault = check(text).remove(0);
    let place = fault.place.map(|Place { line, column }| (line, column));
    (place, fault.rule, fault.message)
}

const HEAD: &str = "@id(\"a\")\n@why(\"b\")\n";

#[test]
fn a_text_that_is_no_rule_is_refused_with_its_place() {
    let (place, ..) = fault("@id(\"a\")\n@why(\"b\")\npermit (principal action, resource);");
    assert_eq!(place, Some((3, 19)));
}

#[test]
fn names_that_the_schema_does_not_know_are_refused_with_their_place() {
    for (text, said) in [
        (
            "permit (principal, action == NTC::Action::\"publish\", resource)\nwhen { resource.klnd == NTC::Kind::\"Request\" };",
            "klnd",
        ),
        (
            "permit (principal, action == NTC::Action::\"publish\", resource)\nwhen { resource.kind == NTC::Kind::\"Requesst\" };",
            "Requesst",
        ),
        (
            "permit (principal, action == NTC::Action::\"publish\", resource)\nwhen { resource.tlp_level == \"RED\" };",
            "Long",
        ),
        (
            "permit (principal, action == NTC::Action::\"publish\", resource)\nwhen { resource.places.contains(\"KZ\") };",
            "places",
        ),
        (
            "permit (principal, action == NTC::Action::\"publlsh\", resource);",
            "publlsh",
        ),
    ] {
        let (place, rule, message) = fault(&format!("{HEAD}{text}"));
        assert!(
            place.is_some_and(|(line, _)| line >= 3),
            "{place:?} {message}"
        );
        assert_eq!(rule.as_deref(), Some("a"), "{message}");
        assert!(message.contains(said), "{message}");
    }
}

#[test]
fn every_rule_says_what_it_is_called_and_why() {
    let permit = "permit (principal, action == NTC::Action::\"publish\", resource);";
    for (head, said) in [
        ("@why(\"b\")", "it has no @id"),
        ("@id(\"a\")", "it has no @why"),
        ("@id(\"A b\") @why(\"b\")", "its @id is"),
        ("@id(\"floor-a\") @why(\"b\")", "ids that begin with floor-"),
        ("@id(\"a\") @why(\" \")", "its reason is one line"),
        (
            "@id(\"a\") @why(\"b\") @why_russian(\"b\")",
            "its reason is one line",
        ),
        (
            "@id(\"a\") @why(\"b\") @note(\"b\")",
            "an annotation that nothing reads",
        ),
    ] {
        let (place, _, message) = fault(&format!("// first\n{head}\n{permit}"));
        assert!(message.contains(said), "{head}: {message}");
        assert_eq!(place, Some((2, 1)), "{head}");
    }
    let twice = format!("{HEAD}{permit}\n{HEAD}{permit}");
    let (place, _, message) = fault(&twice);
    assert_eq!(
        (place, message.as_str()),
        (Some((4, 1)), "another rule has the same @id")
    );
    let languages = format!("@id(\"a\") @why(\"b\") @why_ru(\"в\")\n{permit}");
    assert_eq!(check(&languages), []);
    let bundle = Bundle::read(&languages).unwrap();
    let why = bundle.rule("a").unwrap().why();
    assert_eq!(
        ["ru", "kk", "en"].map(|language| why.of_language(language)),
        ["в", "b", "b"]
    );
    let forbid = "@id(\"x\") @why(\"b\") @why_ru(\"в\")\nforbid (principal, action, resource);";
    let answer = evaluator(forbid).answer(&request(Act::Publish, SectionSet::ALL));
    let said = answer.whole.objection().unwrap().phrase().said();
    let (_, ntc_core::phrase::Value::Name(why)) = &said.places[1] else {
        panic!("a reason");
    };
    assert_eq!(["ru", "uz"].map(|it| why.in_words_of(it)), ["в", "b"]);
}

#[test]
fn a_floor_with_a_rule_that_permits_is_refused_and_so_is_its_name_above_the_floor() {
    let rule = |id: &str, effect: &str| {
        format!("@id(\"{id}\")\n@why(\"b\")\n{effect} (principal, action, resource);")
    };
    let (floor, faults) = read(&rule("floor-all", "permit"), true);
    assert!(floor.is_none());
    let told: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(told, ["the floor only forbids"]);
    let (floor, _) = read(&rule("floor-all", "forbid"), true);
    assert!(floor.is_some());
    // The floor that is shipped is read by the same code.
    assert_eq!(FLOOR_READ.1, []);
    assert!(
        fault(&rule("floor-all", "forbid"))
            .2
            .contains("shipped with the node")
    );
}

#[test]
fn rules_with_places_to_be_filled_in_are_refused() {
    let template = format!("{HEAD}permit (principal == ?principal, action, resource);");
    assert!(fault(&template).2.contains("?principal"));
}

#[test]
fn a_text_past_its_limits_is_refused() {
    let rule = |number: usize| {
        format!(
            "@id(\"a{number}\") @why(\"b\") permit (principal, action == NTC::Action::\"see\", resource);\n"
        )
    };
    let rules = |count: usize| (0..count).map(rule).collect::<String>();
    assert_eq!(check(&rules(MAX_RULES)), []);
    assert!(
        fault(&rules(MAX_RULES + 1))
            .2
            .contains("at most 512 may act")
    );
    let long = "/".repeat(MAX_RULE_BYTES + 1);
    assert!(fault(&long).2.contains("bytes"));
}

#[test]
fn what_is_denied_is_explained_clause_by_clause_with_what_would_allow_it() {
    let text = format!(
        "{DEFAULT_RULES}\n@id(\"persons-for-two-purposes\")\n@why(\"persons go for two purposes alone\")
         forbid (principal, action == NTC::Action::\"disclose\", resource)
         when {{ context.section == NTC::Section::\"persons\" && resource.tlp_level >= 3 }}
         unless {{ context.purpose == NTC::Purpose::\"counter_narcotics\" }};"
    );
    let sections = SectionSet::EMPTY
        .with(Section::Event)
        .with(Section::Persons);
    let mut request = request(Act::Publish, sections);
    request.sections = sections;
    let explained = explain(&evaluator(&text), &request);
    assert_eq!(
        explained.sentence,
        "KZ/committee: publish is allowed, with 1 of 2 sections; kept: persons (the rule \
         persons-for-two-purposes forbids it: persons go for two purposes alone)"
    );
    let lines = lines(&explained).join("\n");
    for line in [
        "    ✓ all of",
        "      ✓ context.section == persons  (context.section: persons)",
        "      ✓ resource.tlp_level >= 3  (record.tlp_level: 3)",
        "    ✓ unless",
        "      ✗ context.purpose == counter_narcotics  (context.purpose: customs_risk)",
        "  would be allowed if record.tlp_level were 2",
        "  would be allowed if context.purpose were counter_narcotics",
    ] {
        assert!(lines.contains(line), "{line}\n{lines}");
    }
}

/// Cedar alone would pass over a rule that cannot be evaluated, also one that forbids.
#[test]
fn a_rule_that_cannot_be_evaluated_denies_and_is_an_alarm() {
    let text = format!(
        "{DEFAULT_RULES}\n@id(\"too-many\") @why(\"too many\")
         forbid (principal, action == NTC::Action::\"ask\", resource)
         when {{ resource.subjects * 9223372036854775807 > 1 }};"
    );
    let rules = evaluator(&text);
    let ask = |subjects| {
        let officer = ("anna", &[Role::Liaison][..]);
        Request::ask(officer, ("customs_risk", false, subjects, true), NOW)
    };
    assert!(rules.fresh(&ask(0)).whole.allowed);
    let answer = rules.fresh(&ask(2));
    assert!(!answer.whole.allowed);
    assert_eq!(answer.whole.failed, ["too-many".into()]);
    let failed = Objection::Failed {
        rule: "too-many".into(),
    };
    assert_eq!(answer.whole.objection(), Some(failed));
}

/// A time past all that Cedar knows cannot be put to the rules.
#[test]
fn a_question_that_cannot_be_put_to_the_rules_is_denied_and_names_none_of_them() {
    let asked = request(Act::Publish, SectionSet::EMPTY);
    let asked = asked.with(Fact::Now, Value::Time(Timestamp::from_millis(u64::MAX)));
    let text = format!(
        "{DEFAULT_RULES}\n@id(\"later\") @why(\"later\")
         forbid (principal, action == NTC::Action::\"publish\", resource)
         when {{ context.now < datetime(\"2026-01-01\") }};"
    );
    let answer = evaluator(&text).fresh(&asked);
    let failed = Objection::Failed {
        rule: NOT_ASKED.into(),
    };
    assert_eq!(answer.whole.objection(), Some(failed));
}

#[test]
fn rules_about_queries_of_partners_do_not_read_which_agreements_let_them_ask() {
    let rule = |action: &str| {
        format!(
            "{HEAD}forbid (principal, action == NTC::Action::\"{action}\", resource)
             when {{ context.agreements.contains(\"ge-kz\") }};"
        )
    };
    assert_eq!(check(&rule("publish")), []);
    assert!(fault(&rule("take_query")).2.contains("agreements"));
}

/// A rule about what officers ask, with this condition.
fn of_condition(condition: &str) -> String {
    format!(
        "{HEAD}forbid (principal, action == NTC::Action::\"ask\", resource) when {{ {condition} }};"
    )
}

#[test]
fn a_rule_past_its_limits_is_refused_before_it_is_read() {
    let told = |text: &str| {
        let said = check(text).remove(0);
        assert!(!said.is_warning && said.place.is_some(), "{said:?}");
        said.message
    };
    let nested = |open: usize| {
        // The condition itself stands in one bracket.
        let (open, close) = ("(".repeat(open - 1), ")".repeat(open - 1));
        of_condition(&format!("{open}true{close}"))
    };
    assert_eq!(check(&nested(MAX_OPEN)), []);
    assert!(told(&nested(MAX_OPEN + 1)).contains("more than 64 brackets"));

    let linked = |links: usize| of_condition(&format!("true{}", "&&true".repeat(links)));
    assert_eq!(check(&linked(MAX_LINKS - 1)), []);
    assert!(told(&linked(MAX_LINKS)).contains("256 times at most"));

    let padded = |bytes: usize| {
        let rule = of_condition("resource.persons");
        rule.replace(
            "when",
            &format!("{}when", " ".repeat(bytes + 1 - rule.len())),
        )
    };
    assert_eq!(check(&padded(MAX_BYTES_OF_RULE)), []);
    assert!(told(&padded(MAX_BYTES_OF_RULE + 1)).contains("at most 8192 bytes"));

    // Neither comments nor strings are counted as what they are not, and each rule is counted by itself.
    let comment = format!("// {}\r", "( \" && ".repeat(MAX_BYTES_OF_RULE));
    let signs = "[&&.".repeat(MAX_LINKS);
    let strings = of_condition(&format!("context.agreed && \"\\\"{signs}\" like \"//*\""));
    let both = format!(
        "{comment}{}\n{comment}{}\n{comment}{strings}",
        padded(MAX_BYTES_OF_RULE),
        linked(MAX_LINKS - 1).replace("\"a\"", "\"c\""),
    );
    let said = check(&both);
    let past = |said: &crate::Fault| {
        ["brackets", "times", "bytes"]
            .iter()
            .any(|it| said.message.contains(it))
    };
    assert!(!said.iter().any(past), "{said:?}");
}

/// The stack of the threads that read rules.
const STACK: usize = 2 * 1024 * 1024;

/// Reads a text, lets it decide and explains it, in a thread of its own.
fn used(text: String) {
    let reader = std::thread::Builder::new().stack_size(STACK);
    let read = reader.spawn(move || {
        check(&text);
        let Ok(bundle) = Bundle::read(&text) else {
            return;
        };
        let evaluator = Evaluator::new(Arc::new(bundle));
        let officer = ("anna", &[Role::Liaison][..]);
        let asked = Request::ask(officer, ("customs_risk", false, 2, true), NOW);
        explain(&evaluator, &asked);
    });
    read.unwrap().join().unwrap();
}

/// What is read too deep ends the process, and no test sees it.
#[test]
fn no_text_is_read_deeper_than_a_thread_has_room_for() {
    used(of_condition(&format!("{}true", "true && ".repeat(30_000))));
    let (open, close) = ("(".repeat(20_000), ")".repeat(20_000));
    used(of_condition(&format!("{open}true{close}")));
    let shapes = [
        ("", "true&&", "true"),
        ("", "true||", "true"),
        ("", "1+", "1==2"),
        ("", "1-", "1==2"),
        ("", "1*", "1==2"),
        ("context", ".a", ""),
        ("context has a", ".a", ""),
        ("context", ".a()", ""),
        ("context", "[\"a\"]", ""),
        ("", "if true then true else ", "true"),
        ("", "!", "true"),
        ("", "-", "1==1"),
        ("", "[", ""),
        ("", "true} when {", "true"),
    ];
    for (from, more, to) in shapes {
        // As often as may be, and as often as finds room.
        let room = MAX_BYTES_OF_RULE - of_condition(&format!("{from}{to}")).len();
        for count in [MAX_LINKS, room / more.len()] {
            used(of_condition(&format!("{from}{}{to}", more.repeat(count))));
        }
    }
    // As many brackets and as many conditions as may be, each in the other.
    let (open, close) = ("(true&&".repeat(MAX_OPEN - 1), ")".repeat(MAX_OPEN - 1));
    let more = "&&true".repeat(MAX_LINKS - MAX_OPEN);
    let deepest = of_condition(&format!("{open}true{close}{more}"));
    assert_eq!(check(&deepest), []);
    used(deepest);
}

#[test]
fn what_rules_say_whatever_the_record_is_is_known_without_one() {
    let text = |more: &str| format!("{DEFAULT_RULES}\n{more}");
    let forbids = |when: &str| {
        format!(
            "@id(\"less\") @why(\"less\") forbid (principal, action == NTC::Action::\"see\", resource) {when};"
        )
    };
    let ask = |text: &str, roles: &[Role]| {
        let evaluator = evaluator(text);
        let request = Request::see_any(("anna", roles), NOW);
        let all = evaluator.gives(&request, Fact::ALL);
        (
            all,
            evaluator.takes(&request, Fact::ALL).map(|it| it.reason()),
        )
    };
    let all = Role::ALL;
    assert_eq!(ask(DEFAULT_RULES, &[Role::Liaison]), (true, None));
    // A rule that permits and reads the record takes nothing from another that reads none.
    assert_eq!(ask(DEFAULT_RULES, &all), (true, None));
    assert_eq!(ask(DEFAULT_RULES, &[Role::Administrator]), (false, None));
    let red = forbids("when { resource.tlp == NTC::Tlp::\"RED\" }");
    assert_eq!(ask(&text(&red), &all), (false, None));
    // What may be unknown of a record is no error where a rule asks for it first.
    let placed = forbids("when { resource has places && resource.places.contains(\"KZ\") }");
    assert_eq!(ask(&text(&placed), &all), (false, None));
    let forbidden = Some(Reason::RuleForbids);
    assert_eq!(ask(&text(&forbids("")), &all), (false, forbidden));
    let of_one = forbids("unless { principal in NTC::Role::\"liaison\" }");
    assert_eq!(ask(&text(&of_one), &[Role::Auditor]), (false, forbidden));
    assert_eq!(ask(&text(&of_one), &[Role::Liaison]), (true, None));
    let nothing = (false, Some(Reason::NoRulePermits));
    assert_eq!(ask(DEFAULT_RULES, &[]), nothing);
}

#[test]
fn the_examples_among_the_default_rules_stand_once_they_are_taken_in() {
    let mut text = String::new();
    let mut is_example = false;
    for line in DEFAULT_RULES.lines() {
        let bare = line.strip_prefix("// ").unwrap_or(line);
        is_example |= bare.starts_with("@id(") && bare != line;
        text.push_str(if is_example { bare } else { line });
        text.push('\n');
        is_example &= !bare.ends_with(';');
    }
    let (all, shipped) = (Bundle::read(&text), Bundle::read(DEFAULT_RULES));
    let (all, shipped) = (all.expect("rules without a fault"), shipped.expect("rules"));
    assert_eq!(all.rules().len(), shipped.rules().len() + 4);
}
