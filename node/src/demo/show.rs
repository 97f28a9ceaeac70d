//! What the person sees while it happens, on standard error.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// The progress of the demonstration.
pub(super) struct Show {
    bar: ProgressBar,
}

impl Show {
    /// Shows nothing when a program reads.
    pub(super) fn new(json: bool) -> Self {
        let bar = if json {
            ProgressBar::hidden()
        } else {
            ProgressBar::new_spinner()
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self { bar }
    }

    /// What is being done now.
    pub(super) fn doing(&self, what: &str) {
        self.bar.set_message(what.to_owned());
    }

    /// Something that is done.
    pub(super) fn done(&self, what: &str) {
        self.line(&format!("✓ {what}"));
    }

    /// A line that stays.
    pub(super) fn line(&self, text: &str) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.suspend(|| {
            use std::io::Write;
            // Who closed standard error does not want to see it.
            drop(writeln!(std::io::stderr().lock(), "{text}"));
        });
    }

    /// Nothing is being done any more.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
