mod rules;

use std::sync::Mutex as Lock;

use ntc_core::envelope::{Sign as _, SoftKey};
use ntc_core::identity::card::{CardDraft, KeyRole, ListedKey, NodeCard};
use ntc_core::identity::keys::{KeyEvent, KeyOperation, Role};
use ntc_core::identity::vkey;
use ntc_core::policy::agreement::{Template, TemplateParty, document_sha256, signing_bytes};
use ntc_core::record::AgreementStep;

use super::*;
use crate::identity::init::{InitOptions, Initialised, init};
use crate::identity::keys::SigningKeys;
use crate::ports::{SystemClock, SystemEntropy};
use crate::store::medium::Disk;

mod told;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// 2026-06-01T00:00:00Z.
const NOW: u64 = 1_780_272_000_000;

/// A clock that stands where it is put.
#[derive(Debug)]
struct Stopped(Lock<u64>);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(*lock(&self.0))
    }
}

/// The partners of AZ, and the nodes of both.
struct Desk {
    root: tempfile::TempDir,
    own: Initialised,
    other: Initialised,
    clock: Arc<Stopped>,
    partners: Partners,
}

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn make(name: &str, root: &Path) -> Initialised {
    let (domain, officer) = ("ntc.example".parse(), "administrator".parse());
    let mut options = InitOptions::new(party(name), domain.unwrap(), officer.unwrap());
    options.addresses = vec!["127.0.0.1:1".to_owned()];
    let dir = root.join(name.replace('/', "_"));
    init(&dir, &options, &SystemClock, &SystemEntropy).unwrap()
}

fn open(root: &Path, own: &Initialised, clock: &Arc<Stopped>) -> Partners {
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    let author = vec![own.card.keys().author];
    Partners::open(
        own.card.party().clone(),
        author,
        &root.join("partners"),
        JournalOptions::default(),
        Arc::new(Disk),
        clock,
    )
    .unwrap()
}

impl Desk {
    /// AZ with GE enrolled, nothing agreed, and all of it acting.
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let (own, other) = (make(AZ, root.path()), make(GE, root.path()));
        let clock = Arc::new(Stopped(Lock::new(NOW)));
        let partners = open(root.path(), &own, &clock);
        partners
            .enrol(other.card.text(), 0, &KeyHistory::default())
            .unwrap();
        let desk = Self {
            root,
            own,
            other,
            clock,
            partners,
        };
        desk.let_act();
        desk
    }

    fn reopened(self) -> Self {
        let Self {
            root,
            own,
            other,
            clock,
            partners,
        } = self;
        drop(partners);
        let partners = open(root.path(), &own, &clock);
        Self {
            root,
            own,
            other,
            clock,
            partners,
        }
    }

    fn document(&self) -> Vec<u8> {
        let names = [&self.own, &self.other].map(|node| node.card.party().clone());
        let parties = names.map(|party| TemplateParty {
            name: format!("Authority of {party}"),
            party,
        });
        Template {
            id: "pair".to_owned(),
            title: "A pair".to_owned(),
            legal_basis: "Memorandum of 1 January 2026".to_owned(),
            parties: parties.to_vec(),
            from: "2026-01-01".to_owned(),
            until: "2030-12-31".to_owned(),
        }
        .document()
        .into_bytes()
    }

    /// A step of one of the two about the document.
    fn step(&self, by: &Initialised, step: AgreementStep) -> AgreementMove {
        let document = self.document();
        let keys = SigningKeys::load(&by.layout).unwrap();
        let signed = matches!(step, AgreementStep::Propose | AgreementStep::Sign);
        let signature = keys.author().sign(&signing_bytes(&document)).unwrap();
        AgreementMove {
            step,
            document_sha256: document_sha256(&document),
            document: if step == AgreementStep::Propose {
                document
            } else {
                Vec::new()
            },
            signature: signed.then_some(signature),
            author_key: signed.then(|| keys.author().public_key()),
            reason: String::new(),
        }
    }

    fn theirs(&self, place: u64, step: AgreementStep) -> Placed {
        Placed {
            place,
            record: id(place),
            step: self.step(&self.other, step),
        }
    }

    fn take(&self, steps: &[Placed]) -> Turn {
        let author = self.other.card.party();
        self.partners.agreed(author, steps).unwrap()
    }

    /// What both have signed, in force and acting.
    fn agreed(self) -> Self {
        let own = self.step(&self.own, AgreementStep::Propose);
        self.partners.agreed_own(id(7), Some(7), &own).unwrap();
        let sign = [self.theirs(0, AgreementStep::Sign)];
        assert_eq!(self.take(&sign), Turn::Done);
        self.let_act();
        assert!(self.tells());
        self
    }

    fn let_act(&self) {
        let digest = self.partners.roster().policies().digest();
        assert!(self.partners.act(digest).unwrap());
    }

    /// Whether the agreement is in force in what acts.
    fn tells(&self) -> bool {
        let policies = self.partners.policies();
        !policies.book().partners(self.clock.now()).is_empty()
    }

    fn events(&self) -> u64 {
        lock(&self.partners.journal).end()
    }
}

