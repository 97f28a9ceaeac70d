//! Lists and tables on a terminal of 80 columns.

use std::io::Read as _;
use std::process::Stdio;

use console::measure_text_width;
use tokio::process::Command;

use crate::desk::Desk;
use crate::fake::Fake;
use crate::full;
use crate::reading::ID;
use crate::terminal::{COLUMNS, terminal};

/// What stands on the terminal after `ntc`.
async fn drawn(desk: &Desk, line: &str) -> String {
    let (mut near, far) = terminal();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
    command
        .args(line.split_whitespace())
        .env("NTC_PROFILE", desk.file(""))
        .env("NO_COLOR", "1")
        .current_dir(desk.file(""))
        .stdin(Stdio::null())
        .stdout(far)
        .stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    // The last other holder of the far end; the near end is at its end when the program is.
    drop(command);
    let read = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        // The end of a terminal is told as an error.
        drop(near.read_to_end(&mut bytes));
        String::from_utf8(bytes).unwrap()
    });
    let text = read.await.unwrap();
    child.wait().await.unwrap();
    text.replace("\r\n", "\n")
}

#[tokio::test]
async fn every_screen_fits_eighty_columns_and_takes_no_party_apart() {
    let line = "agreement new --id az-ge-narcotics --title Narcotics --party GE/revenue-service \
                --party AZ/state-customs-committee --from 2026-01-01 --until 2027-12-31";
    let document = Desk::with(Fake::default()).await.ntc(line).await.stdout;
    let desk = Desk::with(full::fake(&document)).await;
    full::write_files(&desk, &document);
    for line in [
        "find CSQU3054383",
        "alert list",
        "alert list --find CSQU3054383",
        "approvals list --all",
        "approvals show A7",
        "doctor GE/revenue-service",
        "alert watch --once",
        "watch --once",
        "stats",
        "notify list",
        "watchlist list",
        "watchlist show un",
        "watchlist show un 6900001",
        "watchlist import consolidated.xml",
        "watchlist push un --yes",
        "screen tk386.edi manifest.csv --why",
        "screening status",
        "screening preset recall --check",
        "screening subject X4Q7TZ",
        &format!("alert show {ID}"),
        "alert publish seizure.toml",
        "alert import seizures.csv",
        "alert refused",
        &format!("alert delivery {ID}"),
        &format!("outcome {ID}"),
        &format!("outcome {ID} --result seizure"),
        "overdue",
        "inbox",
        &format!("request show {ID}"),
        &format!("thread {ID}"),
        &format!("recall status {ID}"),
        &format!("alert retract {ID} --reason duplicate --yes"),
        &format!("alert correct {ID} seizure.toml"),
        "agreement list",
        "peer list",
        "peer list --details",
        "peer show MD/customs-service",
        "node status",
        "ledger status",
        "codes category",
    ] {
        let text = drawn(&desk, line).await;
        assert!(text.lines().count() > 1, "{line}: {text}");
        for row in text.lines() {
            let width = measure_text_width(row);
            assert!(width <= usize::from(COLUMNS), "{line}: {width}: {row}");
        }
        for party in ["AZ/state", "MD/customs"] {
            let torn = text.lines().any(|row| row.trim_end().ends_with(party));
            assert!(!torn, "{line}: {party} is folded: {text}");
        }
    }
}
