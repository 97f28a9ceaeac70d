//! Somebody who sits at a terminal: waits for what is printed, and types.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::terminal::terminal;

/// How long somebody waits for a text before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// The key that takes what stands there.
const ENTER: &str = "\r";

/// Whoever sits there.
pub(crate) struct Typist {
    /// The terminal; none once it was taken away.
    near: Option<File>,
    /// All that was printed.
    seen: Vec<u8>,
    /// How much of it was read.
    read: usize,
    /// Keys that were pressed, but for free text.
    pub(crate) keys: usize,
    child: Child,
}

impl Typist {
    /// Starts a command at a terminal of its own.
    pub(crate) fn start(mut command: Command) -> Self {
        let (near, far) = terminal();
        let end = || Stdio::from(far.try_clone().unwrap());
        let command = command.stdin(end()).stdout(end()).stderr(end());
        let child = command.env("NO_COLOR", "1").env("TERM", "xterm").spawn();
        Self {
            near: Some(near),
            seen: Vec::new(),
            read: 0,
            keys: 0,
            child: child.unwrap(),
        }
    }

    /// Waits until a text is printed behind what was seen before.
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        loop {
            let all = plain(&self.seen);
            let fresh = all.get(self.read..).unwrap_or_default();
            if let Some(at) = fresh.find(text) {
                self.read += at + text.len();
                return self;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                self.hears(left),
                "'{text}' was not printed; this was:\n{all}"
            );
        }
    }

    /// Reads what is printed next; false when nothing is, in this time or to the end.
    fn hears(&mut self, patience: Duration) -> bool {
        let Some(near) = &mut self.near else {
            return false;
        };
        let mut watched = [PollFd::new(near, PollFlags::IN)];
        let patience = Timespec::try_from(patience).unwrap();
        if poll(&mut watched, Some(&patience)).unwrap() == 0 {
            return false;
        }
        let mut bytes = [0; 4096];
        // The end of a terminal is told as an error.
        let read = near.read(&mut bytes).unwrap_or(0);
        self.seen.extend(&bytes[..read]);
        read > 0
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keys += keys.chars().count();
        self.types(keys)
    }

    /// Types free text.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        let mut near = self.near.as_ref().unwrap();
        near.write_all(text.as_bytes()).unwrap();
        self
    }

    /// Presses keys and takes what is found.
    pub(crate) fn picks(&mut self, keys: &str) -> &mut Self {
        self.press(keys).press(ENTER)
    }

    /// Takes what stands there at each of these questions.
    pub(crate) fn passes(&mut self, questions: &[&str]) -> &mut Self {
        for question in questions {
            self.sees(question).picks("");
        }
        self
    }

    /// Types free text and takes it.
    pub(crate) fn says(&mut self, text: &str) -> &mut Self {
        self.types(text).press(ENTER)
    }

    /// Takes the terminal away.
    pub(crate) fn hangs_up(&mut self) -> &mut Self {
        self.near = None;
        self
    }

    /// Waits for the end: how the command ended, and all that it printed.
    pub(crate) fn ends(&mut self) -> (Option<i32>, String) {
        while self.hears(PATIENCE) {}
        let status = self.child.wait().unwrap();
        (status.code(), plain(&self.seen))
    }
}

impl Drop for Typist {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What a person reads of what a terminal is sent.
fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\u{1b}' {
            plain.push(c);
        } else if chars.next_if_eq(&'[').is_some() {
            // To the letter that ends it.
            while chars.next().is_some_and(|c| !c.is_ascii_alphabetic()) {}
        } else {
            chars.next();
        }
    }
    plain.replace('\r', "")
}
