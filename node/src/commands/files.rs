//! Commands that look after the files of a node.

use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use ntc_core::text::whole;
use ntc_node::app::{machine, offline, preflight};
use ntc_node::identity::card::issue_card;
use ntc_node::identity::officer::Office;
use ntc_node::identity::renew::renew as renew_certificates;
use ntc_node::ports::{Clock, SystemClock, SystemEntropy};

use super::{Dir, EXIT_CONFIG, Failure, load, say, say_error, told};

/// Exit code of damage that was found.
const EXIT_DAMAGE: u8 = 8;

/// Checks configuration, keys, card and certificates.
pub(crate) fn check_config(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let fit = match preflight::check(&settings, SystemClock.now()) {
        Ok(fit) => fit,
        Err(unfit) => {
            say_error(&whole(&unfit));
            return Ok(ExitCode::from(EXIT_CONFIG));
        }
    };
    let card = fit.identity.card();
    say(&format!("Party        {}", settings.party))?;
    say(&format!("Ledger       {}", fit.identity.origin()))?;
    say(&format!("Fingerprint  {}", card.fingerprint()))?;
    say(&format!("Peers        {}", settings.listen_peers))?;
    say(&format!(
        "Officers     {}, reached at {}",
        settings.listen_officers, settings.officers_address
    ))?;
    say(&format!("Metrics      {}", settings.listen_metrics))?;
    say(&format!("Data         {}", settings.data_dir.display()))?;
    for warning in &fit.warnings {
        say(&format!("Warning      {warning}"))?;
    }
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
    say(card.text())?;
    say(&format!("Fingerprint  {}", card.fingerprint()))?;
    say(&format!("Card         {}", settings.layout.card.display()))?;
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
    say(&format!(
        "Node certificate      valid until {}",
        renewed.node_not_after
    ))?;
    say(&format!(
        "Officers' certificate valid until {}",
        renewed.officers_not_after
    ))?;
    say("A running node takes them with SIGHUP (systemctl reload ntc-node).")?;
    Ok(ExitCode::SUCCESS)
}

/// Builds what is derived again.
pub(crate) fn reindex(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let bar = bar();
    let rebuilt = offline::reindex(&settings, &mut |stage, done| {
        bar.set_message(format!("{stage}: {done}"));
    })?;
    bar.finish_and_clear();
    say(&format!(
        "The index is made again. Records in it: {}. Read for it: ledger entries {}, replicas {}.",
        rebuilt.records, rebuilt.entries, rebuilt.replicas
    ))?;
    for (party, why) in &rebuilt.unopened {
        say(&format!(
            "FOUND  replica of {party}: {why}; its records are not in the index"
        ))?;
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
        bar.set_message(format!("{}: {}", progress.stage, progress.done));
    })?;
    bar.finish_and_clear();
    for torn in &checked.torn {
        say(&format!("CUT    {torn}"))?;
    }
    for finding in checked.findings.sentences() {
        say(&format!("FOUND  {finding}"))?;
    }
    if !checked.findings.is_clean() {
        return Ok(ExitCode::from(EXIT_DAMAGE));
    }
    say(&format!("Verified  {}", checked.read))?;
    Ok(ExitCode::SUCCESS)
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
