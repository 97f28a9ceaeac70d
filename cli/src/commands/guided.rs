//! What every command with a form does around it: the draft that it goes on with, what the node knows, and the end.

use std::path::{Path, PathBuf};

use ntc_core::intake::draft_file;
use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::{Draft, ListPeersRequest, StatusRequest};

use crate::client::{Connection, ask};
use crate::commands::alert::draft::{no_draft, text_of};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::form::asker::{Asker as _, Pick, Stop};
use crate::form::choice::Choice;
use crate::form::keep::Kept;
use crate::form::paper::Paper;
use crate::form::question::{Form, Known};
use crate::form::terminal::Terminal;
use crate::form::walk::Walk;
use crate::lang::say;
use crate::output::{Output, words};

/// Bytes of chance in a fresh reference.
const CHANCE: usize = 4;

/// What an officer wants once a form is filled in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wish {
    /// Another answer to a question.
    Change,
    /// What the form is for.
    Go,
    /// To go on another time.
    Later,
}

/// A form at an officer's terminal, with the draft that it fills in.
pub(super) struct Guided<'a> {
    terminal: Terminal<'a>,
    output: &'a Output,
    /// The command, `ntc alert new`.
    command: &'static str,
    what: String,
    walk: Walk<'a>,
    kept: Kept,
    paper: Paper,
}

/// What a form starts from: what the node knows, as far as it is reached, the day and a fresh reference.
pub(super) async fn known(connection: &Connection, output: &Output) -> Result<Known, Failure> {
    let (party, partners) = match asked(connection).await {
        Ok(told) => told,
        Err(failure) if failure.is_passing() => {
            let why = failure.why();
            output.note(&say!("guided-node-away", why));
            (None, Vec::new())
        }
        Err(failure) => return Err(failure),
    };
    starting(party, partners)
}

/// The same for a form that is of no use without the node.
pub(super) async fn known_by_node(connection: &Connection) -> Result<Known, Failure> {
    let (party, partners) = asked(connection).await?;
    starting(party, partners)
}

fn starting(party: Option<String>, partners: Vec<String>) -> Result<Known, Failure> {
    let today = jiff::Timestamp::from_millisecond(words::now_ms()).unwrap_or_default();
    let today = today.strftime("%Y-%m-%d").to_string();
    let mut chance = [0; CHANCE];
    getrandom::fill(&mut chance).map_err(|error| {
        let error = std::io::Error::other(error.to_string());
        Failure::io(say!("guided-no-reference"), &say!("guided-random"), &error)
    })?;
    let reference = format!("{}-{}", today.replace('-', ""), hex::encode(chance));
    Ok(Known {
        party,
        partners,
        today,
        reference,
    })
}

/// The own party and the partners.
async fn asked(connection: &Connection) -> Result<(Option<String>, Vec<String>), Failure> {
    let failed =
        |status: tonic::Status| Failure::status(Call::Node, say!("guided-not-served"), &status);
    let node = connection.open().await?;
    let status = node.status().status(ask(StatusRequest {})).await;
    let party = status.map_err(failed)?.into_inner().party;
    let peers = node.peers().list_peers(ask(ListPeersRequest {})).await;
    let peers = peers.map_err(failed)?.into_inner().peers.into_iter();
    Ok((Some(party), peers.map(|peer| peer.party).collect()))
}

