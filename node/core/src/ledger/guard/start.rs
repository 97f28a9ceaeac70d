//! Whether a node that starts may sign: from what its own files say, and from what its partners answer.
//!
//! A partner that is away does not keep a country from publishing, as long as the node's own files prove that they
//! are the newest. Where they do not (an old backup, a copy of the directory), only partners or a person can tell.

use std::fmt;

use crate::party::Party;
use crate::phrase::Phrase;

/// What the node's own files say of themselves before anything is signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StartEvidence {
    /// The mark beside the keys and the one in the data are a pair, and the latter lies where it was made.
    Intact,
    /// They are not, so that the data may be older than what was signed, or may run elsewhere too.
    Doubtful(Doubt),
}

/// What does not fit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Doubt {
    /// There is no mark beside the keys, or it cannot be read.
    NoMark,
    /// There is no mark in the data, or it cannot be read.
    NoTwin,
    /// The two marks were not made together.
    OtherPair,
    /// The mark in the data is not the file that was made there: the data were restored, copied or moved.
    Moved,
}

impl Doubt {
    /// The sentence.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::NoMark => Phrase::NoMark {},
            Self::NoTwin => Phrase::NoTwin {},
            Self::OtherPair => Phrase::OtherPair {},
            Self::Moved => Phrase::DataMoved {},
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

/// What makes a mark one file and no other: a copy has another place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// Number of the file on its file system.
    pub inode: u64,
    /// When the file was made, nanoseconds since the epoch, where the file system knows.
    pub born_ns: Option<u64>,
}

/// One half of a pair of marks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MarkHalf {
    /// Random bytes that both halves carry.
    pub pair: [u8; 16],
    /// Where the half in the data lies: as noted when the pair was made, or as found now.
    pub place: Place,
}

/// Judges a pair of marks: the half beside the keys, and the half in the data as it lies now.
pub fn evidence(beside_keys: Option<&MarkHalf>, in_data: Option<&MarkHalf>) -> StartEvidence {
    let (Some(noted), Some(found)) = (beside_keys, in_data) else {
        let doubt = if beside_keys.is_none() {
            Doubt::NoMark
        } else {
            Doubt::NoTwin
        };
        return StartEvidence::Doubtful(doubt);
    };
    if noted.pair != found.pair {
        StartEvidence::Doubtful(Doubt::OtherPair)
    } else if noted.place != found.place {
        StartEvidence::Doubtful(Doubt::Moved)
    } else {
        StartEvidence::Intact
    }
}

/// What a partner answered when it was asked for the newest checkpoint that it cosigned.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// Nothing yet, on any of its addresses.
    Awaited,
    /// It could not be reached, or gave no answer.
    Failed,
    /// It answered, and showed no checkpoint of this ledger that it cosigned: it proves nothing about newer data.
    Nothing,
    /// It answered, and what it cosigned is part of this ledger.
    Agreed,
}

/// One partner that is asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Asked<'a> {
    /// Who.
    pub party: &'a Party,
    /// True when this node holds a receipt of it: it has seen this ledger.
    pub receipted: bool,
    /// What it answered.
    pub answer: Answer,
}

