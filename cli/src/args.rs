//! The command line as a whole.

#[cfg(test)]
mod line;

use clap::{Parser, Subcommand};
use ntc_lang::Language;
use ntc_terminal::Program;

use crate::client::Connection;
use crate::commands::{
    agreement, alert, answer, approvals, audit, codes, completions, consent, doctor, find, forward,
    hit, inbox, ledger, man, media, node, notify, outcome, overdue, peer, policy, query, recall,
    record, request, screen, screening, stats, subject, thread, watch, watchlist,
};
use crate::exit::EXIT_CODES;

const ABOUT: &str = "Publish, read and govern what your targeting centre shares with its partners";

const LONG_ABOUT: &str = "\
ntc talks to your own node. It publishes what your centre decides to tell, shows what partners told you, and \
sets with whom you share what.

It needs a profile: the directory that your node's administrator issued to you, with officer.pem, \
officer.key, ca.pem and profile.toml. Name it with --profile or NTC_PROFILE; ~/.config/ntc is taken otherwise.";

const EXAMPLES: &str = "\
Examples:
  ntc alert sample > seizure.toml        a commented draft to fill in
  ntc alert publish seizure.toml         tell your partners
  ntc alert list --category narcotic     what is known
  ntc find CMAU1639120                   what is held of a number, a name, words
  ntc alert watch                        what comes in, as it comes
  ntc node status                        is all well?
";

/// This program, as its command line is said in other languages.
pub(crate) const PROGRAM: Program = Program {
    name: "ntc",
    commands: "about",
    options: "option",
};

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "ntc", version, about = ABOUT, long_about = LONG_ABOUT, subcommand_required = true,
    arg_required_else_help = true, disable_help_subcommand = true,
    after_long_help = format!("{EXAMPLES}\n{EXIT_CODES}"))]
pub(crate) struct Cli {
    /// How to reach the node.
    #[command(flatten)]
    pub(crate) connection: Connection,

    /// Answer in JSON, one document a line; errors too, on standard error
    #[arg(long, global = true, help_heading = "Output")]
    pub(crate) json: bool,

    /// Speak this language: en, az, ka, kk, ro, ru, tr, uk, uz [default: that of the environment]
    #[arg(long, global = true, value_name = "LANGUAGE", help_heading = "Output")]
    pub(crate) lang: Option<Language>,

    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// One noun for each group.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what is held of a number, a name or words, in any spelling
    Find(find::Arguments),
    /// Publish alerts, and read your own and your partners'
    #[command(subcommand)]
    Alert(alert::Command),
    /// See who obeyed corrections and retractions, and say what you undid
    #[command(subcommand)]
    Recall(recall::Command),
    /// Erase records for good, and see what is erased soon
    #[command(subcommand)]
    Record(record::Command),
    /// Find every record that mentions a person, for who asks
    #[command(subcommand)]
    Subject(subject::Command),
    /// Decide about what screening found
    #[command(subcommand)]
    Hit(hit::Command),
    /// Tell an author what came of its alert, or see what came of one
    Outcome(outcome::Arguments),
    /// Ask partners, and see how your requests and theirs stand
    #[command(subcommand)]
    Request(request::Command),
    /// Ask partners at once whether they know of somebody or something
    Query(query::Arguments),
    /// Answer a request of a partner
    Answer(answer::Arguments),
    /// Ask whether an alert may be passed on, and decide it of yours
    #[command(subcommand)]
    Consent(consent::Command),
    /// Pass an alert of a partner on to another
    Forward(forward::Arguments),
    /// List what waits for you, the most urgent first
    Inbox(inbox::Arguments),
    /// Show a case as a conversation
    Thread(thread::Arguments),
    /// List what is owed, by you and to you, the most urgent first
    Overdue(overdue::Arguments),
    /// Show all that happens, as it comes
    Watch(watch::Arguments),
    /// Count what was exchanged with partners in a period
    Stats(stats::Arguments),
    /// Keep lists of whom and what you look for
    #[command(subcommand)]
    Watchlist(watchlist::Command),
    /// Hold who and what travels against lists and alerts
    Screen(screen::Arguments),
    /// See against what is screened, and say how much doubt is shown
    #[command(subcommand)]
    Screening(screening::Command),
    /// See who is told of what happens, and what waits for them
    #[command(subcommand)]
    Notify(notify::Command),
    /// Store and fetch the pictures and documents of alerts
    #[command(subcommand)]
    Media(media::Command),
    /// Propose, sign and suspend sharing agreements
    #[command(subcommand)]
    Agreement(agreement::Command),
    /// Write the rules of your own, see what they do, and let them decide
    #[command(subcommand)]
    Policy(policy::Command),
    /// Approve what another officer asked for, where two are needed
    #[command(subcommand)]
    Approvals(approvals::Command),
    /// Enrol partners and see how they are
    #[command(subcommand)]
    Peer(peer::Command),
    /// See what officers did, and check that all of it is there
    #[command(subcommand)]
    Audit(audit::Command),
    /// Look at the ledger, and check every byte of it
    #[command(subcommand)]
    Ledger(ledger::Command),
    /// See how the node is
    #[command(subcommand)]
    Node(node::Command),
    /// Find out what is wrong with a partner or the node, and what to do
    Doctor(doctor::Arguments),
    /// List every code list with what its codes mean
    Codes(codes::Arguments),
    /// Write a completion script for your shell
    Completions(completions::Arguments),
    /// Write the manual pages
    #[command(hide = true)]
    Man(man::Arguments),
}

#[cfg(test)]
pub(crate) fn command() -> clap::Command {
    use clap::CommandFactory as _;

    Cli::command()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;

    fn leaves(command: &clap::Command, path: &str, found: &mut Vec<(String, String, String)>) {
        let path = format!("{path} {}", command.get_name()).trim().to_owned();
        if command.get_subcommands().next().is_none() {
            let help = command.get_after_long_help().map(ToString::to_string);
            let about = command.get_about().map(ToString::to_string);
            found.push((path, about.unwrap_or_default(), help.unwrap_or_default()));
            return;
        }
        for child in command.get_subcommands() {
            leaves(child, &path, found);
        }
    }

    #[test]
    fn every_command_teaches_with_an_example() {
        Cli::command().debug_assert();
        let mut found = Vec::new();
        leaves(&Cli::command(), "", &mut found);
        assert!(found.len() >= 20, "{found:?}");
        for (path, about, help) in found {
            assert!(!about.is_empty(), "{path} has no summary");
            assert!(
                help.contains("Example") && help.contains(&format!("\n  {path}")),
                "{path} has no example of itself: {help}"
            );
        }
    }

    /// Lines are folded by it.
    #[test]
    fn what_is_known_of_its_commands_is_what_there_is() {
        let command = Cli::command();
        let own: BTreeSet<_> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        assert_eq!(own, ntc_terminal::VERBS.into_iter().collect());
    }
}
