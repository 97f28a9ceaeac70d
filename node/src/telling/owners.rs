//! Who looks for the subject of a hit, and whom of them the node can tell that it was met.

use ntc_core::hit::{Hit, HitId, Source, State, Target, Tell, Telling, ToTell};
use ntc_core::life::{Standing, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::{Labels, tells_hits};
use ntc_core::record::Record;

use super::{TellError, Tellings};
use crate::hits::Meeting;
use crate::records::read;
use crate::store::index::IndexEntry;

/// Most versions of an alert that are followed to the newest.
const MAX_VERSIONS: usize = 64;

/// What an officer asks to be told.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Asked {
    /// What is told.
    pub(crate) acted: bool,
    /// A party or its country; none for everybody who can be told.
    pub(crate) owner: Option<String>,
}

/// The author of an alert that a hit is on.
#[derive(Debug)]
pub(crate) struct Owner {
    /// The alert, in the newest version that met.
    pub(crate) alert: Subject,
    /// What its author was told of it, and of the versions that it took the place of.
    pub(crate) tellings: Vec<Telling>,
    /// Whether the author can be told now, and whether the agreements say so by themselves.
    pub(crate) can: Result<bool, TellError>,
}

/// Who is told of a hit by what an officer does.
#[derive(Debug, Default)]
pub(crate) struct Wish {
    /// Of which alerts the authors are told, and what.
    pub(crate) tells: Vec<ToTell>,
    /// Who is told by that.
    pub(crate) who: Vec<Party>,
    /// Who could be told and is not.
    pub(crate) could: Vec<Party>,
    /// Why one of those who would be told cannot be told now.
    pub(crate) untold: Option<TellError>,
}

impl Owner {
    /// True when a notice stands or is about to be published.
    pub(crate) fn is_told(&self) -> bool {
        self.tellings.iter().any(|telling| telling.step.holds())
    }

    fn is_meant(&self, word: &str) -> bool {
        let origin = &self.alert.origin;
        origin.as_str() == word || origin.country().eq_ignore_ascii_case(word)
    }
}

impl Tellings {
    /// What an officer's confirmation tells, and whom: as the officer asks for, else as the agreements say. Reads files.
    ///
    /// # Errors
    /// When the officer asks for it and nobody can be told now.
    pub(crate) fn confirms(&self, id: HitId, asked: Option<&Asked>) -> Result<Wish, TellError> {
        let Some(hit) = self.hits.hit(id) else {
            // That there is none is told by whoever moves it.
            return Ok(Wish::default());
        };
        if let Some(asked) = asked {
            return self.asked(&hit, asked);
        }
        self.by_itself(&hit, |_| true)
    }

    /// Who of those that came to look for a confirmed one is told as the agreements say. Reads files.
    ///
    /// # Errors
    /// When what is known of an alert cannot be read.
    pub(super) fn greets(&self, hit: &Hit) -> Result<Wish, TellError> {
        self.by_itself(hit, |alert| hit.newcomers().contains(alert))
    }

    /// Who of some is told as the agreements say.
    fn by_itself(&self, hit: &Hit, is_meant: impl Fn(&Subject) -> bool) -> Result<Wish, TellError> {
        let mut owners = match self.owners(hit) {
            Err(error) if error.is_alone() => return Ok(Wish::default()),
            owners => owners?,
        };
        owners.retain(|owner| is_meant(&owner.alert));
        Ok(Wish::by_agreements(owners, hit.contact_first))
    }

    /// Whom an officer tells of a hit that was confirmed: each once, and once that somebody acted. Reads files.
    ///
    /// # Errors
    /// When nobody can be told now who is not told yet.
    pub(crate) fn tells(&self, id: HitId, asked: &Asked) -> Result<Wish, TellError> {
        match self.hits.hit(id) {
            Some(hit) if matches!(hit.state, State::Confirmed { .. }) => self.asked(&hit, asked),
            // That it cannot be told is told by whoever moves it.
            Some(_) | None => Ok(Wish::default()),
        }
    }

    fn asked(&self, hit: &Hit, asked: &Asked) -> Result<Wish, TellError> {
        Wish::asked(self.owners(hit)?, asked)
    }

    /// Everybody outside who looks for the subject of a hit, whoever it is judged on first. Reads files.
    ///
    /// # Errors
    /// When nobody outside does, or what is known of an alert cannot be read.
    pub(crate) fn owners(&self, hit: &Hit) -> Result<Vec<Owner>, TellError> {
        let own = &self.publisher.party;
        let targets = std::iter::once(&hit.target).chain(hit.targets());
        let targets = targets.filter_map(Target::record);
        let sources = std::iter::once(&hit.subject.source).chain(hit.sources());
        let sources = sources.filter_map(Source::record);
        let mut alerts: Vec<&Subject> = Vec::new();
        for record in targets.chain(sources) {
            if record.origin != *own && !alerts.contains(&record) {
                alerts.push(record);
            }
        }
        let meetings = self.hits.meetings(hit.id)?;
        let mut owners: Vec<Owner> = Vec::new();
        let mut why = TellError::Alone;
        for alert in &alerts {
            // An earlier version is told of by its newest, where that met too.
            let newest = self.newest(alert)?;
            let is_older = newest != **alert && alerts.contains(&&newest);
            if is_older {
                continue;
            }
            match self.can((hit, alert), &meetings) {
                Err(error) if error.is_alone() => why = error,
                can => owners.push(Owner {
                    alert: (*alert).clone(),
                    tellings: Vec::new(),
                    can,
                }),
            }
        }
        for telling in &hit.tellings {
            let of = match &telling.alert {
                Some(alert) => alert.clone(),
                None => match self.leading(hit) {
                    Ok(alert) => alert.clone(),
                    Err(_) => continue,
                },
            };
            let newest = self.newest(&of)?;
            let mut owners = owners.iter_mut();
            let owner = owners.find(|owner| owner.alert == of || owner.alert == newest);
            if let Some(owner) = owner {
                owner.tellings.push(telling.clone());
            }
        }
        if owners.is_empty() {
            return Err(why);
        }
        Ok(owners)
    }

