//! What people and programs read. Answers go to standard output, all else to standard error.

pub(crate) mod facts;
pub(crate) mod table;
pub(crate) mod words;

use std::io::{self, IsTerminal, Write};

use console::style;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ntc_terminal::{columns, columns_beside, fold};
use serde_json::Value;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;

/// Where answers go, and in which form.
#[derive(Debug)]
pub(crate) struct Output {
    json: bool,
    width: Option<u16>,
    /// Columns of the terminal that standard error is; none where it is none.
    beside: Option<u16>,
}

impl Output {
    /// For people, or in JSON.
    pub(crate) fn new(json: bool) -> Self {
        Self {
            json,
            width: columns(),
            beside: columns_beside(),
        }
    }

    /// True when a program reads.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Columns of the terminal; none when the answer goes to a file or a pipe, where nothing is folded.
    pub(crate) fn width(&self) -> Option<u16> {
        self.width
    }

    /// Writes the answer: `text` for people, folded to their terminal, or `json` as one line for programs.
    pub(crate) fn answer(
        &self,
        text: impl FnOnce(&Self) -> String,
        json: impl FnOnce() -> Value,
    ) -> Result<(), Failure> {
        if self.json {
            self.raw(format!("{}\n", json()).as_bytes())
        } else {
            let mut text = text(self);
            if !text.ends_with('\n') {
                text.push('\n');
            }
            if let Some(width) = self.width {
                text = fold(&text, usize::from(width));
            }
            self.raw(text.as_bytes())
        }
    }

    /// Writes bytes as they are, whatever the form.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        stdout
            .write_all(bytes)
            .and_then(|()| stdout.flush())
            .map_err(|error| {
                Failure::io(
                    say!("failure-answer-not-written"),
                    &say!("failure-standard-output"),
                    &error,
                )
            })
    }

    /// Tells people something beside the answer, folded to their terminal; programs are not told.
    pub(crate) fn note(&self, text: &str) {
        if !self.json {
            self.tell(text);
        }
    }

    /// A text as a question shows it, folded to the terminal but for `taken` columns.
    pub(crate) fn folded(&self, text: &str, taken: usize) -> String {
        let width = usize::from(self.beside.unwrap_or(u16::MAX));
        let folded = fold(text, width.saturating_sub(taken));
        folded.trim_end_matches('\n').to_owned()
    }

    /// Lines on standard error, folded where that is a terminal.
    fn tell(&self, text: &str) {
        match self.beside {
            Some(width) => {
                let folded = fold(text, usize::from(width));
                let is_whole = text.ends_with('\n');
                tell(
                    folded
                        .strip_suffix('\n')
                        .filter(|_| !is_whole)
                        .unwrap_or(&folded),
                );
            }
            None => tell(text),
        }
    }

    /// Tells why a command did not work.
    pub(crate) fn failure(&self, failure: &Failure) {
        if failure.is_quiet() {
            return;
        }
        if self.json {
            tell(&failure.to_json().to_string());
        } else {
            let label = style(say!("failure-label")).red().bold().for_stderr();
            let told = words::clean_lines(&failure.to_string());
            self.tell(&format!("{label} {told}"));
        }
    }

    /// A bar for long work; it shows only on a terminal and never in JSON.
    pub(crate) fn progress(&self, what: &str, total: u64) -> ProgressBar {
        self.bar(
            what,
            Some(total),
            &format!(
                "{{msg}} {{wide_bar}} {{human_pos}}/{{human_len}}, {}",
                say!("words-eta-left", eta = "{eta}")
            ),
        )
    }

    /// A count for long work whose end is not known.
    pub(crate) fn counting(&self, what: &str) -> ProgressBar {
        self.bar(what, None, "{spinner} {msg} {human_pos}")
    }

    fn bar(&self, what: &str, total: Option<u64>, form: &str) -> ProgressBar {
        let target = if self.json {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(total, target);
        if let Ok(form) = ProgressStyle::with_template(form) {
            bar.set_style(form);
        }
        bar.set_message(what.to_owned());
        bar
    }

    /// True when a person sits at the terminal who can answer.
    pub(crate) fn can_ask(&self) -> bool {
        !self.json && io::stdin().is_terminal()
    }

    /// Asks a question and reads one line; none when nobody can answer.
    pub(crate) fn ask(&self, question: &str) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        let question = match self.beside {
            // The answer stands behind the question.
            Some(width) => fold(question, usize::from(width)).trim_end().to_owned() + " ",
            None => question.to_owned(),
        };
        let mut stderr = io::stderr().lock();
        stderr.write_all(question.as_bytes()).ok()?;
        stderr.flush().ok()?;
        let mut line = String::new();
        io::stdin().read_line(&mut line).ok()?;
        Some(line.trim().to_owned())
    }
}

impl Output {
    /// Asks for a word before something that cannot be taken back. Where nobody can answer, `otherwise` says how to go on.
    pub(crate) fn confirm(
        &self,
        question: &str,
        word: &str,
        what: &str,
        otherwise: &str,
    ) -> Result<(), Failure> {
        match self.ask(question).as_deref() {
            Some(answer) if answer == word => Ok(()),
            Some(_) => Err(stopped(what)),
            None => Err(Failure::new(
                Exit::Usage,
                what,
                say!("failure-nobody-confirms"),
                otherwise,
            )),
        }
    }
}

/// The answer to a question was not the one that goes on.
fn stopped(what: &str) -> Failure {
    Failure::new(
        Exit::Other,
        what,
        say!("failure-not-confirmed"),
        say!("failure-not-confirmed-advice"),
    )
}

/// A line on standard error. When even that is closed there is nobody to tell.
fn tell(text: &str) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}
