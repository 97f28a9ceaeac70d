//! Commands that look after the files of a node.

use std::process::ExitCode;
use std::time::Duration;

use console::{Alignment, pad_str};
use indicatif::{ProgressBar, ProgressStyle};
use ntc_core::phrase::Phrase;
use ntc_lang::Grouped;
use ntc_node::app::{machine, offline, preflight};
use ntc_node::identity::card::issue_card;
use ntc_node::identity::officer::Office;
use ntc_node::identity::renew::renew as renew_certificates;
use ntc_node::ports::{Clock, SystemClock, SystemEntropy};
use ntc_terminal::{in_words, say, spoken};

use super::pairs::show_pairs;
use super::{Dir, EXIT_CONFIG, Failure, failed, load, print, show, told};

/// Columns of the word before what was found.
const FOUND: usize = 5;

/// Exit code of damage that was found.
const EXIT_DAMAGE: u8 = 8;

/// Checks configuration, keys, card and certificates.
pub(crate) fn check_config(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let fit = match preflight::check(&settings, SystemClock.now()) {
        Ok(fit) => fit,
        Err(unfit) => {
            failed::tell(&unfit);
            return Ok(ExitCode::from(EXIT_CONFIG));
        }
    };
    let card = fit.identity.card();
    let officers = say!(
        "daemon-officers-at",
        listen = settings.listen_officers.to_string(),
        address = &settings.officers_address
    );
    let mut pairs = vec![
        (say!("daemon-label-party"), settings.party.to_string()),
        (say!("daemon-label-ledger"), fit.identity.origin()),
        (
            say!("daemon-label-fingerprint"),
            card.fingerprint().to_string(),
        ),
        (
            say!("daemon-label-peers"),
            settings.listen_peers.to_string(),
        ),
        (say!("daemon-label-officers"), officers),
        (
            say!("daemon-label-metrics"),
            settings.listen_metrics.to_string(),
        ),
        (
            say!("daemon-label-data"),
            settings.data_dir.display().to_string(),
        ),
    ];
    for warning in &fit.warnings {
        pairs.push((say!("daemon-label-warning"), spoken(warning)));
    }
    show_pairs(&pairs)?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the card again.
pub(crate) fn card(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let card = told(machine::noted(&settings, "card", || {
        let card = issue_card(&settings.layout, &settings.card_facts(), SystemClock.now())?;
        let about = card.fingerprint().to_string();
        Ok::<_, Failure>((card, about))
    })?);
    print(card.text())?;
    show_pairs(&[
        (
            say!("daemon-label-fingerprint"),
            card.fingerprint().to_string(),
        ),
        (
            say!("daemon-label-card"),
            settings.layout.card.display().to_string(),
        ),
    ])?;
    Ok(ExitCode::SUCCESS)
}

/// Renews the node's certificates.
pub(crate) fn renew(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let renewed = told(machine::noted(&settings, "renew", || {
        let renewed = renew_certificates(&Office {
            layout: &settings.layout,
            party: &settings.party,
            domain: &settings.domain,
            now: SystemClock.now(),
            entropy: &SystemEntropy,
        })?;
        Ok::<_, Failure>((renewed, "node and officers' certificate".to_owned()))
    })?);
    let until = |end: String| say!("daemon-valid-until", end);
    show_pairs(&[
        (
            say!("daemon-label-node-certificate"),
            until(renewed.node_not_after.to_string()),
        ),
        (
            say!("daemon-label-officers-certificate"),
            until(renewed.officers_not_after.to_string()),
        ),
    ])?;
    show(&say!("daemon-reload"))?;
    Ok(ExitCode::SUCCESS)
}

/// Builds what is derived again.
pub(crate) fn reindex(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let bar = bar();
    let rebuilt = offline::reindex(&settings, &mut |stage, done| {
        let stage = match stage {
            "ledger entries" => spoken(&Phrase::ReadingEntries {}.said()),
            "frames indexed" => say!("daemon-frames-indexed"),
            other => other.to_owned(),
        };
        bar.set_message(format!("{stage}: {done}"));
    })?;
    bar.finish_and_clear();
    show(&say!(
        "daemon-reindexed",
        records = Grouped(rebuilt.records),
        entries = Grouped(rebuilt.entries),
        replicas = Grouped(rebuilt.replicas)
    ))?;
    for (party, why) in &rebuilt.unopened {
        let found = say!(
            "daemon-not-indexed",
            party = party.to_string(),
            why = in_words(why)
        );
        show_found(&say!("daemon-found"), &found)?;
    }
    Ok(if rebuilt.unopened.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(EXIT_DAMAGE)
    })
}

/// Checks everything from the files.
pub(crate) fn verify(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let bar = bar();
    let checked = offline::verify(&settings, &mut |progress| {
        bar.set_message(format!("{}: {}", spoken(&progress.stage), progress.done));
    })?;
    bar.finish_and_clear();
    for torn in &checked.torn {
        show_found(&say!("daemon-cut"), &in_words(torn))?;
    }
    for finding in checked.findings.said() {
        show_found(&say!("daemon-found"), &spoken(finding))?;
    }
    if !checked.findings.is_clean() {
        return Ok(ExitCode::from(EXIT_DAMAGE));
    }
    let read: Vec<_> = checked
        .read
        .said()
        .into_iter()
        .map(|it| spoken(&it.said()))
        .collect();
    show(&format!("{}  {}", say!("daemon-verified"), read.join(" ")))?;
    Ok(ExitCode::SUCCESS)
}

/// What was found, behind a word that a script looks for.
fn show_found(word: &str, what: &str) -> Result<(), Failure> {
    show(&format!(
        "{}  {what}",
        pad_str(word, FOUND, Alignment::Left, None)
    ))
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
