//! Receipts: what a follower signs about what it durably holds, and what was shown of it.
//!
//! A signed note under a key of type 0x01 whose name ends in `/receipt`:
//!
//! ```text
//! ntc/receipt/v2
//! <origin of the ledger that is followed>
//! <the follower's party>
//! <origin of the follower's own ledger> <its size>
//! <replica, 32 hexadecimal digits>
//! <feed size> <feed root>
//! <shown root>
//! <checkpoint size> <checkpoint root>
//! <time, whole seconds since the epoch>
//! ```
//!
//! Roots are base64, as in checkpoints. The text is a function of what the follower's journal holds, so whoever signs
//! again after a crash signs the same text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::envelope::{Hash, Sign, SignError};
use crate::identity::vkey::TYPE_NOTE;
use crate::ledger::follow::Follower;
use crate::ledger::note::{InvalidNote, NoteKey, NoteLine, SignedNote, key_id};
use crate::party::Party;
use crate::reason::Reasoned;
use crate::time::{MAX_CLOCK_SKEW, Timestamp};

use super::replica::ReplicaId;

const TITLE: &str = "ntc/receipt/v2";
/// The last second of the year 9999.
pub const MAX_RECEIPT_SECS: u64 = 253_402_300_799;
/// Entries by which the size that a receipt states of the follower's ledger may be ahead of what this party verified
/// of it, for a follower whose ledger cannot be reached from here: a thousand entries a second take 49 days for so
/// many. Without an end one receipt that states the largest number would have all later ones refused.
pub const MAX_STATED_AHEAD: u64 = 1 << 32;

/// A receipt as it travels: two signed notes.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ReceiptNotes {
    /// The newest checkpoint with the follower's witness line.
    pub checkpoint: Vec<u8>,
    /// What the follower holds of its feed, under its receipt key; empty while it holds nothing.
    pub statement: Vec<u8>,
}

/// What a receipt says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Receipt {
    /// The ledger that is followed.
    pub origin: String,
    /// Who follows.
    pub follower: Party,
    /// The follower's own ledger.
    pub follower_ledger: String,
    /// Size of the follower's own ledger when it took the batch: tells which of its keys is to be used.
    pub follower_size: u64,
    /// The follower's replica.
    pub replica: ReplicaId,
    /// Number of feed items held.
    pub feed_size: u64,
    /// Root of the feed's tree of that size.
    pub feed_root: Hash,
    /// Root of the shown tree of that size.
    pub shown_root: Hash,
    /// Size of the checkpoint that the last of them was proven against.
    pub checkpoint_size: u64,
    /// Root of that checkpoint.
    pub checkpoint_root: Hash,
    /// When they were taken by the follower's clock, in whole seconds, and never before the checkpoint's FEEDS entry.
    pub seconds: u64,
}