/// Whether the node may sign.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MaySign<'a> {
    /// It may.
    Yes,
    /// Not before each of these answered or failed once.
    Ask(Vec<&'a Party>),
    /// Not before each of these answered, or an administrator says that no newer data exist.
    Confirm(Doubt, Vec<&'a Party>),
}

/// Decides. `confirmed` is true when an administrator said that these data are the newest and run here alone.
///
/// Intact files: once each partner answered or failed once. Doubtful ones: once at least one partner, and each of whom
/// a receipt is held, showed what it cosigned. A partner that contradicts stops the node whatever this says.
pub fn may_sign<'a>(evidence: StartEvidence, asked: &[Asked<'a>], confirmed: bool) -> MaySign<'a> {
    let parties = |which: &dyn Fn(&Asked<'_>) -> bool| {
        let chosen = asked.iter().filter(|asked| which(asked));
        chosen.map(|asked| asked.party).collect::<Vec<_>>()
    };
    let awaited = parties(&|asked| asked.answer == Answer::Awaited);
    if !awaited.is_empty() {
        return MaySign::Ask(awaited);
    }
    let StartEvidence::Doubtful(doubt) = evidence else {
        return MaySign::Yes;
    };
    let missing = parties(&|asked| asked.receipted && asked.answer != Answer::Agreed);
    let one_agreed = asked.iter().any(|asked| asked.answer == Answer::Agreed);
    if confirmed || (missing.is_empty() && one_agreed) {
        MaySign::Yes
    } else if missing.is_empty() {
        MaySign::Confirm(doubt, parties(&|_| true))
    } else {
        MaySign::Confirm(doubt, missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOUBTFUL: StartEvidence = StartEvidence::Doubtful(Doubt::Moved);

    fn half(pair: u8, inode: u64) -> MarkHalf {
        MarkHalf {
            pair: [pair; 16],
            place: Place {
                inode,
                born_ns: Some(7),
            },
        }
    }

    #[test]
    fn only_a_pair_in_its_place_is_intact() {
        let noted = half(1, 5);
        assert_eq!(evidence(Some(&noted), Some(&noted)), StartEvidence::Intact);
        let reborn = MarkHalf {
            place: Place {
                born_ns: Some(8),
                ..noted.place
            },
            ..noted
        };
        for (beside_keys, in_data, doubt) in [
            (None, None, Doubt::NoMark),
            (None, Some(half(1, 5)), Doubt::NoMark),
            (Some(noted), None, Doubt::NoTwin),
            (Some(noted), Some(half(2, 5)), Doubt::OtherPair),
            (Some(noted), Some(half(1, 6)), Doubt::Moved),
            (Some(noted), Some(reborn), Doubt::Moved),
        ] {
            let judged = evidence(beside_keys.as_ref(), in_data.as_ref());
            assert_eq!(judged, StartEvidence::Doubtful(doubt));
        }
    }

    /// Decides for two partners, FI with a receipt and SE without.
    fn decide(evidence: StartEvidence, fi: Answer, se: Answer, confirmed: bool) -> String {
        let (finland, sweden): (Party, Party) =
            ("FI/customs".parse().unwrap(), "SE/customs".parse().unwrap());
        let asked = [
            Asked {
                party: &finland,
                receipted: true,
                answer: fi,
            },
            Asked {
                party: &sweden,
                receipted: false,
                answer: se,
            },
        ];
        let names = |parties: Vec<&Party>| {
            parties
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        };
        match may_sign(evidence, &asked, confirmed) {
            MaySign::Yes => "yes".to_owned(),
            MaySign::Ask(parties) => format!("ask {}", names(parties)),
            MaySign::Confirm(_, parties) => format!("confirm {}", names(parties)),
        }
    }

    #[test]
    fn with_intact_files_every_partner_is_asked_once_and_none_is_needed() {
        use Answer::{Agreed, Awaited, Failed};
        for (fi, se, answer) in [
            (Awaited, Awaited, "ask FI/customs SE/customs"),
            (Agreed, Awaited, "ask SE/customs"),
            (Failed, Failed, "yes"),
            (Failed, Agreed, "yes"),
        ] {
            assert_eq!(decide(StartEvidence::Intact, fi, se, false), answer);
        }
    }

    #[test]
    fn with_doubtful_files_every_partner_with_a_receipt_must_agree_or_a_person_confirm() {
        use Answer::{Agreed, Awaited, Failed};
        for (fi, se, confirmed, answer) in [
            (Awaited, Agreed, false, "ask FI/customs"),
            (Awaited, Failed, true, "ask FI/customs"),
            (Failed, Failed, false, "confirm FI/customs"),
            (Failed, Agreed, false, "confirm FI/customs"),
            (Failed, Failed, true, "yes"),
            (Agreed, Failed, false, "yes"),
        ] {
            assert_eq!(
                decide(DOUBTFUL, fi, se, confirmed),
                answer,
                "{fi:?} {se:?} {confirmed}"
            );
        }
    }

    #[test]
    fn a_partner_that_shows_nothing_it_cosigned_proves_nothing_about_doubtful_files() {
        use Answer::{Agreed, Failed, Nothing};
        for (fi, se, answer) in [
            (Nothing, Agreed, "confirm FI/customs"),
            (Agreed, Nothing, "yes"),
            (Failed, Nothing, "confirm FI/customs"),
        ] {
            assert_eq!(decide(DOUBTFUL, fi, se, false), answer, "{fi:?} {se:?}");
        }
        assert_eq!(
            decide(StartEvidence::Intact, Nothing, Nothing, false),
            "yes"
        );
        // Data from before the first receipt hold none: the one who cosigned later is away, and the other saw nothing.
        let (finland, sweden): (Party, Party) =
            ("FI/customs".parse().unwrap(), "SE/customs".parse().unwrap());
        let asked = [(&finland, Failed), (&sweden, Nothing)].map(|(party, answer)| Asked {
            party,
            receipted: false,
            answer,
        });
        let unsure = MaySign::Confirm(Doubt::Moved, vec![&finland, &sweden]);
        assert_eq!(may_sign(DOUBTFUL, &asked, false), unsure);
    }

    #[test]
    fn with_doubtful_files_and_nobody_who_ever_saw_the_ledger_a_person_must_confirm() {
        let sweden: Party = "SE/customs".parse().unwrap();
        let asked = |answer| {
            [Asked {
                party: &sweden,
                receipted: false,
                answer,
            }]
        };
        assert_eq!(
            may_sign(DOUBTFUL, &[], false),
            MaySign::Confirm(Doubt::Moved, Vec::new())
        );
        assert_eq!(may_sign(DOUBTFUL, &[], true), MaySign::Yes);
        assert_eq!(may_sign(StartEvidence::Intact, &[], false), MaySign::Yes);
        assert_eq!(
            may_sign(DOUBTFUL, &asked(Answer::Failed), false),
            MaySign::Confirm(Doubt::Moved, vec![&sweden])
        );
        assert_eq!(
            may_sign(DOUBTFUL, &asked(Answer::Agreed), false),
            MaySign::Yes
        );
    }
}