    /// Whether the author of an alert can be told of a hit now, and whether the agreements say so by themselves.
    fn can(&self, (hit, alert): (&Hit, &Subject), meetings: &[Meeting]) -> Result<bool, TellError> {
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let record = self.alert(alert)?;
        let tell = Tell { acted: false };
        let (notice, to) = self.notice((hit, alert), meetings, tell, (id, ""), now)?;
        publisher.goes_to(&notice, &to, now)?;
        let policies = publisher.partners.policies();
        Ok(tells_hits(&Labels::received(&record), &policies, now))
    }

    /// The newest version of a record.
    fn newest(&self, record: &Subject) -> Result<Subject, TellError> {
        let state = self.publisher.lookup.state();
        let mut newest = record.clone();
        for _ in 0..MAX_VERSIONS {
            let Some(Standing::Superseded { by, .. }) = state.standing(&newest)? else {
                break;
            };
            newest.id = by;
        }
        Ok(newest)
    }

    /// The alert of another party, which counts here.
    pub(super) fn alert(&self, subject: &Subject) -> Result<Record, TellError> {
        let lookup = &self.publisher.lookup;
        let entry = lookup.entry(subject)?;
        if let Some(kind) = entry.as_ref().map(|entry| entry.kind) {
            if kind == RecordKind::Forward {
                return Err(TellError::PassedOn(subject.origin.clone()));
            }
            // Who looks for nobody has no part in the hit, whatever became of the record.
            if !RecordKind::HitNotice.answers().contains(&kind) {
                return Err(TellError::NoAlert(kind));
            }
        }
        match lookup.state().standing(subject)? {
            None => {}
            Some(Standing::Retracted { .. }) => return Err(TellError::Withdrawn),
            Some(Standing::Superseded { by, .. }) => return Err(TellError::Replaced(by)),
        }
        let entry = entry.filter(IndexEntry::counts);
        read(lookup, &entry.ok_or(TellError::NotHeld)?).ok_or(TellError::NotHeld)
    }
}

/// Those whose authors would learn by this what they were not told.
fn news(owners: Vec<Owner>, tell: Tell) -> impl Iterator<Item = Owner> {
    let is_news = move |owner: &Owner| tell.is_news_beside(&owner.tellings);
    owners.into_iter().filter(is_news)
}

impl Wish {
    /// Who is told because the agreements say so.
    pub(super) fn by_agreements(owners: Vec<Owner>, contact_first: bool) -> Self {
        let mut wish = Self::default();
        let tell = Tell { acted: false };
        for owner in news(owners, tell) {
            match owner.can {
                // Who wants to be asked first is not passed over by an agreement.
                Ok(says_so) if says_so && !contact_first => wish.tell(owner.alert, tell),
                Ok(_) => wish.could.push(owner.alert.origin),
                Err(error) => wish.untold = wish.untold.or(Some(error)),
            }
        }
        wish
    }

    /// Who is told because an officer asks for it.
    ///
    /// # Errors
    /// When nobody of the name that is asked for looks for it, or nobody can be told now who is not told yet.
    pub(super) fn asked(owners: Vec<Owner>, asked: &Asked) -> Result<Self, TellError> {
        let tell = Tell { acted: asked.acted };
        let is_meant = |owner: &Owner| {
            let word = asked.owner.as_deref();
            word.is_none_or(|word| owner.is_meant(word))
        };
        if let Some(word) = asked.owner.clone()
            && !owners.iter().any(is_meant)
        {
            let parties = owners.iter().map(|owner| &owner.alert.origin);
            return Err(TellError::Stranger {
                word: word.chars().take(64).collect(),
                owners: named(parties),
            });
        }
        let mut wish = Self::default();
        for owner in news(owners, tell) {
            let is_meant = is_meant(&owner);
            match owner.can {
                Ok(_) if is_meant => wish.tell(owner.alert, tell),
                Ok(_) => wish.could.push(owner.alert.origin),
                Err(error) if is_meant => wish.untold = wish.untold.or(Some(error)),
                Err(_) => {}
            }
        }
        match wish.untold {
            Some(error) if wish.tells.is_empty() => Err(error),
            _ => Ok(wish),
        }
    }

    /// Who can be told of a hit and is not yet, and why one of them cannot be told now.
    pub(crate) fn left(owners: Vec<Owner>) -> Self {
        let mut wish = Self::default();
        for owner in owners {
            let is_told = owner.is_told();
            match owner.can {
                Ok(_) if is_told => {}
                Ok(_) => wish.could.push(owner.alert.origin),
                Err(error) => wish.untold = wish.untold.or(Some(error)),
            }
        }
        wish
    }

    fn tell(&mut self, alert: Subject, tell: Tell) {
        self.who.push(alert.origin.clone());
        self.tells.push(ToTell {
            alert: Some(alert),
            tell,
        });
    }
}

/// Parties, each once, with commas.
pub(crate) fn named<'p>(parties: impl IntoIterator<Item = &'p Party>) -> String {
    let mut named: Vec<&str> = Vec::new();
    for party in parties {
        if !named.contains(&party.as_str()) {
            named.push(party.as_str());
        }
    }
    named.join(", ")
}
