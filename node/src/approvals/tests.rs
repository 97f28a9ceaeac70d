use ntc_core::reason::Reason;

use super::*;
use crate::store::medium::Disk;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);
const HOUR: Duration = Duration::from_secs(3600);

fn folder(rules: Rules) -> (tempfile::TempDir, Approvals) {
    let dir = tempfile::tempdir().unwrap();
    let approvals = Approvals::new(dir.path().join("approvals"), rules, Arc::new(Disk));
    (dir, approvals)
}

fn who(name: &str) -> Who {
    Who {
        name: name.to_owned(),
        serial: format!("serial of {name}"),
    }
}

fn wanted(by: &str, body: &str) -> Wanted {
    Wanted {
        sort: Sort::Agreement,
        method: "Sign".to_owned(),
        about: "az-ge".to_owned(),
        by: who(by),
        body: body.as_bytes().to_vec(),
        rules_asked: Vec::new(),
    }
}

fn second(name: &str) -> Second {
    Second {
        who: who(name),
        roles: Sort::Agreement.approvers().iter().copied().collect(),
    }
}

fn approve(
    approvals: &Approvals,
    id: ApprovalId,
    by: &str,
    shown: &[u8],
) -> Result<StoredRequest, ApprovalsError> {
    approvals.approve(id, &second(by), (shown, &BTreeSet::new()), NOW)
}

#[test]
fn what_was_asked_for_with_a_certificate_that_was_taken_back_is_not_approved() {
    let (_dir, approvals) = folder(Rules::NONE);
    let asked = approvals.ask(wanted("anna", "x"), NOW).unwrap();
    let shown = asked.sha256.as_bytes().as_slice();
    let revoked = BTreeSet::from([asked.asked.by.serial.clone()]);
    let told = approvals.approve(asked.asked.id, &second("boris"), (shown, &revoked), NOW);
    assert!(matches!(told, Err(ApprovalsError::Revoked)));
    approve(&approvals, asked.asked.id, "boris", shown).unwrap();
}

#[test]
fn to_whom_a_record_would_go_is_kept_until_it_is_over_and_is_no_part_of_its_hash() {
    let (_dir, approvals) = folder(Rules::NONE);
    for goes_to in [
        None,
        Some(BTreeSet::new()),
        Some(BTreeSet::from(["GE/customs".to_owned()])),
    ] {
        let body = format!("{goes_to:?}");
        let asked = approvals.ask_to(wanted("anna", &body), goes_to.clone(), NOW);
        let asked = asked.unwrap();
        let kept = approvals.get(asked.asked.id).unwrap();
        assert_eq!(kept.goes_to, goes_to);
        assert!(kept.is_whole());
        let refused = approvals.refuse(asked.asked.id, &second("boris"), "no", NOW);
        assert_eq!(refused.unwrap().goes_to, None);
    }
}

fn stage(approvals: &Approvals, id: ApprovalId) -> Stage {
    approvals.get(id).unwrap().stage(NOW)
}

#[test]
fn a_request_is_kept_approved_ended_and_its_bytes_forgotten() {
    let (_dir, approvals) = folder(Rules::NONE);
    let asked = approvals.ask(wanted("anna", "a secret"), NOW).unwrap();
    let id = asked.asked.id;
    assert_eq!(approvals.get(id).unwrap(), asked);
    // Asked for again, it is the same one; of another officer it is another.
    assert_eq!(
        approvals.ask(wanted("anna", "a secret"), NOW).unwrap(),
        asked
    );
    let other = approvals.ask(wanted("boris", "a secret"), NOW).unwrap();
    assert_ne!(other.asked.id, id);
    let shown = asked.sha256.as_bytes();
    let approved = approve(&approvals, id, "boris", shown).unwrap();
    assert_eq!(approved.noted, Stage::Approved);
    assert_eq!(approvals.sweep(NOW).unwrap().approved, [approved]);
    assert!(approve(&approvals, id, "clara", shown).is_err());
    let ended = approvals.ended(id, Ok("signed".to_owned()), NOW).unwrap();
    assert_eq!((ended.noted, ended.body.len()), (Stage::Done, 0));
    assert!(approvals.sweep(NOW).unwrap().approved.is_empty());
    // What ended is not ended again.
    let failed = Err(("BUSY".to_owned(), "late".to_owned()));
    assert_eq!(approvals.ended(id, failed, NOW).unwrap(), ended);
    let why = approvals.refuse(other.asked.id, &second("anna"), "no", NOW);
    assert_eq!(why.unwrap().message, "no");
    assert_eq!(stage(&approvals, other.asked.id), Stage::Refused);
    for file in fs::read_dir(approvals.dir).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|part| part == b"a secret"));
    }
}

