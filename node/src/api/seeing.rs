//! Seeing: the one door between what this party holds of records and what an officer is shown of it.
//!
//! Whatever tells content of a record takes it as [`Seen`], and only a [`Sight`] makes one: the value goes in with the
//! question and comes out of a favourable answer only. What is told of a record without asking is its name alone, to
//! whoever has to act upon it.

mod spoken;

use std::sync::Arc;

use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::policy::Labels;
use ntc_core::reason::Reason;
use ntc_core::record::RecordId;
use ntc_policy::{Deed, Fact, Request};

use self::spoken::Asking;
use super::call::Asker;
use crate::audit::Showing;
use crate::lookup::Lookup;
use crate::partners::Partners;
use crate::ports::Clock;
use crate::rules::RuledOut;
use crate::status::Refused;
use crate::store::index::IndexEntry;

/// What an officer may be shown.
pub(crate) struct Seen<T>(T);

impl<T> Seen<T> {
    /// What is shown.
    pub(crate) fn shown(self) -> T {
        self.0
    }

    /// What is shown, to look at.
    pub(crate) const fn it(&self) -> &T {
        &self.0
    }

    /// What belongs to the same record.
    pub(crate) fn map<U>(self, more: impl FnOnce(T) -> U) -> Seen<U> {
        Seen(more(self.0))
    }
}

impl<A, B> Seen<(A, B)> {
    /// Two that belong to the same record.
    pub(crate) fn apart(self) -> (Seen<A>, Seen<B>) {
        (Seen(self.0.0), Seen(self.0.1))
    }
}

/// What an officer may see, by the own rules at the time of the call.
pub(crate) struct Sight {
    lookup: Arc<Lookup>,
    partners: Arc<Partners>,
    clock: Arc<dyn Clock>,
    own: Party,
    reach: Reach,
    /// What counts how much is shown.
    showing: Arc<Showing>,
}

/// Why something is hidden.
#[derive(Clone)]
struct Hidden {
    /// The rule, or the code of the reason.
    by: Arc<str>,
    refused: Refused,
}

impl From<Refused> for Hidden {
    fn from(refused: Refused) -> Self {
        Self {
            by: Arc::from(refused.reason.code()),
            refused,
        }
    }
}

impl From<RuledOut> for Hidden {
    fn from(out: RuledOut) -> Self {
        Self {
            by: out.by(),
            refused: out.into(),
        }
    }
}

enum Reach {
    /// Nothing: a rule forbids each record, or it is no officer.
    None(Hidden),
    /// Each record: the rules let the officer see it whatever it is.
    All(Asker),
    /// Those of which the rules say so, asked about each. True where the index knows all that they read.
    Each(Asker, bool),
}

/// What the index knows of a record without reading it.
const INDEXED: [Fact; 9] = [
    Fact::Origin,
    Fact::Own,
    Fact::Kind,
    Fact::Carries,
    Fact::Categories,
    Fact::Tlp,
    Fact::TlpLevel,
    Fact::Urgency,
    Fact::Created,
];

impl Sight {
    /// What an officer may see now.
    pub(super) fn of(
        asker: Result<Asker, Refused>,
        (lookup, partners): (Arc<Lookup>, Arc<Partners>),
        clock: Arc<dyn Clock>,
        showing: Arc<Showing>,
    ) -> Self {
        let reach = match asker {
            Err(refused) => Reach::None(refused.into()),
            Ok(asker) => match asker.reads(Deed::See) {
                Some(facts) => match asker.takes_all(Request::see_any) {
                    Some(out) => Reach::None(out.into()),
                    None if asker.gives_all(Request::see_any) => Reach::All(asker),
                    None => {
                        let is_indexed = facts.iter().all(|fact| INDEXED.contains(fact));
                        Reach::Each(asker, is_indexed)
                    }
                },
                None => match asker.allow(Request::see_any) {
                    Ok(()) => Reach::All(asker),
                    Err(out) => Reach::None(out.into()),
                },
            },
        };
        let own = partners.roster().policies().own().clone();
        let sight = Self {
            lookup,
            partners,
            clock,
            own,
            reach,
            showing,
        };
        sight.showing.by(sight.rules());
        sight
    }

    /// What the same officer may see now, by the rules of now.
    pub(super) fn again(&self) -> Self {
        let now = self.clock.now();
        let asker = match &self.reach {
            Reach::All(asker) | Reach::Each(asker, _) => Ok(asker.again(&self.partners, now)),
            Reach::None(hidden) => Err(hidden.refused.clone()),
        };
        let (lookup, partners) = (Arc::clone(&self.lookup), Arc::clone(&self.partners));
        let (clock, showing) = (Arc::clone(&self.clock), Arc::clone(&self.showing));
        Self::of(asker, (lookup, partners), clock, showing)
    }

    /// The hash of the rules that decide; none where none does.
    pub(super) fn rules(&self) -> Option<[u8; 32]> {
        match &self.reach {
            Reach::All(asker) | Reach::Each(asker, _) => asker.sha256(),
            Reach::None(_) => None,
        }
    }

