//! Forms filled in by a script, without a terminal.

use std::collections::VecDeque;

use ntc_core::intake::draft_file;
use ntc_core::record::{MAX_GOODS, MAX_RECIPIENTS};

use super::agreement::{AGREEMENT, answered};
use super::asker::{Asker, Line, Pick, Stop};
use super::notice::NOTICE;
use super::paper::Paper;
use super::question::{Asked, Fills, Form, Known};
use super::request::REQUEST;
use super::walk::Walk;

/// Answers in order; an empty one takes what stands there. It leaves when none is left, or what is typed finds nothing.
#[derive(Default)]
pub(super) struct Script {
    answers: VecDeque<String>,
    /// Questions as they were asked, and what was said between them.
    told: Vec<String>,
    said: Vec<String>,
    /// All that a terminal shows, line by line.
    shown: Vec<String>,
}

impl Script {
    pub(super) fn new<T: ToString>(answers: impl IntoIterator<Item = T>) -> Self {
        Self {
            answers: answers.into_iter().map(|it| it.to_string()).collect(),
            ..Self::default()
        }
    }
}

impl Asker for Script {
    fn line(
        &mut self,
        line: &Line<'_>,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, Stop> {
        self.told.push(line.text.to_owned());
        self.asks(line.text, line.help);
        if !line.offered.is_empty() {
            self.shown.push(format!("  offers: {}", line.offered));
        }
        loop {
            let answer = self.answers.pop_front().ok_or(Stop::Left)?;
            let typed = match answer.as_str() {
                "" if line.held.is_empty() => line.offered.to_owned(),
                "" => line.held.to_owned(),
                _ => answer,
            };
            match check(&typed) {
                Ok(()) => {
                    self.shown.push(format!("> {typed}"));
                    return Ok(typed);
                }
                Err(fault) => {
                    self.shown.push(format!("  {typed}: {fault}"));
                    self.said.push(fault);
                }
            }
        }
    }

    fn pick(&mut self, pick: &Pick<'_>) -> Result<usize, Stop> {
        self.told.push(pick.text.to_owned());
        self.asks(pick.text, pick.help);
        let page = pick.choices.iter().skip(pick.start).take(PAGE);
        self.shown
            .extend(page.map(|choice| format!("  - {choice}")));
        let typed = self.answers.pop_front().ok_or(Stop::Left)?;
        let found = if typed.is_empty() {
            Some(pick.start)
        } else {
            let choices = pick.choices.iter().enumerate();
            let found = choices.filter_map(|(at, it)| Some((it.found_by(&typed)?, at)));
            let best = found.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)));
            best.map(|(_, at)| at)
        };
        let taken = found.and_then(|at| pick.choices.get(at));
        self.shown.extend(taken.map(|choice| format!("> {choice}")));
        found.ok_or(Stop::Left)
    }

    fn say(&mut self, text: &str) {
        self.shown.push(text.to_owned());
        self.said.push(text.to_owned());
    }
}

/// Choices of a question that are kept, from where the cursor stands.
const PAGE: usize = 3;
/// Where dialogues are kept.
const DIALOGUES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/form/dialogues");

impl Script {
    fn asks(&mut self, text: &str, help: &str) {
        self.shown.push(format!("{text}:"));
        if !help.is_empty() {
            self.shown.push(format!("  [{help}]"));
        }
    }
}