#[test]
fn one_past_the_places_is_refused_until_one_is_decided_or_over() {
    let (_dir, approvals) = folder(Rules::NONE);
    for number in 0..MAX_OF_ONE {
        approvals
            .ask(wanted("anna", &number.to_string()), NOW)
            .unwrap();
    }
    let past = approvals.ask(wanted("anna", "past"), NOW);
    assert!(matches!(past, Err(ApprovalsError::FullOfOne(MAX_OF_ONE))));
    for number in MAX_OF_ONE..MAX_WAITING {
        let by = format!("officer-{}", number / MAX_OF_ONE);
        approvals
            .ask(wanted(&by, &number.to_string()), NOW)
            .unwrap();
    }
    let past = approvals.ask(wanted("zoe", "past"), NOW);
    assert!(matches!(past, Err(ApprovalsError::Full(MAX_WAITING))));
    let first = approvals.list().unwrap().pop().unwrap();
    approvals
        .refuse(first.asked.id, &second("zoe"), "no", NOW)
        .unwrap();
    let zoe = approvals.ask(wanted("zoe", "past"), NOW).unwrap();
    assert_eq!(zoe.asked.id.number(), MAX_WAITING as u64 + 1);
    // When their time is over there is room for as many again.
    let later = NOW.plus(Rules::NONE.lasts);
    assert!(approvals.ask(wanted("anna", "past"), later).is_ok());
}

#[test]
fn what_nobody_decided_about_ends_by_itself_and_is_forgotten_in_time() {
    let (_dir, approvals) = folder(Rules::NONE);
    let asked = approvals.ask(wanted("anna", "x"), NOW).unwrap();
    let expired = |now| approvals.sweep(now).unwrap().expired;
    assert!(expired(NOW.plus(HOUR)).is_empty());
    let over = NOW.plus(Rules::NONE.lasts);
    let told = expired(over);
    assert_eq!((told.len(), told[0].noted), (1, Stage::Expired));
    assert!(expired(over).is_empty(), "told once");
    assert!(approvals.get(asked.asked.id).unwrap().body.is_empty());
    // A clock that goes back does not bring it back.
    let shown = asked.sha256.as_bytes();
    assert!(approve(&approvals, asked.asked.id, "boris", shown).is_err());
    approvals.sweep(over.plus(KEEP)).unwrap();
    assert!(matches!(
        approvals.get(asked.asked.id),
        Err(ApprovalsError::Unknown)
    ));
    // Its number is not given again.
    let next = approvals.ask(wanted("anna", "y"), over.plus(KEEP)).unwrap();
    assert_eq!(next.asked.id.number(), 2);
}

#[test]
fn one_past_what_is_kept_makes_the_oldest_go() {
    let (_dir, approvals) = folder(Rules::NONE);
    approvals.ask(wanted("anna", "x"), NOW).unwrap();
    let folder = approvals.alone().unwrap();
    let mut over = folder.all().unwrap().remove(0);
    over.over(NOW);
    over.noted = Stage::Expired;
    for number in 1..=MAX_KEPT as u64 + 1 {
        over.asked.id = ApprovalId::from_number(number).unwrap();
        let path = folder.dir.join(over.asked.id.to_string());
        fs::write(path, over.to_bytes()).unwrap();
    }
    folder.prune(&folder.all().unwrap(), NOW).unwrap();
    let left = folder.all().unwrap();
    assert_eq!((left.len(), left[0].asked.id.number()), (MAX_KEPT, 2));
}

