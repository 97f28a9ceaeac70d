//! Why a command did not work, in the language of the process: what it means, its code, what to do, and the words of the
//! program, which are English.

use std::error::Error;

use ntc_core::reason::Call;
use ntc_core::text::whole;
use ntc_node::app::doctor::{Known, known};
use ntc_terminal::{advice, ailment, fix, is_english, meaning, means, say};

use super::say_error;

/// Tells why a command did not work.
pub(crate) fn tell(failure: &(dyn Error + 'static)) {
    say_error(&said(failure));
}

fn said(failure: &(dyn Error + 'static)) -> String {
    let words = whole(failure);
    // What has no source and is of no type was said by a command itself, in this language.
    if is_english() || is_plain(failure) {
        return words;
    }
    let mut text = format!("{}\n", say!("daemon-failed"));
    match known(failure) {
        Some(Known::Reason(reason)) => {
            let (means, advice) = (meaning(reason), advice(reason, Call::Node, ""));
            text.push_str(&ailment(&means, reason.code(), &advice, 2));
        }
        Some(Known::Cause(cause)) => {
            text.push_str(&ailment(&means(cause), cause.name(), &fix(cause), 2));
        }
        None => {}
    }
    text.push_str(&format!("  {}", say!("daemon-in-english", words)));
    text
}

/// Whether it is a sentence and nothing more, as `From<String>` makes it.
fn is_plain(failure: &(dyn Error + 'static)) -> bool {
    let (shown, debugged) = (failure.to_string(), format!("{failure:?}"));
    failure.source().is_none() && debugged == format!("{shown:?}")
}