#[test]
fn every_form_asks_in_english_what_it_asked() {
    let request: &[&str] = &[
        "az/",
        "genuine",
        "Is the consignee registered with you?",
        "",
        "",
        "CSQU3054383",
        "narc",
        "",
        "",
        "",
        "",
    ];
    let agreement: &[&str] = &[
        "az/",
        "(no more",
        "Narcotics",
        "Not an id",
        "az-ge-narcotics",
        "Memorandum of 2025",
        "",
        "",
    ];
    for (name, form, answers) in [
        ("alert", NOTICE, WHOLE),
        ("request", REQUEST, request),
        ("agreement", AGREEMENT, agreement),
    ] {
        let mut script = Script::new(answers);
        let (_, _, end) = filled(&form, &known(), &mut script);
        assert!(end.is_ok(), "{name}: {:?}", script.told);
        let shown = script.shown.join("\n") + "\n";
        let path = format!("{DIALOGUES}/{name}.txt");
        if std::env::var_os("NTC_WRITE_SCREENS").is_some() {
            std::fs::write(&path, &shown).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert_eq!(kept, shown, "{name}: NTC_WRITE_SCREENS=1 writes it");
    }
}

#[test]
fn no_question_of_any_language_is_wider_than_a_terminal() {
    // A question has a sign in front and a colon behind.
    const WIDEST: usize = 80 - 4;
    for language in ntc_lang::Language::ALL {
        for key in ntc_lang::said(language).into_keys() {
            let text = language.text(&key, &[]);
            let is_help = key.starts_with("form-help-");
            let width = console::measure_text_width(&text);
            let fits = is_help || !key.starts_with("form-") || width <= WIDEST;
            assert!(fits, "{language}: {key}: {width}");
        }
    }
}

pub(super) fn known() -> Known {
    Known {
        party: Some("GE/revenue-service".to_owned()),
        partners: ["AZ/state-customs-committee", "TR/ministry-of-trade"]
            .map(str::to_owned)
            .into(),
        today: "2026-11-28".to_owned(),
        reference: "20261128-4f9c2a1b".to_owned(),
    }
}

/// The whole notice, in the order of the questions.
pub(super) const WHOLE: &[&str] = &[
    "",
    "sarpi",
    "import",
    "",
    "",
    "",
    "narc",
    "coca",
    "white powder",
    "42.5 kg",
    "",
    "road",
    "AA 123 BB (GE)",
    "CSQU3054383",
    "rip",
    "",
    "behind the doors",
    "mobile",
    "dog",
    "",
    "",
    "narc",
    "",
    "",
    "",
    "",
    "",
];

/// Fills in a form: the draft as it was kept last, and how often it was kept.
fn filled(form: &Form, known: &Known, script: &mut Script) -> (Paper, usize, Result<(), Stop>) {
    let mut paper = form.begun();
    let (mut kept, mut count) = (paper.clone(), 0);
    let mut keep = |paper: &Paper| {
        kept = paper.clone();
        count += 1;
        Ok(())
    };
    let end = Walk::new(form, known, &paper).on(&mut paper, script, &mut keep);
    (kept, count, end)
}

#[test]
fn every_question_fills_in_a_field_of_the_record() {
    for form in [NOTICE, REQUEST] {
        fills_in_fields(&form);
    }
}

fn fills_in_fields(form: &Form) {
    let rows = (form.rows)();
    for question in form.questions.iter().filter(|it| it.fills != Fills::More) {
        let asked = Asked {
            question,
            field: question.field.replace("[]", "[7]"),
        };
        assert!(rows.contains_key(&asked.row_of()), "{}", question.field);
        if let Fills::Amount(unit) = question.fills {
            assert!(rows.contains_key(&super::question::beside(question.field, unit)));
        }
    }
}

#[test]
fn a_notice_is_filled_in_and_reads_as_a_draft() {
    let mut script = Script::new(WHOLE);
    let (paper, kept, end) = filled(&NOTICE, &known(), &mut script);
    assert!(end.is_ok() && script.said.is_empty(), "{:?}", script.said);
    assert_eq!(
        kept,
        script
            .told
            .iter()
            .filter(|it| !it.contains(", also"))
            .count()
    );
    let draft = draft_file::read(&paper.text()).unwrap();
    let goods = &draft.goods.as_ref().unwrap().items[0];
    assert_eq!(
        (goods.unit.as_str(), goods.substance.as_str()),
        ("KGM", "cocaine")
    );
    assert_eq!(paper.get("event.place.country").as_deref(), Some("GE"));
    assert_eq!(paper.get("event.place.site").as_deref(), Some("ge_sarpi"));
    assert_eq!(paper.get("event.occurred").as_deref(), Some("2026-11-28"));
    assert_eq!(paper.list("event.means"), ["xray_mobile", "dog"]);
    assert_eq!(
        paper.get("national.source_reference").as_deref(),
        Some("20261128-4f9c2a1b")
    );
    assert!(!paper.has("audience"), "all that agreements entitle");
    let plate = &draft.transport.as_ref().unwrap().legs[0].identifiers[0];
    assert_eq!(
        (plate.scheme.as_str(), plate.country.as_str()),
        ("plate", "GE")
    );
}

#[test]
fn an_answer_is_judged_as_a_draft_from_a_file_is() {
    let mut answers: Vec<_> = WHOLE.to_vec();
    // Days that are none, and a unit that is none.
    answers.splice(9..10, ["forty", "42.5 stones", "42,5 kg"]);
    answers.splice(3..4, ["yesterday", "2026-02-30", ""]);
    let mut script = Script::new(&answers);
    let (paper, _, end) = filled(&NOTICE, &known(), &mut script);
    assert!(end.is_ok(), "{:?}", script.said);
    for (fault, field, typed) in [
        (0, "event.occurred", "yesterday"),
        (1, "event.occurred", "2026-02-30"),
        (3, "goods.items[0].unit", "stones"),
    ] {
        let mut file = paper.clone();
        file.put(field, typed);
        let Err(draft_file::InvalidDraftFile::Fields(errors)) = draft_file::read(&file.text())
        else {
            panic!("{typed} is taken");
        };
        let error = errors.iter().find(|error| error.field == field).unwrap();
        let (message, _) = error
            .message
            .rsplit_once(" (line")
            .unwrap_or((&error.message, ""));
        assert_eq!(script.said[fault], format!("{message} [{}]", error.reason));
    }
}

#[test]
fn a_code_that_means_nothing_alone_asks_what_it_is() {
    let mut answers: Vec<_> = WHOLE.to_vec();
    answers.splice(17..18, ["other", "", "a neighbour told us", "dog"]);
    answers.splice(6..8, ["other", "bee venom", ""]);
    let mut script = Script::new(&answers);
    let (paper, _, _) = filled(&NOTICE, &known(), &mut script);
    assert_eq!(
        paper.get("goods.items[0].category").as_deref(),
        Some("other: bee venom")
    );
    assert_eq!(paper.list("event.means")[0], "other: a neighbour told us");
    assert!(
        script.said[0].contains("say in the text what it is"),
        "{:?}",
        script.said
    );
}

#[test]
fn goods_are_added_up_to_the_limit_and_one_past_it_is_refused() {
    let mut answers: Vec<&str> = WHOLE[..6].to_vec();
    for _ in 0..=MAX_GOODS {
        answers.extend(["fuel", "petrol", "10 l", "yes"]);
    }
    let mut script = Script::new(&answers);
    let (paper, _, _) = filled(&NOTICE, &known(), &mut script);
    assert_eq!(paper.count("goods.items"), MAX_GOODS);
    assert_eq!(
        script.said,
        [format!(
            "has more than {MAX_GOODS} entries [FIELD_TOO_LONG]"
        )]
    );
}

#[test]
fn parties_are_named_up_to_the_limit_and_one_past_it_is_refused() {
    let partners = |count: usize| (0..count).map(|it| format!("AZ/service-{it}"));
    let known = Known {
        partners: partners(MAX_RECIPIENTS + 1).collect(),
        ..known()
    };
    let mut answers: Vec<_> = WHOLE[..25].iter().map(ToString::to_string).collect();
    answers.extend(partners(MAX_RECIPIENTS + 1));
    answers.extend(["".to_owned(), String::new()]);
    let mut script = Script::new(&answers);
    let (paper, _, end) = filled(&NOTICE, &known, &mut script);
    assert!(end.is_ok(), "{:?}", script.told.last());
    assert_eq!(paper.list("audience").len(), MAX_RECIPIENTS);
    assert_eq!(
        script.said,
        [format!(
            "has more than {MAX_RECIPIENTS} entries [FIELD_TOO_LONG]"
        )]
    );
}

#[test]
fn what_was_left_at_any_question_goes_on_behind_the_last_answer() {
    let known = known();
    let (whole, ..) = filled(&NOTICE, &known, &mut Script::new(WHOLE));
    for cut in 0..WHOLE.len() {
        let (paper, _, end) = filled(&NOTICE, &known, &mut Script::new(&WHOLE[..cut]));
        assert!(matches!(end, Err(Stop::Left)), "{cut}");
        let mut paper = Paper::read(&paper.text()).unwrap();
        let mut script = Script::new(WHOLE);
        drop(Walk::new(&NOTICE, &known, &paper).on(&mut paper, &mut script, &mut |_| Ok(())));
        let next = script.told.first().map(String::as_str);
        let mut first = Script::new(WHOLE);
        drop(filled(&NOTICE, &known, &mut first));
        let at = first.told.iter().position(|it| Some(it.as_str()) == next);
        // What was left without an answer last is asked again.
        assert!(at.is_some_and(|at| at <= cut), "{cut}: {next:?}");
    }
    let mut script = Script::default();
    let mut paper = whole.clone();
    let end = Walk::new(&NOTICE, &known, &whole).on(&mut paper, &mut script, &mut |_| Ok(()));
    assert!(
        end.is_ok() && script.told.is_empty(),
        "nothing is left to ask: {:?}",
        script.told
    );
}

#[test]
fn an_answer_is_changed_and_what_it_leads_to_is_asked() {
    let known = known();
    let (mut paper, ..) = filled(&NOTICE, &known, &mut Script::new(WHOLE));
    let mut walk = Walk::new(&NOTICE, &known, &paper);
    // No crossing any more: where it was is asked.
    let mut script = Script::new(["", "(not", "Poti", "seaport"]);
    let changed = walk.change("event.place.site", &mut paper, &mut script, &mut |_| Ok(()));
    assert!(changed.is_ok(), "{:?}", script.told);
    assert_eq!(
        script.told,
        [
            "Which answer",
            "Crossing",
            "Place, as it is called",
            "What kind of place"
        ]
    );
    assert!(!paper.has("event.place.site"));
    assert_eq!(paper.get("event.place.site_name").as_deref(), Some("Poti"));
}

#[test]
fn a_fault_leads_to_the_question_that_it_is_about() {
    let (paper, ..) = filled(&NOTICE, &known(), &mut Script::new(WHOLE));
    for (field, text) in [
        ("goods.items[0].unit", "How much, with its unit: 42.5 kg"),
        ("goods.items[0].category", "What was found"),
        (
            "transport.legs[0].identifiers[0]",
            "Plate, and its state in brackets: AA 123 BB (GE)",
        ),
        ("event.place.site", "Crossing"),
    ] {
        let about = NOTICE.about(&paper, field).unwrap();
        assert_eq!(about.text(), text, "{field}");
    }
    assert!(NOTICE.about(&paper, "nothing.such").is_none());
}

#[test]
fn an_agreement_is_filled_in_and_every_answer_is_judged_by_its_document() {
    let mut script = Script::new([
        "tr/",
        "az/",
        "Seizures of narcotics",
        "Not an id",
        "az-ge-tr-narcotics",
        "Memorandum of 14 March 2025",
        "tomorrow",
        "2026-12-01",
        "2026-11-30",
        "2027-12-31",
    ]);
    let (paper, kept, end) = filled(&AGREEMENT, &known(), &mut script);
    assert!(end.is_ok(), "{:?}", script.said);
    assert_eq!(kept, 6, "one for each question");
    let [id, first, last] = script.said.as_slice() else {
        panic!("{:?}", script.said);
    };
    assert!(id.contains("[AGREEMENT_INVALID]"), "{id}");
    assert!(first.contains("a day is written 2026-01-31"), "{first}");
    assert!(last.contains("[AGREEMENT_INVALID]"), "{last}");
    let template = answered(&paper, "GE/revenue-service").unwrap();
    let parties: Vec<_> = template
        .parties
        .iter()
        .map(|it| it.party.as_str())
        .collect();
    assert_eq!(
        parties,
        [
            "GE/revenue-service",
            "TR/ministry-of-trade",
            "AZ/state-customs-committee"
        ]
    );
    assert_eq!(
        (template.from.as_str(), template.until.as_str()),
        ("2026-12-01", "2027-12-31")
    );
    assert!(template.document().contains("form = \"group\""));
}

#[test]
fn a_document_needs_every_answer_that_is_required() {
    let script = [
        "az/",
        "(no more",
        "Narcotics",
        "az-ge-narcotics",
        "",
        "",
        "",
    ];
    let (whole, ..) = filled(&AGREEMENT, &known(), &mut Script::new(script));
    let template = answered(&whole, "GE/revenue-service").unwrap();
    assert_eq!(template.from, "2026-11-28");
    assert_eq!(template.until, "\"open\"");
    for question in AGREEMENT.questions {
        let mut paper = whole.clone();
        paper.take(question.field);
        let missing = answered(&paper, "GE/revenue-service")
            .err()
            .map(|fault| fault.field);
        let expected = question.is_required.then(|| question.field.to_owned());
        assert_eq!(missing, expected);
    }
}
