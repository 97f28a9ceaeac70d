//! The own rules, asked, and what they said kept: whoever decides hands these in the place of the rules, and takes from
//! them what is to be logged. So the log says what was asked, and not what somebody thinks was.

use std::sync::{Arc, Mutex};

use ntc_core::policy::local::{Act, Asked, Local, Narrowed, Objection};
use ntc_core::policy::{Asking, Policies};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use crate::lock::lock;

/// What the rules were asked of a record, and said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Said {
    /// What was to be done.
    pub(crate) act: Act,
    /// The sections that the record had.
    pub(crate) present: SectionSet,
    /// Those that were asked for.
    pub(crate) asked: SectionSet,
    /// Those that the layers before let go.
    pub(crate) sections: SectionSet,
    /// Ids of the agreements that let it go.
    pub(crate) agreements: Vec<Arc<str>>,
    /// What for, where that is not what the record is for.
    pub(crate) purpose: Option<String>,
    /// What refused it whole: a rule, or the code of a reason; none where it may go.
    pub(crate) refused_by: Option<Arc<str>>,
    /// The sections that they kept, and what kept each.
    pub(crate) withheld: Vec<(Section, Arc<str>)>,
}

/// What the rules said of a question: what refused it, a rule or the code of a reason; none where it may be answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct OfQuestion(pub(crate) Option<Arc<str>>);

/// Rules that keep what they said last.
#[derive(Debug)]
pub(crate) struct Noting {
    rules: Arc<dyn Local>,
    said: Mutex<(Option<Said>, Option<OfQuestion>)>,
}

impl Noting {
    /// These policies with their rules so; none where there are no rules. They decide the same, and have the same digest.
    pub(crate) fn of(policies: &Policies) -> (Policies, Option<Arc<Self>>) {
        let Some(rules) = policies.local() else {
            return (policies.clone(), None);
        };
        let noting = Arc::new(Self {
            rules: Arc::clone(rules),
            said: Mutex::default(),
        });
        let policies = policies.clone().with_local(Arc::clone(&noting) as _);
        (policies, Some(noting))
    }

    /// What they said of a record since this was asked last; none when they were not asked.
    pub(crate) fn said(&self) -> Option<Said> {
        lock(&self.said).0.take()
    }

    /// What they said of a question since this was asked last; none when they were not asked.
    pub(crate) fn of_question(&self) -> Option<OfQuestion> {
        lock(&self.said).1.take()
    }
}

impl Local for Noting {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        let narrowed = self.rules.narrow(asked);
        let purpose = (asked.purpose != asked.labels.purpose).then(|| asked.purpose.to_owned());
        let said = Said {
            act: asked.act,
            present: asked.labels.present,
            asked: asked.labels.asked,
            sections: asked.sections,
            agreements: asked.agreements.iter().map(|id| Arc::from(*id)).collect(),
            purpose,
            refused_by: narrowed.refused.as_ref().map(Objection::by),
            withheld: narrowed
                .withheld
                .iter()
                .map(|(section, objection)| (*section, objection.by()))
                .collect(),
        };
        lock(&self.said).0 = Some(said);
        narrowed
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        let objection = self.rules.objects(asking, now);
        lock(&self.said).1 = Some(OfQuestion(objection.as_ref().map(Objection::by)));
        objection
    }

    fn sha256(&self) -> [u8; 32] {
        self.rules.sha256()
    }
}