fn id(number: u64) -> RecordId {
    let mut random = [0; 10];
    random[..8].copy_from_slice(&number.to_be_bytes());
    RecordId::new(Timestamp::from_millis(NOW), &random)
}

#[test]
fn what_allows_more_does_not_act_before_its_policies_are_written_down() {
    let desk = Desk::new();
    let propose = desk.step(&desk.own, AgreementStep::Propose);
    desk.partners.agreed_own(id(1), Some(1), &propose).unwrap();
    desk.take(&[desk.theirs(0, AgreementStep::Sign)]);
    let agreed = desk.partners.roster().policies();
    assert!(!agreed.book().partners(desk.clock.now()).is_empty());
    assert!(!desk.tells(), "it is agreed, and does not act yet");
    let desk = desk.reopened();
    assert!(!desk.tells(), "nor does it after a crash between the two");
    assert!(!desk.partners.act([1; 32]).unwrap(), "other policies");
    assert!(!desk.tells());
    desk.let_act();
    assert!(desk.tells());
    assert!(desk.reopened().tells());
}

#[test]
fn a_notice_runs_from_the_time_in_the_id_of_its_record_and_acts_at_once() {
    let desk = Desk::new().agreed();
    assert_eq!(
        desk.take(&[desk.theirs(1, AgreementStep::Notice)]),
        Turn::Done
    );
    let desk = desk.reopened();
    let policies = desk.partners.policies();
    let entry = policies.book().entries()[0];
    let notice = policies.book().notice_of(entry, &party(GE));
    assert_eq!(notice.map(|notice| notice.at.as_millis()), Some(NOW));
    assert!(desk.tells(), "it goes on until the notice is over");
    let end = policies.book().notice_ends(entry, &party(GE)).unwrap();
    *lock(&desk.clock.0) = end.as_millis();
    assert!(!desk.tells());
}

#[test]
fn a_notice_that_is_repeated_is_the_first_one_for_every_partner() {
    let desk = Desk::new().agreed();
    let notice = desk.step(&desk.own, AgreementStep::Notice);
    desk.partners.agreed_own(id(9), None, &notice).unwrap();
    // Another step that nobody was told of does not make it forgotten.
    let suspend = desk.step(&desk.own, AgreementStep::Suspend);
    desk.partners.agreed_own(id(10), None, &suspend).unwrap();
    let desk = desk.reopened();
    let untold = |desk: &Desk| {
        let roster = desk.partners.roster();
        let untold = roster.untold_notice(&notice.document_sha256);
        untold.map(|(record, _)| *record)
    };
    assert_eq!(untold(&desk), Some(id(9)));
    desk.partners.agreed_own(id(9), Some(9), &notice).unwrap();
    assert_eq!(untold(&desk), None);
    // Given once more, it is another step, and whoever comes later is told of the first.
    desk.partners.agreed_own(id(11), Some(11), &notice).unwrap();
    let owed = desk.reopened().partners.roster().owed(&party(GE));
    assert!(owed.contains(&9) && !owed.contains(&11), "{owed:?}");
}

#[test]
fn what_nobody_was_told_of_is_to_be_told_until_it_was_or_holds_no_more() {
    let desk = Desk::new().agreed();
    let untold = |desk: &Desk| {
        let roster = desk.partners.roster();
        let untold = roster.untold().into_iter();
        untold.map(|(record, _)| *record).collect::<Vec<_>>()
    };
    let [suspend, resume] =
        [AgreementStep::Suspend, AgreementStep::Resume].map(|step| desk.step(&desk.own, step));
    desk.partners.agreed_own(id(9), None, &suspend).unwrap();
    let desk = desk.reopened();
    assert_eq!(untold(&desk), [id(9)]);
    desk.partners.agreed_own(id(9), Some(9), &suspend).unwrap();
    assert!(untold(&desk).is_empty(), "they were told");
    // What is told later takes the place of what was not: a suspension that was lifted is told to nobody.
    desk.partners.agreed_own(id(10), None, &suspend).unwrap();
    desk.partners.agreed_own(id(11), Some(11), &resume).unwrap();
    desk.partners
        .agreed_own(id(12), Some(12), &suspend)
        .unwrap();
    assert!(untold(&desk.reopened()).is_empty());
}

