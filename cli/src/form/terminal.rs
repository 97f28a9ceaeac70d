//! The terminal at which an officer answers.

use std::cmp::Reverse;
use std::io::{self, IsTerminal as _};
use std::os::fd::AsFd as _;
use std::thread;

use inquire::validator::Validation;
use inquire::{InquireError, Select, Text};
use ntc_core::reason::{Call, Reason};
use rustix::event::{PollFd, PollFlags, poll};

use super::answer::NOTHING;
use super::asker::{Asker, Line, Pick, Stop};
use super::choice::Choice;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

/// How many choices stand on the screen at once.
const PAGE: usize = 9;

/// Columns of the brackets that stand around what helps with a question.
const BRACKETS: usize = 2;

/// The terminal.
pub(crate) struct Terminal<'a> {
    output: &'a Output,
}

impl<'a> Terminal<'a> {
    /// The terminal of this process; see [`Terminal::refuse_others`].
    pub(crate) fn open(output: &'a Output) -> Self {
        end_with_the_terminal();
        Self { output }
    }

    /// Refuses where nobody can be asked: the answer is for a program, or what is read or written is no terminal.
    pub(crate) fn refuse_others(output: &Output, call: Call, what: &str) -> Result<(), Failure> {
        let why = if output.is_json() {
            say!("form-json")
        } else if !io::stdin().is_terminal() {
            say!("form-stdin")
        } else if !io::stdout().is_terminal() || !io::stderr().is_terminal() {
            say!("form-stdout")
        } else {
            return Ok(());
        };
        Err(Failure::said(call, what, Reason::NoTerminal, "", why))
    }
}

/// Ends the program when the terminal goes away. The draft is kept after each answer, so nothing is lost; without this the
/// key reader spins when there is nothing left to read.
fn end_with_the_terminal() {
    thread::spawn(|| {
        let stdin = io::stdin();
        let mut watched = [PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::empty())];
        loop {
            match poll(&mut watched, None) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(_) => std::process::exit(crate::exit::Exit::Other.code().into()),
                Err(_) => return,
            }
        }
    });
}

impl Asker for Terminal<'_> {
    fn line(
        &mut self,
        line: &Line<'_>,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, Stop> {
        let text = format!("{}:", line.text);
        let asked = match (line.held, line.offered) {
            ("", "") => Text::new(&text),
            ("", offered) => Text::new(&text).with_default(offered),
            (held, _) => Text::new(&text).with_initial_value(held),
        };
        let asked = asked.with_validator(|typed: &str| {
            Ok(match check(typed) {
                Ok(()) => Validation::Valid,
                Err(fault) => Validation::Invalid(fault.into()),
            })
        });
        let help = match line.offered {
            "" => line.help.to_owned(),
            _ => format!(
                "{} {}",
                line.help,
                say!("form-enter-takes", nothing = NOTHING)
            ),
        };
        let help = self.output.folded(&help, BRACKETS);
        match help.as_str() {
            "" => asked.prompt(),
            help => asked.with_help_message(help).prompt(),
        }
        .map_err(stop)
    }

    fn pick(&mut self, pick: &Pick<'_>) -> Result<usize, Stop> {
        let text = format!("{}:", pick.text);
        let score = |typed: &str, choice: &Choice, _: &str, place: usize| {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            let better = choice.found_by(typed)?.saturating_mul(1 << 32);
            // Typing nothing keeps the order.
            Some(if typed.is_empty() { 0 } else { better } - place)
        };
        let order = |found: &mut [(usize, i64)]| found.sort_by_key(|(_, score)| Reverse(*score));
        let help = self.output.folded(pick.help, BRACKETS);
        Select::new(&text, pick.choices.to_vec())
            .with_help_message(&help)
            .with_page_size(PAGE)
            .with_starting_cursor(pick.start)
            .with_scorer(&score)
            .with_sorter(&order)
            .raw_prompt()
            .map(|taken| taken.index)
            .map_err(stop)
    }

    fn say(&mut self, text: &str) {
        self.output.note(text);
    }
}

fn stop(error: InquireError) -> Stop {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Stop::Left,
        InquireError::IO(error) => Stop::Fault(error),
        error @ (InquireError::NotTTY
        | InquireError::InvalidConfiguration(_)
        | InquireError::Custom(_)) => Stop::Fault(io::Error::other(error)),
    }
}