#[test]
fn what_was_altered_or_damaged_is_not_approved() {
    let (_dir, approvals) = folder(Rules::NONE);
    let mut asked = approvals.ask(wanted("anna", "sign az-ge"), NOW).unwrap();
    asked.body = b"sign az-kz".to_vec();
    approvals.alone().unwrap().save(&asked).unwrap();
    let shown = asked.sha256.as_bytes();
    let told = approve(&approvals, asked.asked.id, "boris", shown);
    assert!(told.unwrap_err().to_string().contains("not what was asked"));
    let path = approvals.dir.join("A1");
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    let told = approve(&approvals, asked.asked.id, "boris", shown);
    assert!(matches!(told, Err(ApprovalsError::Damaged(_))));
    // The others do not wait for it.
    assert!(approvals.list().unwrap().is_empty());
    assert!(approvals.ask(wanted("anna", "y"), NOW).is_ok());
}

#[test]
fn a_warrant_is_used_once_for_exactly_what_was_approved() {
    let (_dir, approvals) = folder(Rules::NONE);
    let asked = approvals
        .ask(wanted("anna", "key rotate author"), NOW)
        .unwrap();
    let take = |body: &str, now| approvals.take_warrant("Sign", body.as_bytes(), now);
    assert!(take("key rotate author", NOW).is_err(), "not approved");
    let shown = asked.sha256.as_bytes();
    approve(&approvals, asked.asked.id, "boris", shown).unwrap();
    assert!(take("key rotate ledger", NOW).is_err());
    assert!(
        take("key rotate author", asked.asked.until).is_err(),
        "over"
    );
    let taken = take("key rotate author", NOW).unwrap();
    assert!(take("key rotate author", NOW).is_err(), "used");
    approvals.give_back(&taken).unwrap();
    take("key rotate author", NOW).unwrap();
    assert_eq!(stage(&approvals, asked.asked.id), Stage::Done);
}

#[test]
fn erasures_of_a_day_are_counted_and_no_more_than_matter() {
    let (_dir, approvals) = folder(Rules {
        erasures: Some(2),
        ..Rules::NONE
    });
    for hour in 0..5 {
        approvals.erases(true, NOW.plus(HOUR * hour)).unwrap();
    }
    assert_eq!(approvals.erased(NOW.plus(HOUR * 5)).unwrap(), 3);
    assert_eq!(approvals.erased(NOW.plus(HOUR * 27)).unwrap(), 1);
    assert_eq!(approvals.erased(NOW.plus(HOUR * 28)).unwrap(), 0);
    // Where nothing is asked nothing is counted.
    let (_dir, alone) = folder(Rules::NONE);
    alone.erases(false, NOW).unwrap();
    assert!(!alone.dir.exists());
}

#[test]
fn of_many_erasures_at_once_no_more_are_done_alone_than_may_be() {
    let (_dir, approvals) = folder(Rules {
        erasures: Some(3),
        ..Rules::NONE
    });
    // Each was told beforehand that it may.
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let erase = || approvals.erases(false, NOW);
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(erase)).collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let (done, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(done.len(), 3);
    for refused in refused {
        assert_eq!(refused.unwrap_err().reason(), Reason::ApprovalNeeded);
    }
    // What was approved is done, and counted.
    approvals.erases(true, NOW).unwrap();
    assert_eq!(approvals.erased(NOW).unwrap(), 4);
}

#[test]
fn an_erasure_that_failed_is_not_counted() {
    let (_dir, approvals) = folder(Rules {
        erasures: Some(2),
        ..Rules::NONE
    });
    approvals.erases(false, NOW).unwrap();
    let later = NOW.plus(HOUR);
    approvals.erases(false, later).unwrap();
    approvals.erased_nothing(later).unwrap();
    assert_eq!(approvals.erased(later).unwrap(), 1);
    // What was not counted is not taken back.
    approvals.erased_nothing(later).unwrap();
    assert_eq!(approvals.erased(later).unwrap(), 1);
}

