//! A form that an officer fills in at a terminal tells a partner's node.

use std::process::Command;

use ntc_proto::node::v1 as pb;
use ntc_tests::process::officers_binary;
use ntc_tests::{Federation, until};

use crate::typist::Typist;

const GE: &str = "GE/customs";
const AZ: &str = "AZ/customs";

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_from_a_form_reaches_the_partner_once() {
    let federation = Federation::sharing_all(&[GE, AZ]).await;
    let ge = federation.node(GE);
    let state = tempfile::tempdir().expect("a directory");
    let form = |words: &[&str]| {
        let mut command = Command::new(officers_binary());
        command.args(["alert", "new"]).args(words);
        command.env("NTC_PROFILE", &ge.files.profile);
        command.env("XDG_STATE_HOME", state.path());
        Typist::start(command)
    };
    let mut officer = form(&[]);
    officer
        .sees("Country")
        .picks("")
        .sees("Crossing")
        .picks("sarp");
    officer.passes(&["Which way", "When", "What happened", "How far"]);
    officer.sees("What was found").picks("narc");
    officer.sees("Substance").picks("coca");
    officer.sees("In a few").says("white powder");
    officer.sees("How much").says("42.5 kg");
    officer.passes(&[
        "Something",
        "travelled",
        "hidden",
        "Where",
        "found",
        "What led",
    ]);
    officer.sees("Shared for").picks("narc");
    officer.passes(&["How urgent", "Who may see", "What they may"]);
    // The one partner is on offer.
    officer.sees("Who gets it").picks("az");
    officer
        .sees("reference")
        .picks("")
        .sees(AZ)
        .sees("And now")
        .picks("keep");
    let (exit, screen) = officer.ends();
    assert_eq!(exit, Some(0), "{screen}");
    assert!(ge.list().await.is_empty(), "nobody was told");

    let folder = state.path().join("ntc/drafts");
    let kept = || std::fs::read_dir(&folder).expect("the drafts").next();
    let file = kept().expect("a draft").expect("a draft").path();
    let whole = std::fs::read(&file).expect("the draft");
    let file = file.to_str().expect("a path");
    // A terminal that goes away at the last question tells nobody.
    let mut officer = form(&["--draft", file]);
    let (exit, _) = officer.sees("And now").hangs_up().ends();
    assert_eq!(exit, Some(1));
    assert!(ge.list().await.is_empty(), "nobody was told");

    let mut officer = form(&["--draft", file]);
    officer
        .sees("Nobody was told")
        .sees("And now")
        .picks("publish");
    let (exit, screen) = officer.ends();
    assert_eq!(exit, Some(0), "{screen}");
    assert_eq!(
        officer.keys,
        "publish\r".len(),
        "what was answered is not asked again"
    );
    assert!(kept().is_none(), "published, so nothing is kept");
    let az = federation.node(AZ);
    until("the partner to list it", || async {
        !az.list().await.is_empty()
    })
    .await;

    // An officer who did not see the answer goes on with what was kept: nothing is told twice.
    std::fs::write(file, whole).expect("the draft again");
    let (exit, screen) = form(&["--draft", file]).ends();
    assert_eq!(exit, Some(0), "{screen}");
    assert!(screen.contains("Published before"), "{screen}");
    assert!(kept().is_none());
    assert_eq!(ge.list().await.len(), 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_from_a_form_can_be_proposed_as_it_stands() {
    let federation = Federation::start(&[GE, AZ]).await;
    let ge = federation.node(GE);
    let folder = tempfile::tempdir().expect("a directory");
    let mut command = Command::new(officers_binary());
    command.args(["agreement", "new"]).current_dir(&folder);
    command.env("NTC_PROFILE", &ge.files.profile);
    command.env("XDG_STATE_HOME", folder.path());
    let mut officer = Typist::start(command);
    officer.sees("With whom").picks("");
    officer.sees("about").says("Seizures");
    officer.sees("Its id").says("az-ge-seizures");
    officer.sees("rests on").says("Memorandum of 14 March 2025");
    officer.passes(&["First day", "Last day"]);
    let (exit, screen) = officer.sees("And now").picks("write").ends();
    assert_eq!(exit, Some(0), "{screen}");
    let file = folder.path().join("az-ge-seizures.toml");
    let document = std::fs::read_to_string(file).expect("a document");
    // What the form showed is what the node says of the document.
    let check = pb::CheckAgreementRequest {
        document: document.clone().into_bytes(),
    };
    let checked = ge.agreements().check_agreement(check).await;
    let said = checked.expect("a check").into_inner().summary;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = words(&screen);
    assert!(said.len() > 3, "{said:?}");
    for sentence in &said {
        assert!(shown.contains(&words(sentence)), "{sentence} in {screen}");
    }
    ge.officer().propose(&document).await.expect("a proposal");
    until("the partner to have it", || async {
        let held = ntc_tests::federation::find(federation.node(AZ), "az-ge-seizures");
        held.await.is_some()
    })
    .await;
    federation.stop().await;
}
