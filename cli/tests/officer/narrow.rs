//! Lists and tables on a terminal of 80 columns.

use std::fs::File;
use std::io::Read as _;
use std::process::Stdio;

use console::measure_text_width;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use tokio::process::Command;

use crate::desk::Desk;
use crate::fake::Fake;
use crate::full;
use crate::reading::ID;

const COLUMNS: u16 = 80;

/// Both ends of a terminal.
fn terminal() -> (File, File) {
    let near = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&near).unwrap();
    unlockpt(&near).unwrap();
    let name = ptsname(&near, Vec::new()).unwrap();
    let mut options = File::options();
    let far = options.read(true).write(true);
    let far = far.open(name.to_str().unwrap()).unwrap();
    let size = Winsize {
        ws_row: 24,
        ws_col: COLUMNS,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&far, size).unwrap();
    (File::from(near), far)
}

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
async fn every_list_fits_eighty_columns_and_takes_no_party_apart() {
    let line = "agreement new --id az-ge-narcotics --title Narcotics --party GE/revenue-service \
                --party AZ/state-customs-committee --from 2026-01-01 --until 2027-12-31";
    let document = Desk::with(Fake::default()).await.ntc(line).await.stdout;
    let mut fake = full::fake(&document);
    // What was found is told in sentences, which the terminal breaks.
    for record in fake.pages.iter_mut().flat_map(|page| &mut page.records) {
        record.answers.clear();
    }
    let desk = Desk::with(fake).await;
    full::write_files(&desk, &document);
    for line in [
        "alert list",
        "alert refused",
        &format!("alert delivery {ID}"),
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
