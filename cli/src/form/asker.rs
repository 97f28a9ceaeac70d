//! Who asks.

use super::choice::Choice;

/// Why a form ends before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The officer left: Esc, Ctrl-C, or the end of what is typed.
    Left,
    /// The terminal or the kept file does not work.
    Fault(std::io::Error),
}

/// A question that is answered by a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// The question.
    pub(crate) text: &'a str,
    /// What helps with it.
    pub(crate) help: &'a str,
    /// What the draft holds, to be typed on.
    pub(crate) held: &'a str,
    /// What is taken when nothing is typed.
    pub(crate) offered: &'a str,
}

/// A question that is answered by one of several choices.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pick<'a> {
    /// The question.
    pub(crate) text: &'a str,
    /// What helps with it.
    pub(crate) help: &'a str,
    /// The choices, at least one.
    pub(crate) choices: &'a [Choice],
    /// The one that is taken when nothing is typed.
    pub(crate) start: usize,
}

/// Asks one question after another.
pub(crate) trait Asker {
    /// A line that `check` lets stand; it is asked again with what `check` says until one is.
    fn line(
        &mut self,
        line: &Line<'_>,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, Stop>;

    /// The place of the choice that was taken.
    fn pick(&mut self, pick: &Pick<'_>) -> Result<usize, Stop>;

    /// Says something between two questions.
    fn say(&mut self, text: &str);
}