/// Why a receipt is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidReceipt {
    /// The note around it.
    #[error(transparent)]
    #[reason(inner)]
    Note(#[from] InvalidNote),
    /// The text is no receipt.
    #[error("the note's text is not a receipt")]
    #[reason(Malformed)]
    Text,
    /// It speaks of another ledger, party or replica.
    #[error("the receipt names another {0}")]
    #[reason(WrongOrigin)]
    Other(&'static str),
    /// The size that it states of the follower's ledger is below what an earlier receipt stated.
    #[error(
        "the receipt states size {stated} of the follower's ledger; an earlier one stated {before}"
    )]
    #[reason(Rollback)]
    SizeWentBack {
        /// Size stated before.
        before: u64,
        /// Size stated now.
        stated: u64,
    },
    /// The size that it states of the follower's ledger is far beyond what was seen of it.
    #[error(
        "the receipt states size {stated} of the follower's ledger, of which {verified} are known here"
    )]
    #[reason(Malformed)]
    SizeAhead {
        /// Size of the ledger that was verified.
        verified: u64,
        /// Size stated.
        stated: u64,
    },
    /// A root is not that of the ledger or the feed at the size that it states.
    #[error("the receipt's {0} root is not that of the size it states")]
    #[reason(FeedMismatch)]
    Root(&'static str),
    /// A size that it states was never published, or is no end of a batch that was sent.
    #[error("the receipt states a {0} size that was not sent")]
    #[reason(UnexpectedMessage)]
    NotSent(&'static str),
    /// Its time lies before the FEEDS entry of its checkpoint, or behind the year 9999.
    #[error("the receipt's time {0} is not possible for its checkpoint")]
    #[reason(TimeInFuture)]
    Time(u64),
}

impl Receipt {
    /// What a follower states of what it holds, by the origin and the size of its own ledger when it took the last batch,
    /// its replica, and when that batch was taken. All of it follows from the frames of a replica, so receipts that were
    /// given need no journal of their own. None while it holds no items.
    pub fn given(
        follower: &Follower,
        (own_ledger, own_size): (&str, u64),
        replica: ReplicaId,
        taken: Timestamp,
    ) -> Option<Self> {
        let (checkpoint, feeds) = follower.journaled()?;
        (follower.feed_size() > 0).then_some(Self {
            origin: checkpoint.checkpoint().origin.clone(),
            follower: follower.own().clone(),
            follower_ledger: own_ledger.to_owned(),
            follower_size: own_size,
            replica,
            feed_size: follower.feed_size(),
            feed_root: follower.feed_root(),
            shown_root: follower.shown().root(),
            checkpoint_size: checkpoint.size(),
            checkpoint_root: *checkpoint.root(),
            seconds: receipt_seconds(taken, feeds),
        })
    }

    /// What the origin's ledger says of it once it took it: the hash of its text.
    pub fn acknowledged(&self) -> Hash {
        Hash::of(&[self.text().as_bytes()])
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        let root = |hash: &Hash| STANDARD.encode(hash.as_bytes());
        format!(
            "{TITLE}\n{}\n{}\n{} {}\n{}\n{} {}\n{}\n{} {}\n{}\n",
            self.origin,
            self.follower,
            self.follower_ledger,
            self.follower_size,
            self.replica,
            self.feed_size,
            root(&self.feed_root),
            root(&self.shown_root),
            self.checkpoint_size,
            root(&self.checkpoint_root),
            self.seconds,
        )
    }

    /// Reads the text; exactly what [`Self::text`] writes is accepted.
    ///
    /// # Errors
    /// When it is no receipt.
    pub fn parse(text: &str) -> Result<Self, InvalidReceipt> {
        let receipt = Self::fields(text).ok_or(InvalidReceipt::Text)?;
        (receipt.text() == text)
            .then_some(receipt)
            .ok_or(InvalidReceipt::Text)
    }

    fn fields(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let title = lines.next()?;
        let (origin, follower) = (lines.next()?, lines.next()?);
        let (follower_ledger, follower_size) = lines.next()?.split_once(' ')?;
        let replica = lines.next()?;
        let (feed_size, feed_root) = lines.next()?.split_once(' ')?;
        let shown_root = lines.next()?;
        let (checkpoint_size, checkpoint_root) = lines.next()?.split_once(' ')?;
        let seconds = lines.next()?;
        let root = |text| Hash::from_slice(&STANDARD.decode(text).ok()?);
        (title == TITLE).then_some(Self {
            origin: origin.to_owned(),
            follower: follower.parse().ok()?,
            follower_ledger: follower_ledger.to_owned(),
            follower_size: follower_size.parse().ok()?,
            replica: replica.parse().ok()?,
            feed_size: feed_size.parse().ok()?,
            feed_root: root(feed_root)?,
            shown_root: root(shown_root)?,
            checkpoint_size: checkpoint_size.parse().ok()?,
            checkpoint_root: root(checkpoint_root)?,
            seconds: seconds.parse().ok()?,
        })
    }

    /// The receipt as a signed note under the name of the receipt key.
    ///
    /// # Errors
    /// When the key does not sign.
    pub fn sign(&self, name: &str, signer: &dyn Sign) -> Result<Vec<u8>, SignError> {
        let text = self.text();
        let line = NoteLine {
            name: name.to_owned(),
            id: key_id(name, TYPE_NOTE, &signer.public_key()),
            signature: signer.sign(text.as_bytes())?.to_vec(),
        };
        let mut note = SignedNote::new(text)
            .ok_or_else(|| SignError("a name in it is not fit for a note".to_owned()))?;
        note.add(line);
        Ok(note.render().into_bytes())
    }

    /// What a signed receipt says, without checking who signed it: for one that was checked before, and to know which
    /// keys to check it with.
    ///
    /// # Errors
    /// When it is no receipt.
    pub fn read(note: &[u8]) -> Result<Self, InvalidReceipt> {
        Self::parse(SignedNote::parse(note)?.text())
    }

    /// Reads a signed receipt and checks that one of the keys signed it.
    ///
    /// # Errors
    /// When it is no receipt, or none of the keys signed it.
    pub fn open<'a>(
        note: &[u8],
        keys: impl IntoIterator<Item = &'a NoteKey>,
    ) -> Result<Self, InvalidReceipt> {
        let note = SignedNote::parse(note)?;
        let receipt = Self::parse(note.text())?;
        let mut refusal = InvalidNote::Unsigned("the receipt key".to_owned());
        for key in keys {
            match note.verify(key) {
                Ok(()) => return Ok(receipt),
                Err(fault) => refusal = fault,
            }
        }
        Err(refusal.into())
    }

    /// The hash of the text, as the origin's next FEEDS entry acknowledges it.
    pub fn hash(&self) -> Hash {
        Hash::of(&[self.text().as_bytes()])
    }

    /// The time, to the second.
    pub const fn time(&self) -> Timestamp {
        Timestamp::from_millis(self.seconds.saturating_mul(1000))
    }
}