    /// The name of an own record.
    pub(super) fn own(&self, id: RecordId) -> Subject {
        let origin = self.own.clone();
        Subject { origin, id }
    }

    /// Nothing where a rule forbids each record: that is said, and no empty list is shown.
    ///
    /// # Errors
    /// The rule.
    pub(crate) fn any(&self) -> Result<(), Refused> {
        match &self.reach {
            Reach::None(hidden) => Err(hidden.refused.clone()),
            Reach::All(_) | Reach::Each(..) => Ok(()),
        }
    }

    /// What is told of a record, where the officer may see it.
    ///
    /// # Errors
    /// The rule that does not let it be seen, or that it cannot be read, so that the rules cannot be asked.
    pub(crate) fn require<T>(&self, entry: &IndexEntry, told: T) -> Result<Seen<T>, Refused> {
        self.ask(entry).map(|()| Seen(told))
    }

    /// What is told of a record, where the officer may see it.
    pub(crate) fn entry<T>(&self, entry: &IndexEntry, told: T) -> Option<Seen<T>> {
        self.ask(entry).ok().map(|()| Seen(told))
    }

    /// Whether the officer may see a record.
    pub(crate) fn sees(&self, entry: &IndexEntry) -> bool {
        self.ask(entry).is_ok()
    }

    /// What is told of a record by its name, where the officer may see it. One that was passed on to this party is seen by
    /// whoever may see one that passes it on; one of which nothing is known is seen where all are.
    ///
    /// # Errors
    /// The rule that does not let it be seen, or that it cannot be looked up.
    pub(crate) fn named<T>(&self, subject: &Subject, told: T) -> Result<Seen<T>, Refused> {
        self.counted(self.of_name(subject)).map(|()| Seen(told))
    }

    fn of_name(&self, subject: &Subject) -> Result<(), Hidden> {
        self.put(|asking| asking.name(subject))
    }

    /// What is told of what has these labels and is held nowhere yet: a draft, a record in an answer.
    ///
    /// # Errors
    /// The rule that does not let it be seen.
    pub(crate) fn labels<T>(&self, labels: &Labels, told: T) -> Result<Seen<T>, Refused> {
        let answer = match &self.reach {
            Reach::None(hidden) => Err(hidden.clone()),
            Reach::All(_) => Ok(()),
            Reach::Each(asker, _) => allows(asker, labels, &self.own),
        };
        self.counted(answer).map(|()| Seen(told))
    }

    /// What tells of no record: an entry of a list, somebody whom a national system asked about.
    #[expect(clippy::unused_self, reason = "whoever shows something has a sight")]
    pub(crate) const fn of_no_record<T>(&self, told: T) -> Seen<T> {
        Seen(told)
    }

    /// What no record holds, where the officer may see any.
    ///
    /// # Errors
    /// The rule that shows none.
    pub(crate) fn unnamed<T>(&self, told: T) -> Result<Seen<T>, Refused> {
        self.any().map(|()| Seen(told))
    }

    /// What cannot be read, so that the rules cannot be asked: it is shown to whoever sees all.
    ///
    /// # Errors
    /// That it is not.
    pub(crate) fn unread<T>(&self, told: T) -> Result<Seen<T>, Refused> {
        let answer = match &self.reach {
            Reach::All(_) => Ok(()),
            Reach::None(hidden) => Err(hidden.clone()),
            Reach::Each(..) => Err(unknown().into()),
        };
        self.counted(answer).map(|()| Seen(told))
    }

    /// An answer, counted for the entry of the call.
    fn counted(&self, answer: Result<(), Hidden>) -> Result<(), Refused> {
        match answer {
            Ok(()) => {
                self.showing.shown();
                Ok(())
            }
            Err(hidden) => {
                self.showing.hidden(&hidden.by);
                Err(hidden.refused)
            }
        }
    }

    fn ask(&self, entry: &IndexEntry) -> Result<(), Refused> {
        self.counted(self.of_entry(entry))
    }

    /// Asks the rules about a record, and about those that it speaks of: what is hidden stays hidden whoever speaks of it,
    /// and what is erased is as hidden as it was.
    fn of_entry(&self, entry: &IndexEntry) -> Result<(), Hidden> {
        self.put(|asking| asking.entry(entry))
    }

    fn put(&self, ask: impl FnOnce(Asking<'_>) -> Result<(), Hidden>) -> Result<(), Hidden> {
        match &self.reach {
            Reach::None(hidden) => Err(hidden.clone()),
            Reach::All(_) => Ok(()),
            Reach::Each(asker, is_indexed) => ask(Asking {
                lookup: &self.lookup,
                own: &self.own,
                asker,
                is_indexed: *is_indexed,
            }),
        }
    }
}

fn allows(asker: &Asker, labels: &Labels, own: &Party) -> Result<(), Hidden> {
    Ok(asker.allow(|officer, now| Request::see(officer, (labels, own), now))?)
}

/// What cannot be read cannot be asked about.
fn unknown() -> Refused {
    let why = "what the record is cannot be read now, so that your own rules cannot say whether it is shown";
    Refused::new(Reason::OutOfReach, why)
}
