//! `ntc-node doctor`: why a node does not start.

use std::process::ExitCode;

use ntc_core::checkup::{Told, ails};
use ntc_node::app::doctor::examine;
use ntc_node::config::CONFIG_FILE;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_terminal::{check_line, say};
use serde_json::json;

use super::{Dir, Failure, print, show};

/// What is looked at, and how it is told.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Doctor {
    #[command(flatten)]
    dir: Dir,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Looks at all that a start needs, and tells what is wrong and what to do.
pub(crate) fn run(doctor: &Doctor) -> Result<ExitCode, Failure> {
    let checks = examine(&doctor.dir.dir.join(CONFIG_FILE), SystemClock.now());
    let told: Vec<_> = checks.iter().map(Told::from).collect();
    let works = !ails(&checks);
    if doctor.json {
        let checks: Vec<_> = told.iter().map(Told::json).collect();
        print(&json!({ "party": null, "works": works, "checks": checks }).to_string())?;
    } else {
        let text: String = told.iter().map(check_line).collect();
        show(text.trim_end())?;
        let sum = if works {
            say!("daemon-doctor-works")
        } else {
            say!("daemon-doctor-ails")
        };
        show(&format!("\n {sum}"))?;
    }
    Ok(ExitCode::from(u8::from(!works)))
}
