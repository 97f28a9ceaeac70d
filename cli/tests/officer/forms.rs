//! Forms as officers fill them in at a terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

use ntc_proto::node::v1::{PeerStatus, PublishResponse, Recipient};
use serde_json::Value;
use tonic::{Code, Status};

use crate::desk::{Desk, run};
use crate::fake::{Fake, refusal};
use crate::publishing::georgia;
use crate::typist::Typist;

/// Most keys that a full notice takes beside its free text: two minutes' work.
const MOST_KEYS: usize = 60;

const ESCAPE: &str = "\u{1b}";
const INTERRUPT: &str = "\u{3}";
const END: &str = "\u{4}";

fn node() -> Fake {
    let partner = |party: &str| PeerStatus {
        party: party.into(),
        ..PeerStatus::default()
    };
    Fake {
        peers: vec![
            partner("AZ/state-customs-committee"),
            partner("TR/ministry-of-trade"),
        ],
        published: PublishResponse {
            id: vec![7; 16],
            recipients: vec![Recipient {
                party: "AZ/state-customs-committee".into(),
                entitled: true,
                disclosed: vec!["event".into(), "goods".into()],
                ..Recipient::default()
            }],
            ..PublishResponse::default()
        },
        ..georgia()
    }
}

/// Compares what a form shows before anything is done with what it showed: `NTC_WRITE_SCREENS=1` writes it anew. Digits stand
/// there as `#`, for some are of today.
fn previewed(name: &str, begins: &str, screen: &str) {
    let path = format!(
        "{}/tests/officer/previews/{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    let rows = screen.lines().skip_while(|row| !row.contains(begins));
    let rows = rows.take_while(|row| !row.contains("And now"));
    let shown: String = rows.map(|row| format!("{}\n", row.trim_end())).collect();
    let shown = shown.replace(|c: char| c.is_ascii_digit(), "#");
    assert!(!shown.is_empty(), "{screen}");
    if std::env::var_os("NTC_WRITE_SCREENS").is_some() {
        fs::write(path, shown).unwrap();
    } else {
        assert_eq!(
            fs::read_to_string(&path).unwrap_or_default(),
            shown,
            "{path}"
        );
    }
}

fn command(desk: &Desk, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
    command
        .args(line.split_whitespace())
        .env("NTC_PROFILE", desk.file(""))
        .env("XDG_STATE_HOME", desk.file("state"))
        .current_dir(desk.file(""));
    command
}

fn typist(desk: &Desk, line: &str) -> Typist {
    Typist::start(command(desk, line))
}

/// The drafts that are kept.
fn drafts(desk: &Desk) -> Vec<PathBuf> {
    let folder = fs::read_dir(desk.file("state/ntc/drafts"));
    let files = folder.into_iter().flatten();
    files.map(|file| file.unwrap().path()).collect()
}

/// Fills in a full notice, to the preview.
fn fill(officer: &mut Typist) {
    begin(officer);
    officer
        .sees("In a few words:")
        .says("white powder in boxes");
    officer.sees("How much").says("42.5 kg");
    officer.sees("Something else").picks("");
    officer.sees("How it travelled").picks("roa");
    officer.sees("Plate").says("AA 123 BB (GE)");
    officer.sees("Container number").says("CSQU3054383");
    officer.sees("How it was hidden:").picks("rip");
    officer.sees("hidden, also").picks("");
    officer.sees("Where on").says("behind the doors");
    officer.sees("How it was found:").picks("mob");
    officer.sees("found, also").picks("");
    officer.sees("What led").picks("ris");
    officer.sees("control, also").picks("");
    officer.sees("Shared for").picks("nar");
    officer.passes(&[
        "How urgent",
        "Who may see",
        "What they may",
        "Who gets it",
        "reference",
    ]);
}

/// As far as the goods' category.
fn begin(officer: &mut Typist) {
    officer.sees("Country").picks("");
    officer.sees("Crossing").picks("sar");
    officer.sees("Which way").picks("imp");
    officer.passes(&["When", "What happened", "How far"]);
    officer.sees("What was found").picks("nar");
    officer.sees("Substance").picks("coc");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_notice_is_told_with_few_keys_and_leaves_nothing_behind() {
    let desk = Desk::with(node()).await;
    let mut officer = typist(&desk, "alert new");
    fill(&mut officer);
    officer
        .sees("Nobody was told")
        .sees("AZ/state-customs-committee");
    officer.sees("And now");
    assert_eq!(drafts(&desk).len(), 1);
    let (exit, screen) = officer.picks("p").ends();
    assert_eq!(exit, Some(0), "{screen}");
    assert!(screen.contains("Published 07070707"), "{screen}");
    assert!(officer.keys <= MOST_KEYS, "{} keys", officer.keys);
    assert_eq!(drafts(&desk), Vec::<PathBuf>::new(), "nothing is kept");
    let drafts = desk.fake.drafts.lock().unwrap();
    let [draft] = drafts.as_slice() else {
        panic!("{} drafts", drafts.len());
    };
    let goods = &draft.goods.as_ref().unwrap().items[0];
    assert_eq!(
        (goods.substance.as_str(), goods.unit.as_str()),
        ("cocaine", "KGM")
    );
    let reference = draft.national.as_ref().unwrap().source_reference.clone();
    assert_eq!(reference.len(), "20261128-4f9c2a1b".len(), "{reference}");
    for question in ["Country", "Who gets it"] {
        assert!(screen.contains(question));
    }
    // What helps is folded between words.
    let help = "publishing it\n  again writes nothing new.";
    assert!(screen.contains(help), "{screen}");
    previewed("alert_new", "Nobody was told", &screen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_left_keeps_a_draft_and_goes_on_with_it() {
    for leave in [ESCAPE, INTERRUPT, END] {
        let desk = Desk::with(node()).await;
        let mut officer = typist(&desk, "alert new");
        begin(&mut officer);
        let (exit, screen) = officer.sees("In a few words").types(leave).ends();
        assert_eq!(exit, Some(1), "{screen}");
        let [kept] = &drafts(&desk)[..] else {
            panic!("{:?}", drafts(&desk));
        };
        let path = kept.display().to_string();
        // A terminal folds a long path; the screen has it all the same.
        assert!(screen.replace('\n', "").contains(&path), "{path}: {screen}");
        assert_eq!(
            fs::metadata(kept).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            desk.fake.calls(),
            ["status", "list_peers"],
            "nobody was told"
        );

        let mut officer = typist(&desk, &format!("alert new --draft {path}"));
        officer.sees("In a few words").says("white powder");
        officer.sees("How much").says("42.5 kg");
        officer.passes(&[
            "Something",
            "travelled",
            "hidden",
            "Where",
            "found",
            "What led",
        ]);
        officer.sees("Shared for").picks("nar");
        officer.passes(&["How urgent", "Who may see", "What they may", "Who gets it"]);
        officer
            .sees("reference")
            .picks("")
            .sees("And now")
            .picks("keep")
            .ends();
        assert_eq!(
            desk.ntc(&format!("alert publish {path} --check"))
                .await
                .exit,
            0
        );
        let mut officer = typist(&desk, &format!("alert new --draft {path}"));
        let (exit, screen) = officer.sees("And now").picks("publish").ends();
        assert_eq!(exit, Some(0), "{screen}");
        assert!(drafts(&desk).is_empty(), "published, so nothing is kept");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_terminal_goes_away_ends_and_keeps_its_draft() {
    let desk = Desk::with(node()).await;
    let mut officer = typist(&desk, "alert new");
    begin(&mut officer);
    let (exit, _) = officer.sees("In a few words").hangs_up().ends();
    assert_eq!(exit, Some(1));
    let [kept] = &drafts(&desk)[..] else {
        panic!("{:?}", drafts(&desk));
    };
    assert!(fs::read_to_string(kept).unwrap().contains("cocaine"));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_node_is_away_a_form_is_filled_in_and_kept() {
    let away = Status::unavailable("the node stops");
    let desk = Desk::with(Fake {
        refuse: Some(away),
        ..node()
    })
    .await;
    let mut officer = typist(&desk, "alert new");
    officer.sees("away").sees("Country").picks("Georgia");
    officer.sees("Crossing").picks("sar");
    officer.passes(&["Which way", "When", "What happened", "How far"]);
    officer.sees("What was found").picks("fuel");
    officer.sees("In a few words").says("petrol");
    officer.sees("How much").says("100 l");
    officer.passes(&[
        "Something",
        "travelled",
        "hidden",
        "Where",
        "found",
        "What led",
    ]);
    officer.sees("Shared for").picks("revenue");
    officer.passes(&["How urgent", "Who may see", "What they may"]);
    let (exit, screen) = officer.sees("reference").picks("").ends();
    assert_eq!(exit, Some(7), "{screen}");
    assert!(screen.contains("The draft is kept in"), "{screen}");
    assert_eq!(drafts(&desk).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_breaks_a_rule_is_named_at_once_and_one_that_breaks_it_later_is_changed() {
    let desk = Desk::with(node()).await;
    let mut officer = typist(&desk, "alert new");
    officer.sees("Country").picks("azerb");
    officer.sees("Crossing").picks("");
    officer.sees("Place, as").picks("");
    officer.sees("What kind").picks("");
    officer.sees("Which way").picks("");
    officer
        .sees("When")
        .types("nonsense\r")
        .sees("[FIELD_INVALID]");
    officer
        .types(&"\u{7f}".repeat("nonsense".len()))
        .says("2026-01-28");
    officer
        .sees("What happened")
        .picks("")
        .sees("How far")
        .picks("");
    officer
        .sees("What was found")
        .picks("fuel")
        .sees("In a few")
        .says("petrol");
    officer.sees("How much").says("100 l");
    officer.passes(&[
        "Something",
        "travelled",
        "hidden",
        "Where",
        "found",
        "What led",
    ]);
    officer.sees("Shared for").picks("revenue");
    officer.passes(&[
        "How urgent",
        "Who may see",
        "What they may",
        "Who gets it",
        "reference",
    ]);
    officer
        .sees("EVENT_COUNTRY_NOT_ORIGIN")
        .sees("And now")
        .picks("");
    // The cursor stands at what is wrong.
    officer
        .sees("Which answer")
        .picks("")
        .sees("Country")
        .picks("georgia");
    let (exit, screen) = officer.sees("And now").picks("publish").ends();
    assert_eq!(exit, Some(0), "{screen}");
    let drafts = desk.fake.drafts.lock().unwrap();
    assert_eq!(drafts.len(), 1, "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_node_refuses_is_kept() {
    let desk = Desk::with(Fake {
        refuse: Some(refusal(
            Code::PermissionDenied,
            "ROLE_MISSING",
            "",
            "you do not publish",
        )),
        ..node()
    })
    .await;
    let (exit, screen) = typist(&desk, "alert new").ends();
    assert_eq!(exit, Some(5), "{screen}");
    assert!(drafts(&desk).is_empty(), "nothing was asked");
}

#[tokio::test]
async fn without_a_terminal_a_form_says_so_and_names_the_way_of_a_file() {
    let desk = Desk::with(node()).await;
    let sample = "ntc alert sample";
    for (line, instead) in [
        ("alert new", sample),
        ("alert new --draft nothing.toml", sample),
        ("request new", "ntc alert sample --request"),
        ("agreement new", "two times --party"),
    ] {
        let mut command = tokio::process::Command::from(command(&desk, line));
        let ran = run(&mut command, "\n\n\n").await;
        assert_eq!((ran.exit, ran.stdout.as_str()), (1, ""), "{}", ran.stderr);
        assert!(ran.stderr.contains("[NO_TERMINAL]"), "{}", ran.stderr);
        assert!(ran.stderr.contains(instead), "{}", ran.stderr);
    }
    let (exit, screen) = typist(&desk, "alert new --json").ends();
    assert_eq!(exit, Some(1), "{screen}");
    let error: Value = serde_json::from_str(screen.trim()).unwrap();
    assert_eq!(error["error"]["reason"], "NO_TERMINAL");
    assert_eq!(desk.fake.calls(), [""; 0], "nothing was asked of the node");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_no_toml_or_of_another_kind_is_left_as_it_is() {
    let desk = Desk::with(node()).await;
    desk.write("broken.toml", "kind = ");
    desk.write("request.toml", "kind = \"Request\"\n");
    for (file, reason) in [
        ("broken.toml", "MALFORMED"),
        ("request.toml", "FIELD_INVALID"),
    ] {
        let before = fs::read(desk.file(file)).unwrap();
        let (exit, screen) = typist(&desk, &format!("alert new --draft {file}")).ends();
        assert_eq!(exit, Some(3), "{screen}");
        assert!(screen.contains(reason), "{screen}");
        assert_eq!(fs::read(desk.file(file)).unwrap(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_asked_question_by_question_and_put_once() {
    let desk = Desk::with(node()).await;
    let mut officer = typist(&desk, "request new");
    officer.sees("Who is asked").picks("az");
    officer.sees("What you ask for").picks("genuine");
    officer
        .sees("Your question")
        .picks("")
        .sees("[FIELD_MISSING]");
    officer.says("Is the consignee registered with you?");
    officer.sees("Why you need it").picks("");
    officer.sees("Answer at the latest").says("tomorrow");
    officer.sees("[FIELD_INVALID]").types(ESCAPE).ends();
    let [kept] = &drafts(&desk)[..] else {
        panic!("{:?}", drafts(&desk));
    };
    assert_eq!(desk.fake.calls(), ["status", "list_peers"]);

    let mut officer = typist(&desk, &format!("request new --draft {}", kept.display()));
    officer.sees("Why you need it").picks("");
    officer.passes(&["Answer at", "Container"]);
    officer.sees("Asked for").picks("nar");
    officer.passes(&["How urgent", "Who may see", "What they may", "reference"]);
    officer
        .sees("AZ/state-customs-committee is not asked yet")
        .sees("And now");
    let (exit, screen) = officer.picks("ask").ends();
    assert_eq!(exit, Some(0), "{screen}");
    assert!(
        screen.contains("AZ/state-customs-committee is asked"),
        "{screen}"
    );
    assert!(drafts(&desk).is_empty(), "asked, so nothing is kept");
    previewed("request_new", "is not asked yet", &screen);
    let drafts = desk.fake.drafts.lock().unwrap();
    assert_eq!(drafts[0].audience, ["AZ/state-customs-committee"]);
    assert_eq!(drafts.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_written_to_a_file_of_its_own_and_over_no_other() {
    let desk = Desk::with(node()).await;
    let mut officer = typist(&desk, "agreement new");
    officer.sees("With whom").picks("az");
    officer.sees("also").picks("");
    officer.sees("What it is about").says("Seizures");
    officer.sees("Its id").says("az-ge");
    officer.sees("rests on").says("Memorandum of 14 March 2025");
    let (exit, screen) = officer.sees("First day").press(ESCAPE).ends();
    assert_eq!(exit, Some(1), "{screen}");
    let [file] = drafts(&desk).try_into().unwrap();
    let draft = format!("agreement new --draft {}", file.display());

    fs::write(desk.file("az-ge.toml"), "the one before").unwrap();
    let mut officer = typist(&desk, &draft);
    officer.passes(&["First day", "Last day"]);
    officer.sees("What it says").sees("And now").picks("write");
    officer
        .sees("is there already")
        .sees("And now")
        .picks("change");
    // The question that it is about is where the cursor stands.
    officer.sees("Which answer").picks("");
    officer.sees("Its id").says("-2");
    officer
        .sees("And now")
        .picks("write")
        .sees("Nobody was told");
    let (exit, screen) = officer.ends();
    assert_eq!(exit, Some(0), "{screen}");
    assert!(screen.contains("ntc agreement propose az-ge-2.toml --check"));
    previewed("agreement_new", "What it says", &screen);
    assert!(!file.exists(), "written, so nothing is kept");
    let before = fs::read_to_string(desk.file("az-ge.toml")).unwrap();
    assert_eq!(before, "the one before");
    let document = fs::read_to_string(desk.file("az-ge-2.toml")).unwrap();
    assert!(document.contains("id = \"az-ge-2\""));

    let line = "agreement new --id az-ge --title Seizures";
    let ran = run(&mut command(&desk, line).into(), "").await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("--party"), "{}", ran.stderr);
}
