//! What the system says when it does not do what it is asked: a sentence for each sort that people meet, and its own words
//! for all others.

use std::io::{self, ErrorKind};

use super::{Phrase, Said};

impl Said {
    /// The sentence of an error of the system.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "an open list; whatever is not named is told in its own words"
    )]
    pub fn of_system(error: &io::Error) -> Self {
        let known = match error.kind() {
            ErrorKind::ConnectionRefused => Phrase::SystemRefused {},
            ErrorKind::ConnectionReset => Phrase::SystemReset {},
            ErrorKind::TimedOut => Phrase::SystemTimedOut {},
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => Phrase::SystemNoWay {},
            ErrorKind::PermissionDenied => Phrase::SystemDenied {},
            ErrorKind::NotFound => Phrase::SystemNotFound {},
            ErrorKind::StorageFull => Phrase::SystemFull {},
            _ => return Self::in_words(error),
        };
        known.said()
    }

    /// The sentence of an address that was not reached. A name that is not known is no error of the system's calls.
    pub fn of_line(error: &io::Error) -> Self {
        let kind = error.kind();
        let is_of_call = error.raw_os_error().is_some()
            || kind == ErrorKind::TimedOut
            || kind == ErrorKind::ConnectionRefused;
        if is_of_call {
            Self::of_system(error)
        } else {
            Phrase::NameUnknown {}.said()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_meet_has_a_sentence_and_the_rest_its_own_words() {
        let said = |kind: ErrorKind| Said::of_system(&kind.into()).code;
        assert_eq!(said(ErrorKind::ConnectionRefused), "system_refused");
        assert_eq!(said(ErrorKind::NetworkUnreachable), "system_no_way");
        let other = io::Error::other("the cable is out");
        let said = Said::of_system(&other);
        assert_eq!(
            (said.code.as_str(), said.to_string().as_str()),
            ("in_words", "the cable is out")
        );
        assert_eq!(Said::of_line(&other).code, "name_unknown");
        let refused = io::Error::from(ErrorKind::ConnectionRefused);
        assert_eq!(Said::of_line(&refused).code, "system_refused");
    }
}