#[test]
fn what_was_approved_first_is_left_to_be_done_first() {
    let (_dir, approvals) = folder(Rules::NONE);
    let asked = ["x", "y"].map(|body| approvals.ask(wanted("anna", body), NOW).unwrap());
    for (kept, after) in asked.iter().rev().zip([1, 2]) {
        let shown = (kept.sha256.as_bytes().as_slice(), &BTreeSet::new());
        let at = NOW.plus(HOUR * after);
        approvals
            .approve(kept.asked.id, &second("boris"), shown, at)
            .unwrap();
    }
    let left = approvals.sweep(NOW.plus(HOUR * 3)).unwrap().approved;
    let numbers: Vec<_> = left.iter().map(|kept| kept.asked.id.number()).collect();
    assert_eq!(numbers, [2, 1]);
}

#[test]
fn what_is_approved_and_not_carried_out_takes_a_place() {
    let (_dir, approvals) = folder(Rules::NONE);
    for number in 0..MAX_WAITING {
        let kept = approvals.ask(wanted("anna", &number.to_string()), NOW);
        let kept = kept.unwrap();
        approve(&approvals, kept.asked.id, "boris", kept.sha256.as_bytes()).unwrap();
    }
    let past = approvals.ask(wanted("anna", "past"), NOW);
    assert!(matches!(past, Err(ApprovalsError::Full(MAX_WAITING))));
}

#[test]
fn one_that_cannot_be_written_keeps_no_other_from_being_told() {
    let (_dir, approvals) = folder(Rules::NONE);
    for body in ["x", "y"] {
        approvals.ask(wanted("anna", body), NOW).unwrap();
    }
    let in_the_way = approvals.dir.join("A2.tmp");
    fs::create_dir(&in_the_way).unwrap();
    let over = NOW.plus(Rules::NONE.lasts);
    let swept = approvals.sweep(over).unwrap();
    assert_eq!(swept.expired.len(), 1);
    assert!(swept.fault.is_some());
    fs::remove_dir(in_the_way).unwrap();
    assert_eq!(approvals.sweep(over).unwrap().expired.len(), 1);
}

#[test]
fn of_what_came_of_a_request_so_much_is_kept_that_a_list_can_be_sent() {
    let (_dir, approvals) = folder(Rules::NONE);
    let ended = |body: &str, outcome| {
        let asked = approvals.ask(wanted("anna", body), NOW).unwrap();
        let shown = asked.sha256.as_bytes();
        approve(&approvals, asked.asked.id, "boris", shown).unwrap();
        approvals.ended(asked.asked.id, outcome, NOW).unwrap()
    };
    let long = "\u{e9}".repeat(MAX_MESSAGE + 1);
    let why = ("BUSY".to_owned(), long.clone());
    for kept in [ended("x", Err(why)), ended("y", Ok(long))] {
        assert_eq!(kept.message.chars().count(), MAX_MESSAGE);
    }
}

#[test]
fn a_damaged_request_is_told_to_the_log_once_and_again_when_it_was_whole_meanwhile() {
    let (_dir, approvals) = folder(Rules::NONE);
    let asked = approvals.ask(wanted("anna", "sign az-ge"), NOW).unwrap();
    let (id, path) = (asked.asked.id, approvals.dir.join("A1"));
    let whole = fs::read(&path).unwrap();
    let is_new = || approvals.alone().unwrap().is_newly_damaged(id);
    for _ in 0..2 {
        fs::write(&path, b"no request").unwrap();
        assert!(approvals.list().unwrap().is_empty());
        assert!(!is_new(), "the first look told it");
        assert!(approvals.sweep(NOW).unwrap().approved.is_empty());
        assert!(!is_new(), "and no look after it");
        fs::write(&path, &whole).unwrap();
        assert_eq!(approvals.list().unwrap().len(), 1);
        assert!(is_new(), "it would be told again");
        approvals.list().unwrap();
    }
}

#[test]
fn what_is_approved_for_the_machine_has_the_name_that_the_audit_has_when_it_is_done() {
    let roles = BTreeSet::from([ntc_core::identity::officer::Role::Liaison]);
    let issue = Warrant::issue(&"boris".parse().unwrap(), &roles);
    let key = |act| Warrant::key(ntc_core::identity::card::KeyRole::Ledger, act).method;
    assert_eq!(issue.method, "officer issue");
    assert_eq!(key(KeyAct::Rotate), "key rotate");
    assert_eq!(key(KeyAct::RotateNow), "key rotate");
    assert_eq!(key(KeyAct::Revoke), "key revoke");
}