impl<'a> Guided<'a> {
    /// Begins a draft, or goes on with the one that was kept in a file.
    pub(super) fn begin(
        form: &'a Form,
        draft: Option<&PathBuf>,
        known: &'a Known,
        (command, what): (&'static str, impl Into<String>),
        output: &'a Output,
    ) -> Result<Self, Failure> {
        let what = what.into();
        let (paper, kept) = match draft {
            Some(path) => (read(form, path, &what)?, Kept::at(path)),
            None => (form.begun(), Kept::fresh(form.noun, &known.reference)),
        };
        let guided = Self {
            terminal: Terminal::open(output),
            output,
            command,
            what,
            walk: Walk::new(form, known, &paper),
            kept,
            paper,
        };
        let kept = say!("guided-kept-at-once");
        output.note(&format!("{kept}\n  {}\n", guided.again()));
        Ok(guided)
    }

    /// Asks all that is left to ask.
    pub(super) fn fill(&mut self) -> Result<(), Failure> {
        let kept = self.kept.clone();
        let mut keep = |paper: &Paper| kept.keep(&paper.text()).map_err(Stop::Fault);
        let filled = self.walk.on(&mut self.paper, &mut self.terminal, &mut keep);
        filled.map_err(|stop| self.stopped(stop))
    }

    /// Asks one question again, the one about a field first.
    pub(super) fn change(&mut self, field: &str) -> Result<(), Failure> {
        let kept = self.kept.clone();
        let mut keep = |paper: &Paper| kept.keep(&paper.text()).map_err(Stop::Fault);
        let (paper, terminal) = (&mut self.paper, &mut self.terminal);
        let changed = self.walk.change(field, paper, terminal, &mut keep);
        changed.map_err(|stop| self.stopped(stop))
    }

    /// What was answered.
    pub(super) const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// The draft as it is now.
    pub(super) fn draft(&self) -> Result<Draft, Failure> {
        draft_file::read(&self.paper.text())
            .map_err(|error| no_draft(&self.what, &error, error.to_string()))
    }

    /// Says what is wrong, and asks for another answer where it is; false when that is kept for another time.
    pub(super) fn mend(&mut self, failure: &Failure) -> Result<bool, Failure> {
        self.output.failure(failure);
        match self.wish(None)? {
            Wish::Change | Wish::Go => {
                self.change(failure.field().unwrap_or_default())?;
                Ok(true)
            }
            Wish::Later => {
                self.later()?;
                Ok(false)
            }
        }
    }

    /// Asks what is to be done now. Enter alone does nothing that cannot be taken back.
    pub(super) fn wish(&mut self, go: Option<&str>) -> Result<Wish, Failure> {
        let mut offered = vec![(Wish::Change, say!("guided-change"))];
        offered.extend(go.map(|go| (Wish::Go, go.to_owned())));
        offered.push((Wish::Later, say!("guided-later")));
        let choices: Vec<_> = offered.iter().map(|(_, it)| Choice::word(it)).collect();
        let pick = Pick {
            text: &say!("guided-and-now"),
            help: &say!("guided-seek"),
            choices: &choices,
            start: 0,
        };
        let taken = self.terminal.pick(&pick);
        let taken = taken.map_err(|stop| self.stopped(stop))?;
        Ok(offered.get(taken).map_or(Wish::Change, |(wish, _)| *wish))
    }

    /// Says where the draft is kept and how to go on with it.
    pub(super) fn later(&self) -> Result<(), Failure> {
        self.output
            .answer(|_| self.where_kept(), || serde_json::Value::Null)
    }

    /// What did not work, after saying where the draft is kept.
    pub(super) fn kept(&self, failure: Failure) -> Failure {
        self.output.note(&self.where_kept());
        failure
    }

    fn where_kept(&self) -> String {
        let path = self.kept.path().display().to_string();
        let again = self.again();
        format!("{}\n  {again}\n", say!("guided-where-kept", path))
    }

    /// Removes what was kept: it did what it was for.
    pub(super) fn done(&self) -> Result<(), Failure> {
        let name = self.kept.path().display().to_string();
        let what = say!("guided-not-removed");
        self.kept
            .remove()
            .map_err(|error| Failure::io(what, &name, &error))
    }

    fn again(&self) -> String {
        format!("{} --draft {}", self.command, self.kept.path().display())
    }

    fn stopped(&self, stop: Stop) -> Failure {
        match stop {
            Stop::Left if self.kept.is_there() => {
                let advice = say!("guided-go-on", command = self.again());
                let path = self.kept.path().display().to_string();
                let why = say!("guided-left-kept", path);
                Failure::new(Exit::Other, &self.what, why, advice)
            }
            Stop::Left => {
                let why = say!("guided-left");
                Failure::new(Exit::Other, &self.what, why, say!("guided-run-again"))
            }
            Stop::Fault(error) => {
                let name = self.kept.path().display().to_string();
                Failure::io(&self.what, &name, &error)
            }
        }
    }
}

/// The draft that was kept in a file, or was written by hand.
fn read(form: &Form, path: &Path, what: &str) -> Result<Paper, Failure> {
    let text = text_of(path, what)?;
    let rule = |reason: Reason, field: &str, why: String| {
        Failure::said(Call::Draft, what, reason, field, why)
    };
    let paper = Paper::read(&text).map_err(|error| {
        let (path, why) = (path.display().to_string(), error.message());
        let why = say!("guided-no-toml", path, why);
        rule(Reason::Malformed, "", why)
    })?;
    let wanted = form.kind;
    if paper.get("kind").as_deref() != Some(wanted) {
        let path = path.display().to_string();
        let why = say!("guided-another", path, kind = wanted);
        return Err(rule(Reason::FieldInvalid, "kind", why));
    }
    Ok(paper)
}