#[test]
fn what_allows_less_acts_at_once_and_only_that() {
    let desk = Desk::new().agreed();
    assert_eq!(
        desk.take(&[desk.theirs(1, AgreementStep::Suspend)]),
        Turn::Done
    );
    assert!(!desk.tells());
    let desk = desk.reopened();
    assert!(!desk.tells());
    desk.take(&[desk.theirs(2, AgreementStep::Resume)]);
    assert!(!desk.tells(), "a resumption waits for its entry");
    desk.let_act();
    assert!(desk.tells());
    desk.partners
        .suspend(&party(GE), "key stolen\ncase 114")
        .unwrap();
    let peers = desk.partners.policies();
    assert!(peers.peers().get(&party(GE)).unwrap().suspended);
    desk.partners.resume(&party(GE)).unwrap();
    let peers = desk.partners.policies();
    assert!(peers.peers().get(&party(GE)).unwrap().suspended);
}

#[test]
fn a_step_is_taken_once_whatever_comes_between() {
    let desk = Desk::new().agreed();
    let (suspend, resume) = (
        desk.theirs(1, AgreementStep::Suspend),
        desk.theirs(2, AgreementStep::Resume),
    );
    desk.take(std::slice::from_ref(&suspend));
    desk.take(std::slice::from_ref(&resume));
    desk.let_act();
    let events = desk.events();
    // The follower died before it noted how far it was, and gives them again.
    desk.take(&[suspend, resume]);
    assert_eq!(desk.events(), events);
    assert!(desk.reopened().tells());
}

#[test]
fn an_own_suspension_acts_before_it_has_a_place_and_counts_once_with_it() {
    let desk = Desk::new().agreed();
    let suspend = desk.step(&desk.own, AgreementStep::Suspend);
    desk.partners.agreed_own(id(8), None, &suspend).unwrap();
    assert!(!desk.tells());
    let desk = desk.reopened();
    assert!(!desk.tells());
    desk.partners.agreed_own(id(8), Some(8), &suspend).unwrap();
    let resume = desk.step(&desk.own, AgreementStep::Resume);
    desk.partners.agreed_own(id(9), Some(9), &resume).unwrap();
    desk.let_act();
    // Found again in the ledger after a crash.
    desk.partners.agreed_own(id(8), Some(8), &suspend).unwrap();
    assert!(desk.tells());
}

#[test]
fn a_partner_that_changes_its_mind_without_end_makes_nothing_grow() {
    let desk = Desk::new().agreed();
    let flip = |n: u64| {
        let step = if n % 2 == 1 {
            AgreementStep::Suspend
        } else {
            AgreementStep::Resume
        };
        desk.theirs(n, step)
    };
    let events = desk.events();
    // What comes in one turn is one change, however much it is.
    let suspend = flip(1);
    let mut turn: Vec<_> = (1..=10_001)
        .map(|place| Placed {
            place,
            ..suspend.clone()
        })
        .collect();
    for even in turn.iter_mut().filter(|placed| placed.place % 2 == 0) {
        even.step.step = AgreementStep::Resume;
    }
    assert_eq!(desk.take(&turn), Turn::Done);
    assert_eq!(desk.events(), events + 1);
    assert!(!desk.tells(), "the last of them counts");
    // Turn by turn there is a pace.
    let mut place = 10_002;
    let until = loop {
        match desk.take(&[flip(place)]) {
            Turn::Done => place += 1,
            Turn::Wait(until) => break until,
        }
    };
    // One of them was used up by the signature.
    let left = u64::from(MOVES_AT_ONCE) - 1;
    assert_eq!(desk.events(), events + left);
    assert_eq!(until.as_millis(), NOW + MOVE_EVERY_MS);
    *lock(&desk.clock.0) = until.as_millis();
    assert_eq!(desk.take(&[flip(place)]), Turn::Done);
    assert_eq!(desk.events(), events + left + 1);
}

