//! Why a command did not work, in the language of the process: what it means, its code, what to do, and the words of the
//! program, which are English. In English too, so that the code is there to look up in every language.

use std::error::Error;

use ntc_core::reason::Call;
use ntc_core::text::whole;
use ntc_node::app::doctor::{Known, known};
use ntc_terminal::{advice, ailment, fix, is_english, lines_in, meaning, means, say};

use super::say_error;

/// Tells why a command did not work.
pub(crate) fn tell(failure: &(dyn Error + 'static)) {
    say_error(&said(failure));
}

fn said(failure: &(dyn Error + 'static)) -> String {
    let words = whole(failure);
    let known = known(failure);
    // What has no source and is of no type was said by a command itself, in this language.
    if is_plain(failure) || (is_english() && known.is_none()) {
        return words;
    }
    let mut text = format!("{}\n", say!("daemon-failed"));
    match known {
        Some(Known::Reason(reason)) => {
            let (means, advice) = (meaning(reason), advice(reason, Call::Node, ""));
            text.push_str(&ailment(&means, reason.code(), &advice, 2));
        }
        Some(Known::Cause(cause)) => {
            text.push_str(&ailment(&means(cause), cause.name(), &fix(cause), 2));
        }
        None => {}
    }
    let words = lines_in(&words, 4);
    text.push_str(&format!("  {}", say!("daemon-in-english", words)));
    text
}

/// Whether it is a sentence and nothing more, as `From<String>` makes it.
fn is_plain(failure: &(dyn Error + 'static)) -> bool {
    let (shown, debugged) = (failure.to_string(), format!("{failure:?}"));
    failure.source().is_none() && debugged == format!("{shown:?}")
}

#[cfg(test)]
mod tests {
    use ntc_node::config::Settings;

    use super::*;

    #[test]
    fn a_known_failure_is_told_with_its_code_and_what_to_do_in_english_too() {
        let absent = tempfile::tempdir().unwrap().path().join("node.toml");
        let told = said(&Settings::load(&absent).unwrap_err());
        assert!(told.starts_with("it did not work\n  why: "), "{told}");
        assert!(told.contains("[config_missing]\n  do this: "), "{told}");
        assert!(told.contains("\n  the program says: "), "{told}");
    }

    #[test]
    fn a_failure_that_is_a_sentence_is_told_as_it_is() {
        let failure: Box<dyn Error> = "nothing was changed".to_owned().into();
        assert_eq!(said(&*failure), "nothing was changed");
    }
}