/// The seconds that a receipt states: when the batch was taken, or when its head was made if that is later, so that a
/// slow clock of the follower never makes its receipts impossible.
pub fn receipt_seconds(taken: Timestamp, feeds: Timestamp) -> u64 {
    taken.as_secs().max(feeds.as_secs()).min(MAX_RECEIPT_SECS)
}

/// What the origin knows by itself of what a receipt states.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// The own ledger's origin.
    pub origin: &'a str,
    /// Who is served.
    pub follower: &'a Party,
    /// Origin of the follower's ledger, by its card.
    pub follower_ledger: &'a str,
    /// Size of the follower's ledger that its receipts stated last.
    pub stated_size: u64,
    /// Size of the follower's ledger that this party verified; 0 when none of it was seen.
    pub verified_size: u64,
    /// Root of the follower's feed at the size that the receipt states; none when it is not as long.
    pub feed_root: Option<Hash>,
    /// Root of the own ledger at the size that the receipt states; none when that is no published checkpoint, or one
    /// that cannot commit to the items that the receipt is for.
    pub checkpoint_root: Option<Hash>,
    /// Time of the FEEDS entry that ends that checkpoint.
    pub feeds_time: Timestamp,
}

impl Receipt {
    /// Checks what a receipt states against what the origin knows, but for the shown root, which the stream knows.
    /// Answers true when the follower's clock runs more than five minutes ahead of this party's: such a receipt is
    /// taken, and operators are warned.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn check(&self, expected: &Expected<'_>, now: Timestamp) -> Result<bool, InvalidReceipt> {
        for (same, what) in [
            (self.origin == expected.origin, "ledger"),
            (self.follower == *expected.follower, "follower"),
            (
                self.follower_ledger == expected.follower_ledger,
                "ledger of the follower",
            ),
        ] {
            if !same {
                return Err(InvalidReceipt::Other(what));
            }
        }
        if self.follower_size < expected.stated_size {
            return Err(InvalidReceipt::SizeWentBack {
                before: expected.stated_size,
                stated: self.follower_size,
            });
        }
        let ahead = self.follower_size.saturating_sub(expected.verified_size);
        if ahead > MAX_STATED_AHEAD {
            return Err(InvalidReceipt::SizeAhead {
                verified: expected.verified_size,
                stated: self.follower_size,
            });
        }
        let feed = expected.feed_root.ok_or(InvalidReceipt::NotSent("feed"))?;
        let ledger = expected
            .checkpoint_root
            .ok_or(InvalidReceipt::NotSent("checkpoint"))?;
        if feed != self.feed_root {
            return Err(InvalidReceipt::Root("feed"));
        }
        if ledger != self.checkpoint_root {
            return Err(InvalidReceipt::Root("checkpoint"));
        }
        if self.seconds < expected.feeds_time.as_secs() || self.seconds > MAX_RECEIPT_SECS {
            return Err(InvalidReceipt::Time(self.seconds));
        }
        Ok(self.seconds > now.plus(MAX_CLOCK_SKEW).as_secs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{PublicKey, SoftKey};
    use crate::ledger::tree::leaf_hash;
    use crate::reason::Reason;

    const NAME: &str = "ntc.example/fi/customs/receipt";

    fn sample() -> Receipt {
        Receipt {
            origin: "ntc.example/ee/customs/ledger1".to_owned(),
            follower: "FI/customs".parse().unwrap(),
            follower_ledger: "ntc.example/fi/customs/ledger1".to_owned(),
            follower_size: 40,
            replica: ReplicaId::from_bytes([7; 16]),
            feed_size: 3,
            feed_root: leaf_hash(b"feed"),
            shown_root: leaf_hash(b"shown"),
            checkpoint_size: 12,
            checkpoint_root: leaf_hash(b"ledger"),
            seconds: 1_700_000_000,
        }
    }

    fn key(seed: u8) -> NoteKey {
        let public = SoftKey::from_seed(&[seed; 32]).public_key();
        NoteKey::note(NAME, PublicKey::from_bytes(&public).unwrap())
    }

    fn expected<'a>(receipt: &'a Receipt) -> Expected<'a> {
        Expected {
            origin: &receipt.origin,
            follower: &receipt.follower,
            follower_ledger: &receipt.follower_ledger,
            stated_size: 40,
            verified_size: 30,
            feed_root: Some(receipt.feed_root),
            checkpoint_root: Some(receipt.checkpoint_root),
            feeds_time: Timestamp::from_millis(1_700_000_000_999),
        }
    }

    #[test]
    fn a_receipt_is_this_text() {
        let (feed, shown, ledger) = (
            STANDARD.encode(leaf_hash(b"feed").as_bytes()),
            STANDARD.encode(leaf_hash(b"shown").as_bytes()),
            STANDARD.encode(leaf_hash(b"ledger").as_bytes()),
        );
        let text = format!(
            "ntc/receipt/v2\nntc.example/ee/customs/ledger1\nFI/customs\n\
             ntc.example/fi/customs/ledger1 40\n07070707070707070707070707070707\n\
             3 {feed}\n{shown}\n12 {ledger}\n1700000000\n"
        );
        assert_eq!(sample().text(), text);
        assert_eq!(Receipt::parse(&text), Ok(sample()));
    }

    #[test]
    fn a_signed_receipt_opens_under_its_key_alone() {
        let note = sample().sign(NAME, &SoftKey::from_seed(&[1; 32])).unwrap();
        assert_eq!(Receipt::open(&note, [&key(2), &key(1)]), Ok(sample()));
        assert!(Receipt::open(&note, [&key(2)]).is_err());
        assert!(Receipt::open(&note, []).is_err());
        let forged = String::from_utf8(note).unwrap().replace("\n3 ", "\n4 ");
        let refused = Receipt::open(forged.as_bytes(), [&key(1)]).unwrap_err();
        assert_eq!(refused.reason(), Reason::BadSignature);
    }

    #[test]
    fn text_that_is_written_in_another_way_is_no_receipt() {
        let text = sample().text();
        for bad in [
            text.replace("v2", "v3"),
            text.replace("\n3 ", "\n03 "),
            text.replace("\n3 ", "\n+3 "),
            text.replace("0707", "0A07"),
            format!("{text}more\n"),
            text.replace("1700000000\n", "1700000000"),
        ] {
            assert_eq!(Receipt::parse(&bad), Err(InvalidReceipt::Text), "{bad}");
        }
    }

    #[test]
    fn a_receipt_is_held_to_what_the_origin_knows() {
        let receipt = sample();
        let now = Timestamp::from_millis(1_700_000_000_000);
        assert_eq!(receipt.check(&expected(&receipt), now), Ok(false));
        let change = |mend: &dyn Fn(&mut Receipt)| {
            let mut changed = receipt.clone();
            mend(&mut changed);
            changed.check(&expected(&receipt), now)
        };
        let other = |found| matches!(found, Err(InvalidReceipt::Other(_)));
        assert!(other(change(&|r| r.origin.push('1'))));
        assert!(other(change(&|r| r.follower_ledger.push('1'))));
        assert!(other(change(
            &|r| r.follower = "EE/customs".parse().unwrap()
        )));
        assert!(matches!(
            change(&|r| r.follower_size = 39),
            Err(InvalidReceipt::SizeWentBack {
                before: 40,
                stated: 39
            })
        ));
        assert_eq!(change(&|r| r.follower_size = 41), Ok(false));
        let most = 30 + MAX_STATED_AHEAD;
        assert_eq!(change(&|r| r.follower_size = most), Ok(false));
        for stated in [most + 1, u64::MAX] {
            let verified = 30;
            assert_eq!(
                change(&|r| r.follower_size = stated),
                Err(InvalidReceipt::SizeAhead { verified, stated })
            );
        }
        let root = leaf_hash(b"another");
        assert_eq!(
            change(&|r| r.feed_root = root),
            Err(InvalidReceipt::Root("feed"))
        );
        assert_eq!(
            change(&|r| r.checkpoint_root = root),
            Err(InvalidReceipt::Root("checkpoint"))
        );
        let mut unknown = expected(&receipt);
        unknown.checkpoint_root = None;
        assert_eq!(
            receipt.check(&unknown, now),
            Err(InvalidReceipt::NotSent("checkpoint"))
        );
    }

    #[test]
    fn times_are_bounded_by_the_head_and_the_year_9999_and_a_fast_clock_is_marked() {
        let receipt = sample();
        let now = Timestamp::from_millis(1_700_000_000_000);
        let at = |seconds| {
            let mut late = receipt.clone();
            late.seconds = seconds;
            late.check(&expected(&receipt), now)
        };
        assert_eq!(at(1_699_999_999), Err(InvalidReceipt::Time(1_699_999_999)));
        assert_eq!(at(1_700_000_300), Ok(false));
        assert_eq!(at(1_700_000_301), Ok(true));
        assert_eq!(at(MAX_RECEIPT_SECS), Ok(true));
        let past = MAX_RECEIPT_SECS + 1;
        assert_eq!(at(past), Err(InvalidReceipt::Time(past)));
        assert_eq!(at(u64::MAX), Err(InvalidReceipt::Time(u64::MAX)));
    }

    #[test]
    fn a_slow_clock_states_the_second_of_the_head() {
        let (slow, head) = (Timestamp::from_millis(5_000), Timestamp::from_millis(9_999));
        assert_eq!(receipt_seconds(slow, head), 9);
        assert_eq!(receipt_seconds(Timestamp::from_millis(10_000), head), 10);
        let far = Timestamp::from_millis(u64::MAX);
        assert_eq!(receipt_seconds(far, head), MAX_RECEIPT_SECS);
    }
}