#[test]
fn ten_thousand_flips_leave_the_roster_as_large_as_two() {
    let desk = Desk::new().agreed();
    let (suspend, resume) = (
        desk.step(&desk.other, AgreementStep::Suspend),
        desk.step(&desk.other, AgreementStep::Resume),
    );
    let fold = |flips: u64| {
        let mut roster = Roster::clone(&desk.partners.roster());
        for n in 1..=flips {
            let step = if n % 2 == 1 { &suspend } else { &resume };
            let change = Some(moved(&party(GE), id(n), Some(n), step));
            let event = Event { at_ms: NOW, change };
            roster = roster.apply(&event).unwrap();
        }
        roster
    };
    let (two, many) = (fold(2), fold(10_000));
    assert_eq!(many.steps_len(), two.steps_len());
    assert_eq!(many.policies(), two.policies());
}

#[test]
fn a_partner_is_owed_the_own_steps_that_still_count() {
    let desk = Desk::new().agreed();
    assert_eq!(desk.partners.roster().owed(&party(GE)), [7]);
    for (place, step) in [
        (8, AgreementStep::Suspend),
        (9, AgreementStep::Resume),
        (12, AgreementStep::Suspend),
    ] {
        let step = desk.step(&desk.own, step);
        desk.partners
            .agreed_own(id(place), Some(place), &step)
            .unwrap();
    }
    let desk = desk.reopened();
    assert_eq!(desk.partners.roster().owed(&party(GE)), [7, 12]);
    assert!(desk.partners.roster().owed(&party("MD/customs")).is_empty());
}

/// A newer card of the other party, whose author key is another one since an entry of its ledger.
fn renewed(desk: &Desk, author: &SoftKey, from: u64) -> NodeCard {
    let card = &desk.other.card;
    let name = card.domain().author_name(card.party());
    let mut keys = card.listed_keys().to_vec();
    let old = keys.iter_mut().find(|key| key.role == "author").unwrap();
    old.to = Some(from + 1);
    keys.push(ListedKey {
        role: "author".to_owned(),
        vkey: vkey::encode(&name, vkey::TYPE_NOTE, &author.public_key()),
        from,
        to: None,
    });
    let signing = SigningKeys::load(&desk.other.layout).unwrap();
    let draft = CardDraft {
        domain: card.domain().clone(),
        party: card.party().clone(),
        ledger_number: 1,
        made_at: from + 2,
        keys,
        capabilities: card.capabilities().to_vec(),
        authorities: card.authorities().to_vec(),
        addresses: card.addresses().to_vec(),
        contact: card.contact().to_owned(),
        issued: card.issued(),
        other: Vec::new(),
    };
    let sealed = draft.seal(|role, message| match role {
        KeyRole::Author => author.sign(message),
        KeyRole::Ledger => signing.ledger().sign(message),
        KeyRole::Witness => signing.witness().sign(message),
        KeyRole::Receipt => signing.receipt().sign(message),
    });
    sealed.unwrap()
}

#[test]
fn a_newer_card_is_taken_with_keys_that_the_ledger_announced_and_with_no_others() {
    let desk = Desk::new();
    let (author, stranger) = (SoftKey::from_seed(&[4; 32]), SoftKey::from_seed(&[5; 32]));
    let card = renewed(&desk, &author, 20);
    let added = |key: &SoftKey| KeyEvent {
        index: 20,
        operation: KeyOperation::Add,
        role: Role::Known(KeyRole::Author),
        key: vkey::hash(&vkey::encode(
            &card.domain().author_name(card.party()),
            vkey::TYPE_NOTE,
            &key.public_key(),
        )),
    };
    let announced = |event| KeyHistory::from_parts(4, vec![event]).unwrap();
    let known = |desk: &Desk| {
        desk.partners
            .roster()
            .peer(&party(GE))
            .unwrap()
            .card
            .keys()
            .author
    };
    let (before, events) = (known(&desk), desk.events());
    for keys in [KeyHistory::default(), announced(added(&stranger))] {
        let refused = desk.partners.enrol(card.text(), 0, &keys).unwrap_err();
        assert!(matches!(refused, PartnerError::Exists(_)), "{refused}");
        assert!(desk.partners.would_enrol(card.text(), &keys).is_err());
    }
    assert_eq!((known(&desk), desk.events()), (before, events));
    let keys = announced(added(&author));
    desk.partners.enrol(card.text(), 0, &keys).unwrap();
    assert_eq!(known(&desk), author.public_key());
    // The start folds the same, whatever was followed by then.
    let desk = desk.reopened();
    assert_eq!(known(&desk), author.public_key());
    // The card before does not come back.
    let old = desk.other.card.text().to_owned();
    let older = desk.partners.enrol(&old, 0, &keys).unwrap_err();
    assert!(matches!(older, PartnerError::OlderCard(_)), "{older}");
}
