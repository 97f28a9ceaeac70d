//! Bodies of pictures and documents.

use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::publishing::georgia;

#[tokio::test]
async fn a_body_that_is_stored_is_named_by_the_lines_for_the_draft() {
    let desk = Desk::with(georgia()).await;
    let mut body = vec![7_u8; 200_000];
    desk.write("no.png", &body);
    let ran = desk.ntc("media put no.png").await;
    let doubt = "the name says image/png, and the file does not begin as one does";
    assert!(ran.stdout.contains(doubt), "{}", ran.stdout);
    body[..8].copy_from_slice(b"\x89PNG\r\n\x1a\n");
    desk.write("xray.PNG", &body);
    let ran = desk.ntc("media put xray.PNG").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(!ran.stdout.contains("To look at"), "{}", ran.stdout);
    let hash = hex::encode(Sha256::digest(&body));
    assert!(
        ran.stdout.contains(&format!("sha256 = \"{hash}\"")),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .contains("size = 200000\ncontent_type = \"image/png\""),
        "{}",
        ran.stdout
    );
    // What is printed is what a draft takes.
    let (_, lines) = ran.stdout.split_once("\n\n").unwrap();
    let sample = desk.ntc("alert sample").await.stdout;
    desk.write("seizure.toml", format!("{sample}\n{lines}"));
    let ran = desk.ntc("alert publish seizure.toml --check").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
}

#[tokio::test]
async fn a_body_is_written_only_when_its_hash_holds() {
    let body = b"an x-ray".repeat(1000);
    let hash = hex::encode(Sha256::digest(&body));
    let desk = Desk::with(Fake {
        body: body.clone(),
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc(&format!("media get {hash} --to xray.png")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(std::fs::read(desk.file("xray.png")).unwrap(), body);

    let ran = desk
        .ntc(&format!("media get {} --to other.png", "00".repeat(32)))
        .await;
    assert_eq!(ran.exit, 8, "{}", ran.stderr);
    assert!(!desk.file("other.png").exists() && !desk.file("other.png.part").exists());
}

#[tokio::test]
async fn a_file_that_is_there_is_not_overwritten() {
    let body = b"new".to_vec();
    let hash = hex::encode(Sha256::digest(&body));
    let desk = Desk::with(Fake {
        body,
        ..Fake::default()
    })
    .await;
    desk.write("xray.png", "old");
    let ran = desk.ntc(&format!("media get {hash} --to xray.png")).await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert_eq!(std::fs::read(desk.file("xray.png")).unwrap(), b"old");
}
